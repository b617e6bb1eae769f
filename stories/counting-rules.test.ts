/** 計票 stories: real boxes counted by announced rules, published by an officer, read by a citizen. */
import { dealtBallots } from '@gongsuan/acts/demo';
import { sealBox } from '@gongsuan/acts/vote';
import { drawOrder } from '@gongsuan/core/admit';
import type { Poll } from '@gongsuan/core/vote';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './inspect.ts';
import { raiseStage, type Stage } from './stage.ts';
import {
  announce,
  done,
  fill,
  foundTown,
  MACHINE,
  plainOptions,
  signIn,
  type Announcement,
  type Town,
} from './town.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage?.close());

const HOUR = 3_600_000;
const ended = () => ({
  opens: new Date(Date.now() - 24 * HOUR),
  closes: new Date(Date.now() - HOUR),
});

/** A cycle that has ended, its boxes filled and sealed. */
async function voted(
  town: Town,
  wish: Omit<Announcement, 'opens' | 'closes'>,
  ballots: (poll: Poll) => Parameters<typeof fill>[2],
) {
  const announced = await announce(stage, town, { ...wish, ...ended() });
  for (const poll of announced.polls) {
    await fill(stage, poll, ballots(poll));
    await done(sealBox(stage.db, MACHINE, town.tenant, poll.id, new Date()));
  }
  return announced;
}

/** The officer publishes in the counting room. */
async function publish(town: Town, slug: string) {
  const context = await stage.visitor();
  const page = await signIn(context, await town.officer('counting-officer'));
  await page.goto(`/office/${town.tenant}/admit/${slug}`);
  await page.click('form[action="?/publish"] button');
  await page.waitForLoadState();
  return { page, context };
}

/** Number and word of every proposal on the result page, in the page's order. */
async function published(town: Town, slug: string) {
  const context = await stage.visitor({ width: 390 });
  const page = await context.newPage();
  await page.goto(`/${town.tenant}/${slug}/admit`);
  const rows = await page
    .locator('main table')
    .filter({ hasText: '理由' })
    .locator('tbody tr')
    .allInnerTexts();
  await context.close();
  return rows;
}

const SHILIN = [5210, 4870, 3315, 3314, 3900, 2750, 4400, 6020];

describe('士林 106（情境 3）：8 案，選 4 至 8 案，門檻 3,315', () => {
  const shilin = (
    slug: string,
    passing: 'over' | 'reach',
    cap: number,
  ): Omit<Announcement, 'opens' | 'closes'> => ({
    preset: 'taipei-shilin-2017',
    slug,
    options: { shilin: plainOptions(SHILIN.map(() => 500_000)) },
    area: () => ({ cap }),
    changes: ({ rules }) => [
      {
        section: 'ballot',
        ballot: rules.ballot,
        weights: rules.weights,
        moneyBonus: rules.moneyBonus,
        admission: { ...rules.admission, threshold: { kind: 'votes', votes: 3315, passing } },
      },
    ],
  });

  it.each([
    ['超過門檻', 'over', 16, ['8', '1', '2', '7', '5']],
    ['達到門檻', 'reach', 16, ['8', '1', '2', '7', '5', '3']],
    ['上限 4 案', 'reach', 4, ['8', '1', '2', '7']],
  ] as const)('%s', async (_, passing, cap, registered) => {
    const town = await foundTown(stage, `shilin-${passing}-${cap}`, '士林（故事）');
    await voted(town, shilin('106', passing, cap), () => dealtBallots(SHILIN, 4, 8));
    const { page, context } = await publish(town, '106');
    await context.close();
    expect(page.isClosed()).toBe(true);
    const rows = await published(town, '106');
    expect(rows).toHaveLength(8);
    const won = rows
      .filter((row) => /順位錄案/.test(row))
      .map((row) => /(\d+) 提案/.exec(row)?.[1]);
    expect(won).toEqual(registered);
    const short = rows.find((row) => row.includes('提案4'));
    expect(short).toContain(passing === 'over' ? '還差 2 票' : '還差 1 票');
  });
});

describe('大安 105（情境 4）：26 案，錄案上限 16', () => {
  it('ranks 1 to 16 are registered, 17 to 26 are not, although all have enough votes', async () => {
    const town = await foundTown(stage, 'daan-105', '大安（故事）');
    const votes = Array.from({ length: 26 }, (_, i) => 100 - i);
    await voted(
      town,
      {
        preset: 'taipei-daan-2016',
        slug: '105',
        options: { daan: plainOptions(votes.map(() => 300_000)) },
      },
      () => dealtBallots(votes, 1, 16),
    );
    await (await publish(town, '105')).context.close();
    const rows = await published(town, '105');
    const won = rows.filter((row) => /順位錄案/.test(row));
    expect(won).toHaveLength(16);
    expect(rows[16]).toContain('排名第 17，在可錄案的 16 案之外');
    expect(rows[16]).toContain('還差 2 票');
  });
});

