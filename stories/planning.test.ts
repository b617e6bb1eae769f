/** 擬定年度計畫: from a preset to the announced cycle, next year's copy, and a district's own figures. */
import { DEMO_ACCOUNTS, loadDemo } from '@gongsuan/acts/demo';
import { openAccount } from '@gongsuan/acts/people';
import type { TenantId } from '@gongsuan/core/people';
import { inTenant } from '@gongsuan/store';
import { tenants } from '@gongsuan/store/people';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './inspect.ts';
import { raiseStage, type Stage } from './stage.ts';
import { done, MACHINE, signIn, type Officer } from './town.ts';

const PLAN = '/office/taipei/plan';
const SECTIONS = ['basics', 'areas', 'phases', 'ballot', 'voters', 'limits'];
const TAIPEI = 'taipei' as TenantId;
const SHILIN: Officer = {
  email: 'shilin.planner@example.test',
  password: '示範的很長密碼-shilin-planner',
  totp: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
};

let stage: Stage;
let office: BrowserContext;

beforeAll(async () => {
  stage = await raiseStage();
  await loadDemo(stage.demo, new Date());
  const all = await inTenant(stage.db, TAIPEI, (tx) => tenants.organisations(tx, TAIPEI));
  const shilin = all.find(({ name }) => name.zh === '士林區公所');
  if (!shilin) throw new Error('the demonstration has an office of Shilin');
  const roles = [{ role: 'cycle-officer', organisation: shilin.id }] as const;
  const account = { ...SHILIN, home: TAIPEI, name: '示範士林承辦', roles };
  await done(openAccount(stage.db, stage.demo.door, MACHINE, account, new Date()));
  office = await stage.visitor();
});
afterAll(async () => {
  await office?.close();
  await stage?.close();
});

async function officer(): Promise<Page> {
  const account = DEMO_ACCOUNTS.find(({ email }) => email.startsWith('taipei@'));
  if (!account) throw new Error('the demonstration has an officer of Taipei');
  return signIn(office, account);
}

const main = (page: Page) => page.innerText('main');
const value = (page: Page, name: string) => page.inputValue(`main [name="${name}"]`);

describe('從範本到公告', () => {
  it('refuses what cannot be read, keeps it, and makes a draft that says what is missing', async () => {
    const page = await officer();
    await page.goto(`${PLAN}/new`);
    await page.check('main [name=preset][value=taipei-district]', { force: true });
    await page.fill('main [name=year]', '一一六');
    await page.fill('main [name=slug]', '明年 2027');
    await page.click('main form button[type=submit]');
    expect(await page.locator('main [role=alert]').innerText()).toContain('年度');
    expect(await page.isChecked('main [name=preset][value=taipei-district]')).toBe(true);
    expect([await value(page, 'year'), await value(page, 'slug')]).toEqual(['一一六', '明年 2027']);

    await page.fill('main [name=year]', '116');
    await page.fill('main [name=slug]', 'next');
    await page.click('main form button[type=submit]');
    await page.waitForURL(`**${PLAN}/next`);
    expect(await main(page)).toContain('草稿');

    const citizen = await stage.visitor();
    const unseen = await (await citizen.newPage()).goto('/taipei/next');
    expect(unseen?.status(), 'a draft is nobody else’s').toBe(404);
    await citizen.close();
    await page.close();
  });

  it('goes from section to section, tells a wrong figure at its field, and is announced', async () => {
    const page = await officer();
    await page.goto(`${PLAN}/next/basics`);
    await page.fill('main [name=title]', '116 年度臺北市參與式預算');
    await page.fill('main [name=legalBasis]', '臺北市推動參與式預算制度公民提案與審查作業程序');
    for (const [at, section] of SECTIONS.entries()) {
      expect(new URL(page.url()).pathname).toBe(`${PLAN}/next/${section}`);
      if (section === 'areas') {
        await page.fill('main [name=cap-shilin]', '-3');
        await page.click('main button[name=then][value=next]');
        expect(await page.locator('main [role=alert]').innerText()).toContain('士林區');
        expect(await value(page, 'cap-shilin')).toBe('-3');
        await page.fill('main [name=cap-shilin]', '１２');
      }
      await page.click('main button[name=then][value=next]');
      const next = SECTIONS[at + 1];
      await page.waitForURL(`**${PLAN}/next${next ? `/${next}` : ''}?saved`);
    }
    const review = await main(page);
    expect(review).toContain('116 年度臺北市參與式預算');
    await page.click('main form[action="?/publish"] button');
    await page.waitForLoadState();
    expect(await main(page)).toMatch(/已公告|公告於/);

    const citizen = await stage.visitor({ scripts: true, width: 390 });
    const announced = await citizen.newPage();
    expect((await announced.goto('/taipei/next'))?.status()).toBe(200);
    expect(await main(announced)).toContain('116 年度臺北市參與式預算');
    await expectAccessible(announced);
    await citizen.close();
    await page.close();
  });

  it('copies the cycle to the year after, with its districts and rules', async () => {
    const page = await officer();
    await page.goto(`${PLAN}/next/clone`);
    await page.fill('main [name=slug]', 'next');
    await page.click('main form button[type=submit]');
    expect(await page.locator('main [role=alert]').innerText()).toContain('next');
    await page.fill('main [name=slug]', 'after-next');
    await page.click('main form button[type=submit]');
    await page.waitForURL(`**${PLAN}/after-next?saved`);
    expect(await main(page)).toContain('草稿');
    await page.goto(`${PLAN}/after-next/areas`);
    expect(await page.locator('main [name^="cap-"]').count()).toBe(12);
    expect(await value(page, 'cap-shilin')).toBe('12');
    await page.close();
  });
});

describe('區公所登錄本區人口', () => {
  it('sees its own area only, is told what is missing, and its number is kept', async () => {
    const context = await stage.visitor({ scripts: true, width: 390 });
    const page = await signIn(context, SHILIN);
    await page.goto(`${PLAN}/after-next/areas`);
    await expectAccessible(page);
    const fields = await page.locator('main [name^="eligibleVoters-"]').all();
    expect(await Promise.all(fields.map((one) => one.getAttribute('name')))).toEqual([
      'eligibleVoters-shilin',
    ]);
    expect(await page.locator('main [name^="cap-"]').count()).toBe(0);

    await page.fill('main [name=eligibleVoters-shilin]', '245,301');
    await page.click('main form[action="?/voters"] button[type=submit]');
    expect(await page.locator('main [role=alert]').innerText()).toMatch(/基準日/);
    expect(await value(page, 'eligibleVoters-shilin')).toBe('245,301');

    await page.fill('main [name=eligibleSource]', '士林區戶政事務所');
    await page.fill('main [name=eligibleOn]', '115/4/30');
    await page.click('main form[action="?/voters"] button[type=submit]');
    await page.waitForURL('**/areas?saved');
    expect(await main(page)).toContain('士林區戶政事務所');
    expect(await value(page, 'eligibleVoters-shilin')).toBe('245,301');

    const another = { 'eligibleVoters-daan': '9', eligibleSource: '示範', eligibleOn: '115/4/30' };
    const answer = await context.request.post(`${stage.origin}${PLAN}/after-next/areas?/voters`, {
      form: another,
      headers: { origin: stage.origin },
    });
    expect(answer.status(), await answer.text()).toBe(403);
    await context.close();

    const whole = await officer();
    await whole.goto(`${PLAN}/after-next/areas`);
    expect(await value(whole, 'eligibleVoters-shilin')).toBe('245,301');
    expect(await value(whole, 'eligibleVoters-daan')).toBe('');
    await whole.close();
  });
});
