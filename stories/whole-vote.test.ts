/** 一次完整的票選: from a citizen's proposal to the published registration, all pressed in a browser. */
import { registryCases } from '@gongsuan/acts/demo';
import { enterProposal } from '@gongsuan/acts/gather';
import { createCycle, publishCycle, saveCycle } from '@gongsuan/acts/plan';
import { dayOf } from '@gongsuan/prelude';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './inspect.ts';
import { letterTo, linkTo } from './letters.ts';
import { raiseStage, type Stage } from './stage.ts';
import { done, foundTown, MACHINE, signIn, type Town } from './town.ts';

interface Resident {
  readonly idNumber: string;
  readonly birthDate: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let stage: Stage;
let town: Town;

beforeAll(async () => {
  stage = await raiseStage();
  town = await foundTown(stage, 'whole', '提案市');
  const now = new Date();
  const { db } = stage;
  const cycle = await done(
    createCycle(
      db,
      MACHINE,
      town.tenant,
      { preset: 'ndc-topic', year: 2026, slug: '115', organisation: town.root, start: dayOf(now) },
      new Date(now.getTime() - DAY),
    ),
  );
  const phases = (
    [
      ['gather', -HOUR, 2 * DAY],
      ['route', -HOUR, 3 * DAY],
      ['vote', 4 * DAY, 8 * DAY],
      ['admit', 8 * DAY, 9 * DAY],
    ] as const
  ).map(([step, opens, closes], i) => ({
    ...{ id: null, step, ordinal: i + 1, label: null, disabled: false },
    opens: new Date(now.getTime() + opens),
    closes: new Date(now.getTime() + closes),
  }));
  await done(saveCycle(db, MACHINE, town.tenant, cycle.id, { section: 'phases', phases }, now));
  const areas = cycle.areas.map(({ id: _, ordinal: __, organisation: ___, ...area }) => ({
    ...area,
    caseCode: 'WHOLE-1',
  }));
  await done(saveCycle(db, MACHINE, town.tenant, cycle.id, { section: 'areas', areas }, now));
  await done(publishCycle(db, MACHINE, town.tenant, cycle.id, now));
});
afterAll(() => stage?.close());

async function fillIn(page: Page): Promise<void> {
  await page.fill('[name=title]', '<b>公園</b> 無障礙步道');
  await page.fill('[name=purpose]', '讓輪椅與嬰兒車也能走到河邊。');
  await page.fill('[name=content]', '改善五處高低差，並增設扶手。');
  await page.fill('[name=place]', '示範河濱公園');
  await page.fill('[name=name]', '示範提案人');
}

describe('從提案到公布錄案', () => {
  it('a citizen signs in by letter, proposes, is refused without loss, and submits', async () => {
    const context = await stage.visitor({ width: 390 });
    const page = await context.newPage();
    await page.goto('/account');
    await page.fill('[name=email]', 'citizen@example.test');
    await page.click('form[action="?/link"] button');
    await page.goto(await linkTo(stage, 'citizen@example.test', '/account/confirm/'));
    await page.click('main form button[type=submit]');
    await page.waitForLoadState();

    await page.goto('/whole/115/gather/new');
    await fillIn(page);
    await page.fill('[name=cost]', '-5');
    await page.click('button[formaction="?/review"]');
    await page.waitForURL(/\/account\/gather\//);
    // The draft keeps what was typed, and says what stands in the way of submitting it.
    const draft = await page.innerText('main');
    expect(draft).toContain('-5');
    expect(await page.locator('form[action="?/submit"]').count(), draft).toBe(0);

    await page.goto(page.url().replace(/[?#].*$/, '') + '/edit');
    await page.fill('[name=cost]', '１,２００,０００ 元');
    await page.click('button[formaction="?/review"]');
    await page.waitForLoadState();
    expect(
      await page.locator('form[action="?/submit"]').count(),
      await page.innerText('main'),
    ).toBe(1);
    await page.click('form[action="?/submit"] button');
    await page.waitForLoadState();
    await context.close();

    const reader = await stage.visitor({ scripts: true });
    const list = await reader.newPage();
    await list.goto('/whole/115/gather');
    expect(await list.innerText('main')).toContain('<b>公園</b> 無障礙步道');
    await list.click('text=無障礙步道');
    await list.waitForLoadState();
    expect(await list.innerText('main')).toContain('1,200,000 元');
    await expectAccessible(list);
    await reader.close();
  });

  it('an officer accepts it, sets the ballot and opens it; the citizen hears of it by letter', async () => {
    const context = await stage.visitor();
    const page = await signIn(context, await town.officer('tenant-admin'));
    await page.goto('/office/whole');
    expect(await page.innerText('main')).toContain('待');
    await page.goto('/office/whole/route');
    await page.click('main a:has-text("無障礙步道")');
    await page.waitForLoadState();
    await page.check('input[name=kind][value=accept]', { force: true });
    await page.fill('form[action="?/decide"] [name=cost]', '1,100,000');
    await page.fill('form[action="?/decide"] [name=reason]', '符合範圍，由工務單位辦理。');
    await page.click('form[action="?/decide"] button[type=submit]');
    await page.waitForLoadState();
    await expect
      .poll(() => letterTo(stage, 'citizen@example.test'), { timeout: 10_000 })
      .not.toContain('/account/confirm/');

    const waiting = {
      ...{ title: '還在審查的提案', area: 'all', purpose: '示範', content: '示範' },
      ...{ place: '示範公園', cost: '100,000', name: '示範提案人' },
    };
    const at = { tenant: town.tenant, cycle: '115' };
    await done(enterProposal(stage.db, MACHINE, at, waiting, new Date()));
    await page.goto('/office/whole/vote/115');
    await page.click('main a[href*="/vote/115/set"]');
    await page.waitForLoadState();
    const preview = await page.innerText('main');
    expect(preview).toMatch(/無障礙步道[^]*不會放上選票的提案（1 案）[^]*還在審查的提案/);
    expect(preview).toMatch(/投票於民國.*開始、民國.*截止；開始前可以重新設定/);
    await page.click('form[action^="?/set"] button[type=submit]');
    await page.waitForLoadState();
    expect(await page.innerText('[role=status]')).toContain('已設定 1 張選票，共 1 案');
    await page.click('details:has(form[action="?/open"]) summary');
    await page.click('form[action="?/open"] button');
    await page.waitForLoadState();
    await context.close();

    const visitor = await stage.visitor();
    const ballot = await visitor.newPage();
    await ballot.goto('/whole/115/vote/all');
    const text = await ballot.innerText('main');
    expect(text).toContain('無障礙步道');
    expect(text).toContain('1,100,000 元');
    await visitor.close();
  });

  it('a citizen votes and keeps a receipt; the box is closed, sealed, counted and published', async () => {
    for (const one of await registryCases(stage.db)) await stage.tellRegistry('/cases', one);
    const residents = (await stage.askRegistry('/residents')) as readonly Resident[];
    const me = residents.find(({ birthDate }) => birthDate < '2000');
    const visitor = await stage.visitor({ width: 390 });
    const page = await visitor.newPage();
    await page.goto('/whole/115');
    await page.click('main a[href^="/whole/115/vote"] >> nth=0');
    await page.waitForLoadState();
    await page.goto('/whole/115/vote/all');
    await page.check('input[name=picks][value="1"]', { force: true });
    await page.click('form[action="?/pick"] button[type=submit]');
    await page.waitForLoadState();
    await page.check('input[name=consent]', { force: true });
    await page.fill('input[name=idNumber]', me?.idNumber ?? '');
    await page.fill('input[name=birthDate]', me?.birthDate ?? '');
    await page.waitForTimeout(5_200);
    await page.click('form[action="?/check"] button[type=submit]');
    await page.waitForLoadState();
    await page.click('form[action="?/cast"] button[type=submit]');
    await page.waitForURL(/\/receipt/);
    const receipt = (await page.innerText('#receipt')).replace(/[^0-9a-f]/g, '').slice(0, 64);

    const context = await stage.visitor();
    const office = await signIn(context, await town.officer('tenant-admin'));
    await office.goto('/office/whole/vote/115');
    await office.click('details:has(form[action="?/close"]) summary');
    await office.fill('form[action="?/close"] [name=reason]', '示範：提前截止');
    await office.click('form[action="?/close"] button[type=submit]');
    await office.waitForTimeout(10_500);
    await office.reload();
    await office.click('form[action="?/seal"] button[type=submit]');
    await office.waitForLoadState();
    await office.goto('/office/whole/admit/115');
    await office.click('form[action="?/publish"] button');
    await office.waitForLoadState();
    await context.close();

    await page.goto('/whole/115/admit');
    const result = await page.innerText('main');
    expect(result).toContain('無障礙步道');
    expect(result).toMatch(/得 1 票.*第 1 順位錄案/s);
    await page.goto('/whole/115/vote/all/ballots');
    expect((await page.innerText('main')).replace(/\s/g, '')).toContain(receipt);
    const data = await visitor.request.get('/whole/115/data/result.json');
    expect(data.status(), await data.text()).toBe(200);
    await visitor.close();
  });
});