describe('大園 106（情境 12）：依票序分配經費', () => {
  const amounts = [
    1_000_000,
    1_000_000,
    800_000,
    500_000,
    1_000_000,
    269_000,
    305_280,
    781_200,
    ...Array<number>(7).fill(900_000),
  ];
  const votes = [30, 28, 26, 24, 22, 20, 18, 16, 9, 8, 7, 6, 5, 4, 3];

  it('three million pays the first three; the rest hear how much was left', async () => {
    const town = await foundTown(stage, 'dayuan-106', '大園（故事）');
    await voted(
      town,
      {
        preset: 'taoyuan-dayuan-2017',
        slug: '106',
        options: { dayuan: amounts.map((cost, i) => ({ title: `提案${i + 1}`, cost })) },
      },
      () => dealtBallots(votes, 1, 3),
    );
    await (await publish(town, '106')).context.close();
    const rows = await published(town, '106');
    expect(rows.filter((row) => /順位錄案/.test(row))).toHaveLength(3);
    expect(rows[3]).toContain('200,000 元');
  });
});

describe('新店 114（情境 13）：設籍者一票計二', () => {
  it('shows raw and weighted votes and ranks by the weighted ones', async () => {
    const town = await foundTown(stage, 'xindian-114', '新店（故事）');
    await voted(
      town,
      {
        preset: 'new-taipei-xindian-2025',
        slug: '114',
        options: { xindian: plainOptions(Array<number>(18).fill(150_000)) },
      },
      () => [
        { picks: [1, 2, 3, 4, 5, 6, 7, 8], count: 40, residency: 'work' },
        { picks: [11, 12, 13, 14, 15, 16, 17, 18], count: 30, residency: 'registered' },
      ],
    );
    await (await publish(town, '114')).context.close();
    const rows = await published(town, '114');
    // 30 registered residents weigh 60, more than 40 others.
    expect(rows[0]).toMatch(/11 提案11[\s\S]*30[\s\S]*60/);
    expect(rows[8]).toMatch(/1 提案1[\s\S]*40[\s\S]*40/);
  });
});

describe('門檻為可投票人口百分之一（T05），兩種進位', () => {
  it.each([
    ['up', '2,455', ['1']],
    ['down', '2,454', ['1', '2']],
  ] as const)('%s: more than the rounded share is needed', async (rounding, needed, registered) => {
    const town = await foundTown(stage, `share-${rounding}`);
    await voted(
      town,
      {
        preset: 'taipei-shilin-2017',
        slug: '115',
        eligible: 245_301,
        options: { shilin: plainOptions([100, 100, 100, 100]) },
        changes: ({ rules }) => [
          {
            section: 'ballot',
            ballot: { ...rules.ballot, min: 1, max: 4 },
            weights: rules.weights,
            moneyBonus: null,
            admission: {
              ...rules.admission,
              threshold: { kind: 'share', basisPoints: 100, rounding, passing: 'over' },
            },
          },
        ],
      },
      () => dealtBallots([2455, 2454, 2453, 10], 1, 4),
    );
    await (await publish(town, '115')).context.close();
    const rows = await published(town, '115');
    const won = rows
      .filter((row) => /順位錄案/.test(row))
      .map((row) => /(\d+) 提案/.exec(row)?.[1]);
    expect(won).toEqual(registered);
    expect(rows[2]).toContain(`至少要 ${needed} 票`);
  });
});

describe('同票在錄案上限', () => {
  it('is refused for publication, settled by a lot on the record, and read by everybody', async () => {
    const town = await foundTown(stage, 'tie');
    const votes = [40, 30, 30, 10];
    await voted(
      town,
      {
        preset: 'taipei-daan-2016',
        slug: '115',
        options: { daan: plainOptions(votes.map(() => 1_000)) },
        area: () => ({ cap: 2 }),
      },
      () => dealtBallots(votes, 1, 4),
    );
    const { page, context } = await publish(town, '115');
    expect(await page.locator('[role=alert]').innerText()).toContain('還有同票尚未處理（2、3）');

    await page.check('input[name=method][value=public-lot]', { force: true });
    await page.fill('input[name=order]', '3、9');
    await page.fill('textarea[name=note]', '民國115年示範抽籤，兩造在場');
    await page.click('form[action="?/settle"] button');
    expect(await page.locator('[role=alert]').innerText()).toContain('必須剛好列出同票的 2 案');
    expect(await page.inputValue('textarea[name=note]')).toBe('民國115年示範抽籤，兩造在場');
    expect(await page.inputValue('input[name=order]')).toBe('3、9');

    await page.fill('input[name=order]', '3、2');
    await page.fill('input[name=seed]', '03 11 19 24 35 41');
    await page.click('form[action="?/settle"] button');
    expect(await page.locator('[role=alert]').innerText()).toContain('只能填一項');
    expect(await page.inputValue('input[name=seed]')).toBe('03 11 19 24 35 41');
    // Drawn from the number, which a stranger can do again.
    await page.fill('input[name=order]', '');
    await page.click('form[action="?/settle"] button');
    await page.waitForLoadState();
    await page.click('form[action="?/publish"] button');
    await page.waitForLoadState();
    await context.close();

    const rows = await published(town, '115');
    const won = rows
      .filter((row) => /順位錄案/.test(row))
      .map((row) => /(\d+) 提案/.exec(row)?.[1]);
    const [drawn] = drawOrder(['2', '3'], '03 11 19 24 35 41');
    expect(won).toEqual(['1', drawn]);
    const reader = await stage.visitor({ scripts: true });
    const result = await reader.newPage();
    await result.goto(`/${town.tenant}/115/admit`);
    expect(await result.innerText('main')).toMatch(
      /公開抽籤：[23]、[23]（民國115年示範抽籤，兩造在場）\s*公開號碼 03 11 19 24 35 41/,
    );
    await expectAccessible(result);
    await reader.close();
  });
});
