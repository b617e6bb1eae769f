/** Every page of the office and of a citizen's account, in both languages: accessible, within its width. */
import { DEMO_ACCOUNTS, loadDemo } from '@gongsuan/acts/demo';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from './inspect.ts';
import { raiseStage, type Stage } from './stage.ts';
import { signIn } from './town.ts';

const OFFICE = [
  '/office',
  '/office/profile',
  '/office/taipei',
  '/office/taipei/plan',
  '/office/taipei/plan/new',
  '/office/taipei/plan/demo',
  '/office/taipei/plan/demo/basics',
  '/office/taipei/plan/demo/areas',
  '/office/taipei/plan/demo/phases',
  '/office/taipei/plan/demo/ballot',
  '/office/taipei/plan/demo/voters',
  '/office/taipei/plan/demo/limits',
  '/office/taipei/plan/demo/clone',
  '/office/taipei/gather',
  '/office/taipei/gather/new?cycle=demo',
  '/office/taipei/route',
  '/office/taipei/vote',
  '/office/taipei/vote/demo',
  '/office/taipei/vote/desk',
  '/office/taipei/admit',
  '/office/taipei/admit/demo',
  '/office/taipei/admit/demo-finished',
  '/office/taipei/people',
  '/office/taipei/ledger',
];

const DOORS = [
  '/office/sign-in',
  '/office/sign-in/forgot',
  '/account',
  '/taipei/demo/gather/new',
  '/taipei/demo/vote',
  '/taipei/demo/vote/shilin',
  '/taipei/demo/vote/shilin/lookup',
  '/taipei/demo-finished/vote/shilin/ballots',
  '/taipei/demo-finished/data/compare',
  '/count',
  '/count/rules',
  '/count/play',
];

let stage: Stage;
let officer: BrowserContext;

beforeAll(async () => {
  stage = await raiseStage();
  await loadDemo(stage.demo, new Date());
  officer = await stage.visitor({ scripts: true });
  const account = DEMO_ACCOUNTS.find(({ email }) => email.startsWith('taipei@'));
  if (!account) throw new Error('the demonstration has an officer of Taipei');
  await (await signIn(officer, account)).close();
});
afterAll(async () => {
  await officer?.close();
  await stage?.close();
});

async function inspect(context: BrowserContext, path: string): Promise<void> {
  const page = await context.newPage();
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  expect(page.url(), 'was not sent elsewhere').toBe(`${stage.origin}${path}`);
  await expectAccessible(page);
  for (const width of [320, 1280]) await expectNoSidewaysScroll(page, width);
  await page.close();
}

describe.each(['', '/en'])('pages of the office %s', (lang) => {
  it.each(OFFICE)('%s', (path) => inspect(officer, `${lang}${path}`));
});

describe.each(['', '/en'])('doors, votes and counting %s', (lang) => {
  it.each(DOORS)('%s', async (path) => {
    const visitor = await stage.visitor({ scripts: true });
    await inspect(visitor, `${lang}${path}`);
    await visitor.close();
  });
});
