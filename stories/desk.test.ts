/** 票選作業 stories: two districts at one desk, a ballot for each, an early end, and the list after it. */
import { sealBox } from '@gongsuan/acts/vote';
import type { Day } from '@gongsuan/prelude';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './inspect.ts';
import { raiseStage, type Stage } from './stage.ts';
import {
  announce,
  done,
  foundTown,
  MACHINE,
  plainOptions,
  signIn,
  takeBack,
  type Town,
} from './town.ts';

const HOUR = 3_600_000;
const BY = '2026-05-31' as Day;
const TWO = '/two/115/vote';

let stage: Stage;
let town: Town;
let first: string;
let second: string;

beforeAll(async () => {
  stage = await raiseStage();
  town = await foundTown(stage, 'two', '兩區市');
  const options = plainOptions([500_000, 500_000, 500_000]);
  const announced = await announce(stage, town, {
    preset: 'taipei-district',
    slug: '115',
    options: { daan: options, shilin: options },
    opens: new Date(Date.now() - HOUR),
    closes: new Date(Date.now() + 48 * HOUR),
    eligible: 1_000,
    changes: ({ rules: { eligibility, identity, onSite, complaintDays } }) => [
      {
        ...{ section: 'voters', identity, onSite, complaintDays },
        eligibility: { ...eligibility, registeredBy: BY },
      },
    ],
  });
  const idOf = (slug: string) =>
    announced.polls.find(({ rules }) => rules.area.slug === slug)?.id ?? '';
  first = idOf('daan');
  second = idOf('shilin');
});
afterAll(() => stage?.close());

interface Visitor {
  readonly poll: string;
  readonly idNumber: string;
  readonly residency?: string;
  readonly checked?: boolean;
}

/** The officer fills in the form of the desk and opens the ballot on this device. */
async function openStation(page: Page, visitor: Visitor): Promise<void> {
  await page.goto(`/office/${town.tenant}/vote/desk`);
  if (page.url().includes('/lent')) await takeBack(stage, page, await town.officer('tenant-admin'));
  await page.selectOption('select[name=poll]', visitor.poll);
  await page.fill('input[name=idNumber]', visitor.idNumber);
  await page.fill('input[name=birthDate]', '1988-08-08');
  await page.selectOption('select[name=residency]', visitor.residency ?? 'work');
  await page.check('input[name=proof][value=other]', { force: true });
  await page.check('input[name=consent]', { force: true });
  if (visitor.checked) await page.check('input[name=registeredBy]', { force: true });
  await page.click('button[formaction$="?/station"]');
  await page.waitForLoadState();
}

async function pickAndConfirm(page: Page): Promise<void> {
  await page.check('input[name=picks][value="2"]', { force: true });
  await page.click('form[action="?/pick"] button[type=submit]');
  await page.waitForURL(/\/confirm/);
}

const pockets = async (context: BrowserContext) =>
  (await context.cookies())
    .map(({ name }) => name)
    .filter((name) => /^gs_(draft|permit|receipt|desk)_/.test(name))
    .sort();

const secrets = (page: Page) =>
  page.evaluate(() =>
    Object.keys(sessionStorage).filter((name) => name.startsWith('gongsuan ballot')),
  );

