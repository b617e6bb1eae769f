/** 換一條規則: a stranger uploads an election, reads it under every rule, and changes its numbers. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './inspect.ts';
import { raiseStage, type Stage } from './stage.ts';

// Three of five want the large project: it takes everything by votes, and leaves two with nothing.
const ELECTION = `META
key;value
description;示範選舉
country;Taiwan
unit;示範里
instance;2026
num_projects;3
num_votes;5
budget;100
vote_type;approval
rule;greedy
currency;NTD
PROJECTS
project_id;cost;votes;name;selected
1;100;3;示範橋梁;1
2;40;2;示範遮陽;0
3;20;3;示範座椅;0
VOTES
voter_id;vote
a;1,3
b;1,3
c;1
d;2,3
e;2
`;

const IN = /(?<!未)入選/;

let stage: Stage;

beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage?.close());

async function upload(page: Page, text: string): Promise<void> {
  await page.goto('/count');
  const buffer = Buffer.from(text, 'utf8');
  const file = { name: 'election.pb', mimeType: 'text/plain', buffer };
  await page.setInputFiles('main input[type=file]', file);
  await page.click('main form button');
  await page.waitForURL(/\/count\/file\/[0-9a-f]+/);
  await ready(page);
}

/** The count is on a thread of its own; the page offers to look again. */
async function ready(page: Page): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    const again = page.getByRole('link', { name: '再看一次' });
    if ((await again.count()) === 0) return;
    await page.waitForTimeout(250);
    await page.goto(page.url());
  }
  throw new Error(`never ready: ${await page.innerText('main')}`);
}

/** What a table says of a proposal, cell by cell, under the heads of its columns. */
async function row(page: Page, id: string, proposal: string): Promise<Record<string, string>> {
  const table = page.locator(`#${id} table`).first();
  const heads = await table.locator('thead th').allInnerTexts();
  const cells = table.locator('tbody tr', { hasText: proposal }).locator('th, td');
  const texts = await cells.allInnerTexts();
  return Object.fromEntries(heads.map((head, at) => [head.trim(), (texts[at] ?? '').trim()]));
}

describe('上傳一場選舉', () => {
  it('is read under every rule without scripts, with the reasons of each', async () => {
    const context = await stage.visitor();
    const page = await context.newPage();
    await upload(page, ELECTION);
    const bridge = await row(page, 'winners', '示範橋梁');
    const seat = await row(page, 'winners', '示範座椅');
    // By votes the bridge is first by its number; by Equal Shares three voters pay 20 each, not 100.
    expect(bridge['檔案所載的規則']).toMatch(IN);
    expect(bridge['均等份額法']).toContain('未入選');
    expect(seat['檔案所載的規則']).toContain('未入選');
    expect(seat['均等份額法']).toMatch(IN);
    await page.click('#why nav >> text=均等份額法');
    await ready(page);
    expect(await page.innerText('#why')).toContain('示範橋梁');
    const address = page.url();
    const reload = await context.newPage();
    await reload.goto(address);
    expect(await reload.innerText('#why')).toBe(await page.innerText('#why'));
    await context.close();
  });

  it('is played with: half the money is another result, and what cannot be read is said', async () => {
    const context = await stage.visitor({ scripts: true, width: 390 });
    const page = await context.newPage();
    await upload(page, ELECTION);
    await expectAccessible(page);
    await page.click('a[href*="/count/play"]');
    await ready(page);
    await page.fill('[name=budget]', '一半');
    await page.click('main form button');
    await ready(page);
    expect(await page.locator('main [role=alert]').innerText()).toContain('經費');
    expect(await page.inputValue('[name=budget]')).toBe('一半');

    await page.fill('[name=budget]', '６０');
    await page.click('main form button');
    await ready(page);
    const [bridge, seat] = [
      await row(page, 'result', '示範橋梁'),
      await row(page, 'result', '示範座椅'),
    ];
    expect([bridge['原來'], bridge['改變之後']]).toEqual([
      expect.stringMatching(IN),
      expect.stringContaining('未入選'),
    ]);
    expect([seat['原來'], seat['改變之後']]).toEqual([
      expect.stringContaining('未入選'),
      expect.stringMatching(IN),
    ]);
    await expectAccessible(page);
    await context.close();
  });

  it('with faults names every line of them, in both languages, and counts nothing', async () => {
    const context = await stage.visitor({ scripts: true });
    const page = await context.newPage();
    const broken = ELECTION.replace('budget;100', 'budget;-5').replace('d;2,3', 'd;2,9');
    await upload(page, broken);
    const said = await page.innerText('main');
    expect(said).toContain('找到 2 個問題');
    expect(said).toMatch(/第 ?9 ?行/);
    expect(said).toMatch(/第 ?23 ?行/);
    expect(await page.locator('#winners').count()).toBe(0);
    await page.goto(page.url().replace('/count/', '/en/count/'));
    await ready(page);
    expect(await page.innerText('main')).toMatch(/line 9\b/i);
    await expectAccessible(page);
    await context.close();
  });

  it('that is kept no longer has its own page, and the way to send it again', async () => {
    const context = await stage.visitor({ scripts: true });
    const page = await context.newPage();
    const answer = await page.goto(`/count/file/${'0'.repeat(64)}`);
    expect(answer?.status()).toBe(410);
    expect(await page.innerText('main')).toContain('這個檔案已經清除');
    await expectAccessible(page);
    await page.click('main >> text=上傳檔案');
    await page.waitForURL('**/count');
    await context.close();
  });
});
