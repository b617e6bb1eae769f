/** 票選 stories: citizens vote in a real browser, with and without scripts; officers at the desk. */
import type { Residency } from '@gongsuan/core/plan';
import { inTenant } from '@gongsuan/store';
import { sql } from 'kysely';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './inspect.ts';
import { raiseStage, type Stage } from './stage.ts';
import {
  announce,
  caseCode,
  foundTown,
  plainOptions,
  signIn,
  type Announced,
  type Town,
} from './town.ts';

interface Resident {
  readonly name: string;
  readonly idNumber: string;
  readonly birthDate: string;
  readonly town: string;
}

const HOUR = 3_600_000;
const POLL = '/shilin-town/115/vote/shilin';

let stage: Stage;
let town: Town;
let vote: Announced;
let people: readonly Resident[];
let others: readonly Resident[];
let next = 0;
/** A resident of the district who has not voted yet. */
const somebody = () => people[next++] as Resident;

beforeAll(async () => {
  stage = await raiseStage();
  town = await foundTown(stage, 'shilin-town', '士林（故事）');
  vote = await announce(stage, town, {
    preset: 'taipei-shilin-2017',
    slug: '115',
    options: { shilin: plainOptions(Array<number>(8).fill(500_000)) },
    opens: new Date(Date.now() - HOUR),
    closes: new Date(Date.now() + 48 * HOUR),
  });
  await stage.tellRegistry('/cases', {
    caseCode: caseCode('115', 'shilin'),
    towns: ['63000110'],
    minAge: 16,
    ageOn: '2026-05-31',
  });
  const all = (await stage.askRegistry('/residents')) as readonly Resident[];
  people = all.filter((one) => one.town.includes('士林') && one.birthDate < '2000');
  others = all.filter((one) => one.town.includes('大安') && one.birthDate < '2000');
});
afterAll(() => stage?.close());

async function pick(page: Page, numbers: readonly number[]): Promise<void> {
  await page.goto(POLL);
  for (const number of numbers)
    await page.check(`input[name=picks][value="${number}"]`, { force: true });
  await page.click('form[action="?/pick"] button[type=submit]');
  await page.waitForLoadState();
}

/** Fills in the identity form and sends it; without scripts the form must be five seconds old. */
async function identify(
  page: Page,
  idNumber: string,
  birthDate: string,
  pass?: string,
): Promise<void> {
  await page.check('input[name=consent]', { force: true });
  await page.fill('input[name=idNumber]', idNumber);
  await page.fill('input[name=birthDate]', birthDate);
  if (pass !== undefined) {
    await page
      .locator('details:has(input[name=pass])')
      .evaluate((one) => one.setAttribute('open', ''))
      .catch(() => undefined);
    if (!(await page.isVisible('input[name=pass]')))
      await page.click('details:has(input[name=pass]) summary');
    await page.fill('input[name=pass]', pass);
  }
  await page.waitForTimeout(5_200);
  await page.click('form[action="?/check"] button[type=submit]');
  await page.waitForLoadState();
}

async function cast(page: Page): Promise<string> {
  await page.click('form[action="?/cast"] button[type=submit]');
  await page.waitForURL(/\/receipt/);
  return (await page.innerText('#receipt')).replace(/[^0-9a-f]/g, '').slice(0, 64);
}

async function alert(page: Page): Promise<string> {
  return page.locator('[role=alert]').innerText();
}

async function ballots(): Promise<number> {
  return inTenant(stage.db, town.tenant, async (tx) => {
    const found = await sql<{
      n: number;
    }>`select count(*)::int as n from vote.participation`.execute(tx);
    return found.rows[0]?.n ?? 0;
  });
}

