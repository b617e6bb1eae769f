/** 提案的照片、補正與排除: what everybody sees of a proposal while it changes, in the browser. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCycle, publishCycle, saveCycle } from '@gongsuan/acts/plan';
import { decideProposal } from '@gongsuan/acts/route';
import { dayOf } from '@gongsuan/prelude';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { linkTo } from './letters.ts';
import { raiseStage, type Stage } from './stage.ts';
import { done, foundTown, MACHINE, signIn, type Town } from './town.ts';

const HOUR = 3_600_000;
const PUBLIC = '/town/115/gather';
/** Pictures of one pixel each, of different colours. */
const PICTURES = [
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
] as const;
const TYPED = {
  ...{ title: '河濱步道夜間照明', purpose: '讓居民夜間安心散步。', cost: '450000', name: '林示範' },
  ...{ content: '更換三十盞老舊路燈。', place: '河濱公園北側' },
};

let stage: Stage;
let town: Town;
let page: Page;

beforeAll(async () => {
  stage = await raiseStage();
  town = await foundTown(stage, 'town');
  const now = new Date();
  const { db } = stage;
  const first = { preset: 'ndc-topic', year: 2026, slug: '115', start: dayOf(now) };
  const plan = { ...first, organisation: town.root };
  const { id } = await done(createCycle(db, MACHINE, town.tenant, plan, now));
  const phases = (['gather', 'route', 'vote', 'admit'] as const).map((step, i) => ({
    ...{ id: null, step, ordinal: i + 1, label: null, disabled: false },
    opens: new Date(now.getTime() + (i * 48 - 1) * HOUR),
    closes: new Date(now.getTime() + (i * 48 + 47) * HOUR),
  }));
  const name = { zh: '私人用途', en: 'Private use' };
  const exclusions = [{ key: 'private', name, outcome: 'excluded' as const }];
  const limits = { section: 'limits', categories: [], exclusions, mostCost: null } as const;
  await done(saveCycle(db, MACHINE, town.tenant, id, { section: 'phases', phases }, now));
  await done(saveCycle(db, MACHINE, town.tenant, id, limits, now));
  await done(publishCycle(db, MACHINE, town.tenant, id, now));
  page = await (await stage.visitor()).newPage();
});
afterAll(() => stage?.close());

async function send(name: string, bytes: Buffer): Promise<void> {
  const path = join(stage.dataDir, name);
  writeFileSync(path, bytes);
  await page.setInputFiles('input[type=file]', path);
  await page.click('main form button:has-text("儲存草稿")');
  await page.waitForLoadState();
}

async function press(text: string): Promise<void> {
  await page.click(`main form button:has-text("${text}")`);
  await page.waitForLoadState();
}

async function decide(
  proposal: string,
  version: number,
  given: { kind: string; cost?: string },
  decision = version - 1,
) {
  const post = { mail: { place: 'test', send: async () => true }, origin: stage.origin };
  const judgement = {
    ...{
      reason: '用地屬私人所有',
      alternative: '',
      cost: '',
      exclusion: 'private',
      consent: false,
    },
    ...{ ...given, version, decision },
  };
  const at = { tenant: town.tenant, proposal };
  await done(decideProposal(stage.db, post, MACHINE, at, judgement, new Date()));
}

const picture = (at: 0 | 1) => Buffer.from(PICTURES[at], 'base64');
/** Asks as a stranger does, without a session. */
const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(stage.origin + path, { headers });
const html = async (path: string) => (await ask(path, { accept: 'text/html' })).text();
const picturesIn = (text: string) => [
  ...new Set([...text.matchAll(/gather\/files\/([\w-]+)\?small/g)].map((found) => found[1])),
];

