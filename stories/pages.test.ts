/** Every citizen's page of the demonstration, in both languages: accessible, light, within its width. */
import { loadDemo, registryCases } from '@gongsuan/acts/demo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, weigh } from './inspect.ts';
import { raiseStage, type Stage } from './stage.ts';

const READING = [
  '/',
  '/how',
  '/sitemap',
  '/accessibility',
  '/privacy',
  '/taipei',
  '/taipei/2016',
  '/taipei/demo',
  '/taipei/demo/gather',
  '/taipei/demo-finished',
  '/taipei/demo-finished/admit',
  '/taipei/demo-finished/data',
  '/taipei/demo-finished/vote/shilin/ballots',
  '/ndc',
  '/ndc/inclusive-participation',
];

const MOST_BYTES = 60_000;

let stage: Stage;

beforeAll(async () => {
  stage = await raiseStage();
  await loadDemo(stage.demo, new Date());
  for (const one of await registryCases(stage.db)) await stage.tellRegistry('/cases', one);
});
afterAll(() => stage?.close());

describe.each(['', '/en'])('reading pages %s', (lang) => {
  it.each(READING)('%s', async (path) => {
    const address = `${stage.origin}${lang}${path}`.replace(/(?<=\/en)\/$/, '');
    const plain = await stage.visitor();
    const page = await plain.newPage();
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(200);
    expect(await page.getAttribute('html', 'lang')).toBe(lang ? 'en' : 'zh-Hant-TW');
    for (const width of [320, 390, 1280]) await expectNoSidewaysScroll(page, width);
    const { bytes, scripts } = await weigh(plain, address);
    expect(bytes, `${address} sends`).toBeLessThanOrEqual(MOST_BYTES);
    expect(scripts, `${address} scripts`).toBe(0);
    await plain.close();

    // axe itself needs scripts; the page has none. Colours are the same in both languages.
    for (const colorScheme of lang ? (['light'] as const) : (['light', 'dark'] as const)) {
      const critic = await stage.visitor({ scripts: true, colorScheme });
      const seen = await critic.newPage();
      await seen.goto(address);
      await expectAccessible(seen);
      await critic.close();
    }
  });
});

describe('示範的標示', () => {
  it('stands above the playground with figures of the demonstration, and not above the example', async () => {
    const visitor = await stage.visitor();
    const page = await visitor.newPage();
    await page.goto('/count/play?of=taipei/demo-finished/daan');
    expect(await page.innerText('main')).toContain('大安');
    expect(await page.locator('aside[aria-label=示範]').count()).toBe(1);
    await page.goto('/count/play');
    expect(await page.locator('aside[aria-label=示範]').count()).toBe(0);
    await visitor.close();
  });
});