async function inWindow<T>(
  work: (page: Page, context: BrowserContext) => Promise<T>,
  options?: Parameters<Stage['visitor']>[0],
) {
  const context = await stage.visitor({ width: 390, ...options });
  try {
    return await work(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

describe('市民投票', () => {
  it('without scripts: picks, rules, consent, identity, confirmation, receipt; a second try hears when', async () => {
    const me = somebody();
    const before = await ballots();
    const code = await inWindow(async (page) => {
      await pick(page, [1, 2, 3]);
      expect(await alert(page)).toContain('至少選 4 案，目前選了 3 案，還差 1 案');
      await pick(page, [1, 2, 3, 8]);
      await identify(page, me.idNumber, me.birthDate);
      expect(page.url()).toContain('/confirm');
      return cast(page);
    });
    expect(code).toMatch(/^[0-9a-f]{64}$/);
    expect(await ballots()).toBe(before + 1);

    await inWindow(async (page) => {
      await page.goto(`${POLL}/lookup`);
      await page.fill('input[name=ballotId]', code.toUpperCase().replace(/(.{4})/g, '$1 '));
      await page.click('form[action="?/find"] button');
      expect(await page.locator('[role=status]').innerText()).toContain('票匭');
      await page.fill('input[name=ballotId]', '0'.repeat(64));
      await page.click('form[action="?/find"] button');
      expect(await alert(page)).not.toBe('');
    });
    await inWindow(async (page) => {
      await pick(page, [4, 5, 6, 7]);
      await identify(page, me.idNumber.toLowerCase(), me.birthDate);
      const told = await page.innerText('main');
      expect(told).toMatch(/您已於民國\d+年\d+月\d+日（.）\d+時\d+分投票/);
    });
    expect(await ballots()).toBe(before + 1);
  });

  it('with scripts: the device makes the secret, and the button says what is missing', async () => {
    const me = somebody();
    await inWindow(
      async (page) => {
        await page.goto(POLL);
        await page.check('input[name=picks][value="1"]', { force: true });
        expect(await page.innerText('[data-count]')).toContain('還差 3 案');
        await pick(page, [1, 2, 3, 4, 5, 6, 7, 8]);
        await expectAccessible(page);
        await identify(page, me.idNumber, me.birthDate);
        await expectAccessible(page);
        const sent = page.waitForRequest((request) => request.method() === 'POST');
        const code = await cast(page);
        const body = (await sent).postData() ?? '';
        expect(body).toContain(code);
        await expectAccessible(page);
      },
      { scripts: true },
    );
  });
});

describe('人別驗證（情境 9）', () => {
  const rejected = (idNumber: string, birthDate: string) =>
    inWindow(async (page) => {
      await pick(page, [1, 2, 3, 4]);
      await identify(page, idNumber, birthDate);
      expect(page.url()).not.toContain('/confirm');
      const text = await alert(page);
      expect(await page.inputValue('input[name=birthDate]')).toBe(birthDate);
      return text;
    });
  const asked = async () => ((await stage.askRegistry('/asked')) as { asked: number }).asked;

  it('a wrong check digit is refused before any call', async () => {
    const before = await asked();
    expect(await rejected('A123456788', '1990-01-01')).toMatch(/檢查碼|字號/);
    expect(await asked()).toBe(before);
  });

  it('a wrong birth date and a resident of another district are incorrect, and nothing more is said', async () => {
    const me = somebody();
    const other = others[0] as Resident;
    const wrongDate = await rejected(me.idNumber, '1950-01-01');
    const wrongTown = await rejected(other.idNumber, other.birthDate);
    expect(wrongDate).toBe(wrongTown);
  });

  it('under age by a day is told so: 16 on 31 May 2026 is born by 31 May 2010', async () => {
    const me = somebody();
    expect(await rejected(me.idNumber, '2010-06-01')).toMatch(/歲/);
  });

  it('locks for 15 minutes after five wrong answers, also for the right birth date', async () => {
    const me = somebody();
    for (let i = 0; i < 5; i++) await rejected(me.idNumber, `195${i}-02-03`);
    expect(await rejected(me.idNumber, me.birthDate)).toMatch(/已查核失敗 5 次，暫停查核到/);
  }, 240_000);

  it.each([
    ['down', { kind: 'down' }],
    ['nonsense', { kind: 'nonsense' }],
    ['somebody else', { kind: 'other-person' }],
    ['rate-limited', { kind: 'rate-limited' }],
    ['too late', { kind: 'slow', ms: 20_000 }],
  ])(
    'the registry answers %s: nothing is counted, the filled ballot is kept',
    async (_, behaviour) => {
      const me = somebody();
      await inWindow(async (page) => {
        await pick(page, [1, 2, 3, 4]);
        await stage.tellRegistry('/behaviour', behaviour);
        try {
          await identify(page, me.idNumber, me.birthDate);
        } finally {
          await stage.tellRegistry('/behaviour', { kind: 'well' });
        }
        expect(await alert(page)).toMatch(/戶役政系統現在沒有回應/);
        await identify(page, me.idNumber, me.birthDate);
        expect(page.url()).toContain('/confirm');
        expect(await page.innerText('main')).toContain('提案4');
        await cast(page);
      });
    },
  );
});

describe('現場認證（情境 10）', () => {
  async function certify(idNumber: string, residency: Residency): Promise<string> {
    const context = await stage.visitor();
    const page = await signIn(context, await town.officer('desk-officer'));
    await page.goto(`/office/${town.tenant}/vote/desk`);
    await page.fill('input[name=idNumber]', idNumber);
    await page.fill('input[name=birthDate]', '1988-08-08');
    await page.selectOption('select[name=residency]', residency);
    await page.check('input[name=proof][value=residence-permit]', { force: true });
    await page.check('input[name=consent]', { force: true });
    await page.click('form[action="?/pass"] button[type=submit] >> nth=0');
    await page.waitForLoadState();
    const text = await page.innerText('main');
    await context.close();
    return text;
  }

  it('a holder of a UI number is sent to the desk, certified there, votes at home, and once only', async () => {
    const number = 'A800000014';
    await inWindow(async (page) => {
      await pick(page, [1, 2, 3, 4]);
      await identify(page, number, '1988-08-08');
      expect(await alert(page)).toMatch(/現場|櫃檯|區公所/);
    });
    const text = await certify(number, 'work');
    const pass = /[0-9A-Z]{4}\s?[0-9A-Z]{4}/.exec(text)?.[0].replace(/\s/, '') ?? '';
    expect(pass, text).not.toBe('');
    const before = await ballots();
    await inWindow(async (page) => {
      await pick(page, [1, 2, 3, 4]);
      await identify(page, number, '1988-08-08', pass);
      await cast(page);
    });
    expect(await ballots()).toBe(before + 1);
    // The same person at the desk again, and at home with the same pass: both hear of the first vote.
    expect(await certify(number, 'work')).toMatch(/已於民國\d+年/);
    await inWindow(async (page) => {
      await pick(page, [5, 6, 7, 8]);
      await identify(page, number, '1988-08-08', pass);
      expect(await page.innerText('main')).toMatch(/已於民國\d+年/);
    });
    expect(await ballots()).toBe(before + 1);
  });
});

describe('秘密', () => {
  it('no ID number and no birth date stands in the database or in the log', async () => {
    const numbers = people.slice(0, next).map(({ idNumber }) => idNumber);
    const tables = await sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('vote','people','house','gather','route','plan','admit')`.execute(
      stage.db,
    );
    const { openPool } = await import('@gongsuan/store/connect');
    const owner = openPool(stage.database.ownerUrl, { max: 1 });
    try {
      for (const { name } of tables.rows) {
        const { rows } = await owner.query<{ line: string }>(
          `select t::text as line from ${name} t`,
        );
        const text = rows.map(({ line }) => line).join('\n');
        for (const number of [...numbers, 'A800000014'])
          expect(text.includes(number), name).toBe(false);
      }
    } finally {
      await owner.end();
    }
    for (const number of numbers) expect(stage.webLog()).not.toContain(number);
  });
});

describe('截止', () => {
  it('a ballot filled in while the officer closes is not taken, and the officer seals, counts, publishes', async () => {
    const me = somebody();
    await inWindow(async (page) => {
      await pick(page, [1, 2, 3, 4]);
      await identify(page, me.idNumber, me.birthDate);
      expect(page.url()).toContain('/confirm');

      const context = await stage.visitor();
      const office = await signIn(context, await town.officer('tenant-admin'));
      await office.goto(`/office/${town.tenant}/vote/115`);
      await office.locator('details:has(form[action="?/close"]) summary').click();
      await office.fill('form[action="?/close"] [name=reason]', '故事測試：提前截止');
      await office.click('form[action="?/close"] button[type=submit]');
      await office.waitForLoadState();

      await page.click('form[action="?/cast"] button[type=submit]');
      await page.waitForLoadState();
      expect(await page.innerText('main')).toMatch(/投票已於民國.*截止/);
      const cast = await ballots();

      await office.waitForTimeout(10_500);
      await office.reload();
      await office.click('form[action="?/seal"] button[type=submit]');
      await office.waitForLoadState();
      await office.goto(`/office/${town.tenant}/admit/115`);
      await office.click('form[action="?/publish"] button');
      await office.waitForLoadState();
      await context.close();

      await page.goto('/shilin-town/115/admit');
      const text = await page.innerText('main');
      expect(text).toContain(`${cast}`);
      expect(text).toContain('未錄案');
      await page.goto(`${POLL}/ballots`);
      expect(await page.innerText('main')).toMatch(/[0-9a-f]{4}/);
    });
    expect(vote.polls).toHaveLength(1);
  });
});