describe('站點設備', () => {
  it('leaves nothing of one voter to the next, whatever the area, with and without a receipt', async () => {
    const context = await stage.visitor({ scripts: true });
    const page = await signIn(context, await town.officer('tenant-admin'));

    // One goes away after voting without clearing, another before casting.
    await openStation(page, { poll: first, idNumber: 'A800000014' });
    await pickAndConfirm(page);
    await page.click('form[action="?/cast"] button[type=submit]');
    await page.waitForURL(/\/receipt/);
    const receipt = page.url();
    await openStation(page, { poll: first, idNumber: 'A900000016' });
    await pickAndConfirm(page);
    await expect.poll(() => page.inputValue('input[name=claim]')).toMatch(/^[0-9a-f]{64}$/);
    const claim = await page.inputValue('input[name=claim]');
    const confirm = page.url();
    expect(await secrets(page)).toHaveLength(1);

    await openStation(page, { poll: second, idNumber: 'A800000023' });
    expect(page.url()).toContain(`${TWO}/shilin`);
    const left = await pockets(context);
    expect(left.every((name) => name.endsWith(second.slice(0, 8)))).toBe(true);
    expect(left.some((name) => name.startsWith('gs_receipt'))).toBe(false);
    expect(await secrets(page)).toEqual([]);
    await page.goto(receipt);
    expect(await page.innerText('main')).toContain('這台裝置上沒有收據');
    await page.goto(confirm);
    expect(page.url(), 'no ballot of the one before').not.toContain('/confirm');

    await page.goto(`${TWO}/shilin`);
    await pickAndConfirm(page);
    await expect.poll(() => page.inputValue('input[name=claim]')).toMatch(/^[0-9a-f]{64}$/);
    expect(await page.inputValue('input[name=claim]')).not.toBe(claim);
    await context.close();
  });

  it('opens no page of the office to the voter, and waits for the officer’s code after the receipt', async () => {
    const context = await stage.visitor({ scripts: true, width: 390 });
    const officer = await town.officer('tenant-admin');
    const page = await signIn(context, officer);
    await openStation(page, { poll: first, idNumber: 'A800000041' });
    expect(page.url()).toContain(`${TWO}/daan`);
    expect(await page.innerText('body')).not.toContain('示範承辦');
    const links = page.locator('a[href^="/office"]:not([href^="/office/sign-in/lent"])');
    expect(await links.count()).toBe(0);

    const desk = `/office/${town.tenant}/vote/desk`;
    const asked = await context.request.get(desk, { maxRedirects: 0 });
    expect(asked.status()).toBe(303);
    expect(asked.headers()['location']).toBe(
      `/office/sign-in/lent?next=${encodeURIComponent(desk)}`,
    );
    const headers = { origin: stage.origin };
    const sent = await context.request.post(`${desk}?/pass`, { headers, form: { poll: 'no id' } });
    expect(sent.status()).toBe(401);
    await page.goto('/office/profile');
    expect(page.url()).toContain('/office/sign-in/lent');
    expect(await page.innerText('main')).toContain('請把設備交還工作人員');
    await expectAccessible(page);

    await page.goto(`${TWO}/daan`);
    await pickAndConfirm(page);
    await page.click('form[action="?/cast"] button[type=submit]');
    await page.waitForURL(/\/receipt/);
    await page.click('form[action="?/clear"] button');
    await page.waitForURL(/\/lent/);
    expect(await pockets(context)).toEqual([]);
    await page.fill('main input[name=code]', '000000');
    await page.click('main button[type=submit]');
    expect(await page.locator('[role=alert]').innerText()).toContain('驗證碼');
    await takeBack(stage, page, officer);
    expect(page.url()).toContain(desk);
    await context.close();
  });

  it('asks the officer to check since when a registered resident has been so', async () => {
    const context = await stage.visitor({ scripts: true });
    const page = await signIn(context, await town.officer('desk-officer'));
    const visitor = { poll: first, idNumber: 'A123456789', residency: 'registered' };
    await openStation(page, visitor);
    expect(await page.locator('[role=alert]').innerText()).toContain('民國115年5月31日');
    await expectAccessible(page);
    await openStation(page, { ...visitor, checked: true });
    expect(page.url()).toContain(`${TWO}/daan`);
    await context.close();
  });
});

describe('只採現場認證的票選', () => {
  it('says so from the first page on, asks for the pass first, and speaks of no registry', async () => {
    await announce(stage, town, {
      preset: 'tainan-anping-2025',
      slug: '116',
      options: { anping: plainOptions([50_000, 50_000, 50_000]) },
      opens: new Date(Date.now() - HOUR),
      closes: new Date(Date.now() + 48 * HOUR),
      eligible: 1_000,
    });
    const visitor = await stage.visitor({ scripts: true, width: 390 });
    const page = await visitor.newPage();
    await page.goto('/two/116/vote');
    const lead = await page.innerText('main');
    expect(lead).toMatch(/現場認證[^]*認證櫃檯由兩區市辦理[^]*\(02\) 0000-0000/);
    expect(lead).not.toContain('查核身分證字號');
    await page.click('main a[href="/two/116/vote/anping"]');
    await page.waitForLoadState();
    const base = page.url();
    expect(await page.innerText('main')).toContain('先帶證件到認證櫃檯領取認證碼');
    await page.check('input[name=picks][value="1"]', { force: true });
    await page.check('input[name=picks][value="2"]', { force: true });
    await page.click('form[action="?/pick"] button[type=submit]');
    await page.waitForURL(/\/identify/);
    expect(await page.innerText('main')).not.toMatch(/戶役政|虛構居民/);
    const names = await page
      .locator('form[action="?/check"] input:visible')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).name));
    expect(names.indexOf('pass')).toBeLessThan(names.indexOf('idNumber'));
    expect(names).toContain('pass');
    await expectAccessible(page);

    // What the device kept is gone: the ballot says so, instead of beginning again without a word.
    await visitor.clearCookies();
    await page.goto(`${base}/confirm`);
    expect(await page.innerText('[role=status]')).toContain('沒有投入任何選票');
    await visitor.close();
  });
});