it('a proposal waits with its photos, answers the officer, and is hidden when it is excluded', async () => {
  const email = 'walker@example.test';
  await page.goto('/account');
  await page.fill('[name=email]', email);
  await page.click('form[action="?/link"] button');
  await page.goto(await linkTo(stage, email, '/account/confirm/'));
  await page.click('main form button[type=submit]');
  await page.waitForLoadState();

  // A draft with a photo, a caption and a document.
  await page.goto(`${PUBLIC}/new`);
  for (const [name, text] of Object.entries(TYPED)) await page.fill(`[name=${name}]`, text);
  await page.check('[name=name-public]', { force: true });
  expect(await page.innerText('main')).toContain('照您送出的原檔公開');
  await send('步道.png', picture(0));
  await send('計畫.pdf', Buffer.from('%PDF-1.7\n%%EOF\n'));
  await page.fill('[name^=caption-]', '步道現況');
  await page.click('button[formaction="?/review"]');
  await page.waitForURL(/\/account\/gather\/[\w-]+\?/);
  const account = new URL(page.url()).pathname;
  const proposal = account.split('/').at(-1) ?? '';
  // All of it is there to be checked, before the button that sends it.
  const whole = await page.innerText('main');
  for (const text of Object.values(TYPED).filter((one) => one !== '450000'))
    expect(whole).toContain(text);
  expect(whole.split('資料齊全')).toHaveLength(2);
  await press('送出提案');
  const number = /\d{9,12}/.exec(await page.innerText('main'))?.[0] ?? '';
  const address = `${PUBLIC}/${number}`;

  // Everybody reads the text; the files wait.
  let shown = await html(address);
  expect(shown).toContain(TYPED.content);
  expect(shown).toContain('另有 2 個照片或文件');
  expect(picturesIn(shown)).toEqual([]);
  const list = await ask('/town/115/data/proposals.csv');
  expect(list.headers.get('link')).toContain('data.gov.tw/license');
  const open = await list.text();
  expect(open).toContain(`${number},${TYPED.title},`);
  expect(open).not.toContain(TYPED.name);

  // The officer asks for changes: the files are open, kept for minutes, and the document is saved.
  await decide(proposal, 1, { kind: 'request-changes' });
  shown = await html(address);
  const [photo] = picturesIn(shown);
  expect(shown).toContain('步道現況');
  const answer = await ask(`${PUBLIC}/files/${photo}`);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=300, must-revalidate');
  expect(answer.headers.get('content-disposition')).toMatch(/^inline/);
  const etag = answer.headers.get('etag') ?? '';
  const again = () => ask(`${PUBLIC}/files/${photo}`, { 'if-none-match': etag });
  expect((await again()).status).toBe(304);
  const paper = /gather\/files\/([\w-]+)"[^>]*>[^<]*PDF/.exec(shown)?.[1];
  const saved = await ask(`${PUBLIC}/files/${paper}`);
  expect(saved.headers.get('content-disposition')).toMatch(/^attachment; .*\.pdf/);
  expect(saved.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");

  // The proposer takes the photo out and writes a caption for another: nothing changes before it is sent.
  await page.goto(`${account}/edit`);
  await page.fill('[name^=caption-]', '還沒送出的說明');
  await press('儲存草稿');
  expect(await html(address)).not.toContain('還沒送出的說明');
  await press('移除 步道.png');
  await send('夜間.png', picture(1));
  await page.fill('[name^=caption-]', '夜間現況');
  await page.click('button[formaction="?/review"]');
  await page.waitForURL(/\?done=saved/);
  shown = await html(address);
  expect(shown).toContain('步道現況');
  expect(shown).not.toContain('夜間現況');
  await press('送出修改');
  shown = await html(address);
  expect(shown).toContain('另有 1 個照片或文件');
  expect(shown).toContain('照片說明');
  expect(picturesIn(shown)).toEqual([]);

  // The officer sees both, and may open what only the first version shows.
  const desk = await signIn(await stage.visitor(), await town.officer('screening-officer'));
  await desk.goto(`/office/town/route/${proposal}`);
  expect(await desk.innerText('#earlier-files')).toContain('步道現況');
  const seen = await desk.request.get(`/office/town/route/files/${photo}`);
  expect(seen.status()).toBe(200);

  // Excluded: name, cost, place and photos are gone, and so is the way to find them by their words.
  await decide(proposal, 2, { kind: 'exclude' });
  shown = await html(address);
  expect(shown).toContain(TYPED.title);
  expect(shown).toContain('用地屬私人所有');
  for (const hidden of ['450,000', '三十盞', '北側', '林示範', '夜間現況'])
    expect(shown).not.toContain(hidden);
  expect((await again()).status).toBe(404);
  expect(await html(`${PUBLIC}?q=${encodeURIComponent('三十盞')}`)).not.toContain(number);
  const listed = await html(`${PUBLIC}?q=${encodeURIComponent('河濱步道')}`);
  expect(listed).toContain(number);
  expect(listed).not.toContain('450,000');

  // Corrected: everything is there again, and the page says that it is a correction.
  await decide(proposal, 2, { kind: 'accept', cost: '480,000' }, 2);
  shown = await html(address);
  for (const again of ['更正先前決定', '450,000', '480,000', '三十盞', '林示範', '夜間現況'])
    expect(shown).toContain(again);
  expect(picturesIn(shown)).toHaveLength(1);
});
