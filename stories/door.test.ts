/** 門禁: an officer is invited, sets up both factors, is locked out after five errors, ends sessions. */
import { demoCode } from '@gongsuan/acts/demo';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './inspect.ts';
import { linkTo } from './letters.ts';
import { raiseStage, type Stage } from './stage.ts';
import { foundTown, signIn, type Town } from './town.ts';

const EMAIL = 'newcomer@example.test';
const PASSWORD = '示範的很長密碼-river-lantern';

let stage: Stage;
let town: Town;
let totp = '';

beforeAll(async () => {
  stage = await raiseStage();
  town = await foundTown(stage, 'doors', '門禁市');
});
afterAll(() => stage?.close());

async function password(page: Page, typed: string): Promise<void> {
  await page.goto('/office/sign-in');
  await page.fill('main input[type=email]', EMAIL);
  await page.fill('main input[type=password]', typed);
  await page.click('main button[type=submit]');
  await page.waitForLoadState();
}

describe('承辦人的門', () => {
  it('is invited by letter, chooses a password, sets up an authenticator and keeps the codes', async () => {
    const office = await stage.visitor({ scripts: true });
    const admin = await signIn(office, await town.officer('tenant-admin'));
    await admin.goto('/office/doors/people');
    await admin.click('details:has(form[action="?/invite"]) summary');
    await admin.fill('form[action="?/invite"] [name=email]', EMAIL);
    await admin.fill('form[action="?/invite"] [name=name]', '示範新進');
    await admin.selectOption('form[action="?/invite"] [name=role]', 'counting-officer');
    await admin.click('form[action="?/invite"] button[type=submit]');
    await admin.waitForLoadState();
    expect(await admin.innerText('main')).toContain(EMAIL);
    await expectAccessible(admin);
    await office.close();

    const context = await stage.visitor({ scripts: true, width: 390 });
    const page = await context.newPage();
    await page.goto(await linkTo(stage, EMAIL, '/office/sign-in/invitation/'));
    await expectAccessible(page);
    await page.fill('[name=password]', 'short');
    await page.fill('[name=repeat]', 'short');
    await page.click('main form button[type=submit]');
    await page.waitForLoadState();
    expect(await page.locator('[role=alert]').innerText()).toMatch(/密碼/);
    await page.fill('[name=password]', PASSWORD);
    await page.fill('[name=repeat]', PASSWORD);
    await page.click('main form button[type=submit]');
    await page.waitForURL(/\/enrol/);
    await expectAccessible(page);
    totp = (await page.innerText('main code')).replace(/\s/g, '');
    await page.fill('[name=code]', '000000');
    await page.click('main form button[type=submit]');
    await page.waitForLoadState();
    expect((await page.innerText('main code')).replace(/\s/g, '')).toBe(totp);
    await page.fill('[name=code]', demoCode({ totp }, new Date()));
    await page.click('main form button[type=submit]');
    await page.waitForLoadState();
    expect(await page.locator('main code').count()).toBe(10);
    await expectAccessible(page);
    await page.goto('/office/doors');
    expect(await page.innerText('body')).toContain('示範新進');
    await context.close();
  });

  it('an ended session is sent to the door, and the invitation works once only', async () => {
    const context = await stage.visitor({ width: 390 });
    const page = await context.newPage();
    await page.goto(await linkTo(stage, EMAIL, '/office/sign-in/invitation/'));
    expect(await page.innerText('main')).toMatch(/連結/);
    expect(await page.locator('[name=password]').count()).toBe(0);
    await page.goto('/office/doors');
    expect(page.url()).toContain('/office/sign-in');
    await context.close();
  });

  it('is locked for 15 minutes after five wrong passwords, and hears until when', async () => {
    const context = await stage.visitor({ width: 390 });
    const page = await context.newPage();
    for (let i = 0; i < 5; i++) await password(page, `wrong-${i}-password`);
    await password(page, PASSWORD);
    expect(await page.locator('[role=alert]').innerText()).toMatch(/15 分鐘|\d+時\d+分/);
    await context.close();
  });
});