describe('各區選票', () => {
  it('offers the ballot of each area that has none while others vote, and says what it lacks', async () => {
    const context = await stage.visitor({ scripts: true });
    const page = await signIn(context, await town.officer('cycle-officer'));
    await page.goto(`/office/${town.tenant}/vote/115`);
    const links = page.locator('main a[href*="/set?area="]');
    expect(await links.count()).toBe(10);
    expect(await page.locator('main a[href$="/set"]').count()).toBe(0);
    await expectAccessible(page);
    await page.goto(`/office/${town.tenant}/vote/115/set?area=beitou`);
    expect(await page.locator('[role=alert]').innerText()).toContain('沒有通過審查的提案');
    expect(await page.locator('form[action^="?/set"]').count()).toBe(0);
    await context.close();
  });
});

describe('提前截止與清單', () => {
  it('is announced as an early end, and the list waits for the seal whoever asks for it', async () => {
    const office = await stage.visitor();
    const page = await signIn(office, await town.officer('tenant-admin'));
    await page.goto(`/office/${town.tenant}/vote/115`);
    const form = `form[action="?/extend"]:has(input[value="${first}"])`;
    await page
      .locator('details', { has: page.locator(form) })
      .locator('summary')
      .first()
      .click();
    expect(await page.inputValue(`${form} [name=closes]`)).toMatch(/^11\d\/\d\d\/\d\d$/);
    await page.fill(`${form} [name=closesClock]`, '下午五點');
    await page.fill(`${form} [name=reason]`, '系統中斷一小時');
    await page.click(`${form} button`);
    await page.waitForLoadState();
    expect(await page.locator('[role=alert]').innerText()).toContain('24 小時制');
    expect(await page.inputValue(`${form} [name=closesClock]`)).toBe('下午五點');
    await page.goto(`/office/${town.tenant}/vote/115`);
    const end = page.locator(`form[action="?/close"]:has(input[value="${first}"])`);
    await page.locator('details', { has: end }).locator('summary').first().click();
    await end.locator('[name=reason]').fill('颱風停班停課');
    await end.locator('button').click();
    await page.waitForLoadState();
    expect(await page.innerText('main')).toContain('投票提前於');

    const visitor = await stage.visitor({ scripts: true, width: 390 });
    const reader = await visitor.newPage();
    await reader.goto(`${TWO}/daan`);
    const ballot = await reader.innerText('main');
    expect(ballot).toMatch(/投票提前於民國.*截止。理由：颱風停班停課/);
    expect(ballot).not.toContain('投票時間延長');

    await reader.waitForTimeout(11_000);
    await reader.goto(`${TWO}/daan/ballots`);
    expect(await reader.innerText('main')).toContain('票匭還沒有封存');
    await expectAccessible(reader);
    const csv = await visitor.request.get(`${TWO}/daan/ballots/csv`);
    const api = await visitor.request.get(`/api/v1/votes/${first}/ballots`);
    expect([csv.status(), api.status()]).toEqual([409, 409]);
    expect(((await api.json()) as { code: string }).code).toBe('list-not-ready');
    await page.reload();
    expect(await page.locator('form[action="?/seal"]').count(), 'left to the officers').toBe(1);

    await done(sealBox(stage.db, MACHINE, town.tenant, first as never, new Date()));
    await reader.goto(`${TWO}/daan/ballots`);
    expect(await reader.innerText('main')).toMatch(/[0-9a-f]{64}/);
    await visitor.close();
    await office.close();
  });
});
