/** 壞天氣: broken input and broken machines. Each gets its words, and nothing that was typed is lost. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCycle, publishCycle, saveCycle } from '@gongsuan/acts/plan';
import { dayOf } from '@gongsuan/prelude';
import { inTenant } from '@gongsuan/store';
import { sql } from 'kysely';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWay } from './cut.ts';
import { linkTo } from './letters.ts';
import { raiseStage, type Stage } from './stage.ts';
import {
  announce,
  caseCode,
  done,
  foundTown,
  MACHINE,
  plainOptions,
  signIn,
  type Town,
} from './town.ts';

interface Resident {
  readonly idNumber: string;
  readonly birthDate: string;
  readonly town: string;
}

const HOUR = 3_600_000;
const MB = 1024 * 1024;
const NEW = '/storm/115/gather/new';
const POLL = '/storm/vote-115/vote/shilin';
const way = openWay();
let stage: Stage;
let town: Town;
let people: readonly Resident[];

beforeAll(async () => {
  stage = await raiseStage({ way: way.to, web: { FORMS_PER_MINUTE_DEVICE: '40' } });
  town = await foundTown(stage, 'storm', '風雨市');
  const now = new Date();
  const { db } = stage;
  const cycle = await done(
    createCycle(
      db,
      MACHINE,
      town.tenant,
      { preset: 'ndc-topic', year: 2026, slug: '115', organisation: town.root, start: dayOf(now) },
      now,
    ),
  );
  const phases = (['gather', 'route', 'vote', 'admit'] as const).map((step, i) => ({
    ...{ id: null, step, ordinal: i + 1, label: null, disabled: false },
    opens: new Date(now.getTime() + (i * 48 - 1) * HOUR),
    closes: new Date(now.getTime() + (i * 48 + 47) * HOUR),
  }));
  await done(saveCycle(db, MACHINE, town.tenant, cycle.id, { section: 'phases', phases }, now));
  await done(publishCycle(db, MACHINE, town.tenant, cycle.id, now));
  await announce(stage, town, {
    preset: 'taipei-shilin-2017',
    slug: 'vote-115',
    options: { shilin: plainOptions(Array<number>(8).fill(500_000)) },
    opens: new Date(now.getTime() - HOUR),
    closes: new Date(now.getTime() + 48 * HOUR),
  });
  await stage.tellRegistry('/cases', {
    caseCode: caseCode('vote-115', 'shilin'),
    towns: ['63000110'],
    minAge: 16,
    ageOn: '2026-05-31',
  });
  const all = (await stage.askRegistry('/residents')) as readonly Resident[];
  people = all.filter((one) => one.town.includes('士林') && one.birthDate < '2000');
});
afterAll(async () => {
  await stage?.close();
  way.close();
});

async function inWindow<T>(work: (page: Page, context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await stage.visitor({ width: 390 });
  try {
    return await work(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

async function citizen(page: Page, email: string): Promise<void> {
  await page.goto('/account');
  await page.fill('[name=email]', email);
  await page.click('form[action="?/link"] button');
  await page.goto(await linkTo(stage, email, '/account/confirm/'));
  await page.click('main form button[type=submit]');
  await page.waitForLoadState();
}

/** Picks four, shows who one is, and stands before the last button. */
async function toConfirm(page: Page, me: Resident): Promise<void> {
  await page.goto(POLL);
  for (const number of [1, 2, 3, 4])
    await page.check(`input[name=picks][value="${number}"]`, { force: true });
  await page.click('form[action="?/pick"] button[type=submit]');
  await page.check('input[name=consent]', { force: true });
  await page.fill('input[name=idNumber]', me.idNumber);
  await page.fill('input[name=birthDate]', me.birthDate);
  await page.waitForTimeout(5_200);
  await page.click('form[action="?/check"] button[type=submit]');
  await page.waitForURL(/\/confirm/);
}

/** Asks as a browser does, without following anywhere. */
async function ask(path: string, init: RequestInit = {}) {
  const headers = { accept: 'text/html', ...init.headers };
  const answer = await fetch(stage.origin + path, { redirect: 'manual', ...init, headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const fromHere = (body: BodyInit, headers: Readonly<Record<string, string>> = {}) => ({
  method: 'POST',
  body,
  headers: { origin: stage.origin, ...headers },
});

async function votes(): Promise<number> {
  const count = sql<{ n: number }>`select count(*)::int as n from vote.participation`;
  return inTenant(stage.db, town.tenant, async (tx) => (await count.execute(tx)).rows[0]?.n ?? 0);
}

const typed = { title: '風雨中的提案', purpose: '目的 😀 <b>', place: '示範公園' };

describe('資料庫中斷', () => {
  it('every page says so in its own language, also to those who are signed in', async () => {
    await inWindow(async (page) => {
      await citizen(page, 'reader@example.test');
      way.cut();
      try {
        for (const path of ['/', '/storm', '/storm/115', '/account', POLL, '/office/storm']) {
          const answer = await page.goto(path);
          if (path === '/office/storm' && answer?.status() === 200) continue;
          expect(answer?.status(), path).toBe(503);
          expect(await page.innerText('h1')).toBe('系統暫時無法處理');
          const english = await page.goto(`/en${path === '/' ? '' : path}`);
          if (path === '/office/storm' && english?.status() === 200) continue;
          expect(await page.innerText('h1')).toBe('The system cannot answer just now');
          expect(await page.getAttribute('html', 'lang')).toBe('en');
          expect(english?.headers()['content-security-policy']).toContain("default-src 'self'");
        }
        expect((await ask('/api/v1/votes/6f1c0d0e-7b44-4c5e-9a53-0a8d9a3f1b52')).text).toContain(
          '"house-unreachable"',
        );
      } finally {
        way.mend();
      }
      await expect
        .poll(async () => (await page.goto('/account'))?.status(), { timeout: 15_000 })
        .toBe(200);
    });
  });

  it('a long form keeps everything, and is sent again from the same page when the database is back', async () => {
    await inWindow(async (page) => {
      await citizen(page, 'writer@example.test');
      await page.goto(NEW);
      for (const [name, text] of Object.entries(typed)) await page.fill(`[name=${name}]`, text);
      way.cut();
      try {
        await page.click('button[formaction="?/review"]');
        await page.waitForLoadState();
        expect(await page.innerText('main')).toContain('再送出一次');
        expect(await page.inputValue('input[type=hidden][name=purpose]')).toBe(typed.purpose);
      } finally {
        way.mend();
      }
      await page.click('main form button');
      await page.waitForURL(/\/account\/gather\//);
      expect(await page.innerText('main')).toContain(typed.title);
    });
  });

  it('a ballot on its way is sent again and counts once', async () => {
    const me = people[0] as Resident;
    await inWindow(async (page) => {
      await toConfirm(page, me);
      way.cut();
      try {
        await page.click('form[action="?/cast"] button[type=submit]');
        await page.waitForLoadState();
        expect(await page.innerText('main')).toMatch(/再送出一次/);
      } finally {
        way.mend();
      }
      await expect
        .poll(
          async () => {
            await page.click('main form button[type=submit], main form button:not([type])');
            await page.waitForLoadState();
            return page.url();
          },
          { timeout: 20_000 },
        )
        .toMatch(/\/receipt/);
      // The ballot's page asked for again leads to the same receipt.
      const code = await page.innerText('#receipt');
      await page.goto(`${POLL}/confirm`);
      expect(page.url()).toMatch(/\/receipt/);
      expect(await page.innerText('#receipt')).toBe(code);
    });
  });

  it('an ID number typed while it happened stands on no page of ours', async () => {
    const me = people[1] as Resident;
    way.cut();
    try {
      const form = new URLSearchParams({ idNumber: me.idNumber, birthDate: me.birthDate });
      const { status, text } = await ask(`${POLL}/identify?/check`, fromHere(form));
      expect(status).toBe(503);
      expect(text).not.toContain(me.idNumber);
      expect(text).toContain(`href="${POLL}/identify"`);
    } finally {
      way.mend();
    }
  });
});

describe('按了兩次、按了上一頁', () => {
  it('a double click without scripts casts once, with one receipt; going back leads to it', async () => {
    await inWindow(async (page, context) => {
      await toConfirm(page, people[2] as Resident);
      const before = await votes();
      const press = () =>
        context.request.post(`${POLL}/confirm?/cast`, {
          form: {},
          headers: { origin: stage.origin, accept: 'text/html' },
          maxRedirects: 0,
        });
      const cookies = await context.cookies();
      const answers = await Promise.all([press(), press(), press()]);
      for (const answer of answers) {
        expect(answer.status()).toBe(303);
        expect(answer.headers()['location']).toContain('/receipt');
      }
      expect(await votes()).toBe(before + 1);
      await page.goto(`${POLL}/receipt`);
      const code = await page.innerText('#receipt');
      // The browser as it was before: the form is sent once more, as after the back button.
      await context.addCookies(cookies);
      expect((await press()).status()).toBe(303);
      await page.goto(`${POLL}/receipt`);
      expect(await page.innerText('#receipt')).toBe(code);
      expect(await votes()).toBe(before + 1);
      await page.goBack();
      expect(page.url()).toMatch(/\/(receipt|confirm)/);
      expect(await votes()).toBe(before + 1);
    });
  });
});

describe('登入逾時', () => {
  it('in the middle of a long form: sign in again, and the form is still filled', async () => {
    await inWindow(async (page, context) => {
      await citizen(page, 'late@example.test');
      await page.goto(NEW);
      for (const [name, text] of Object.entries(typed)) await page.fill(`[name=${name}]`, text);
      await context.clearCookies({ name: 'gs_citizen' });
      await page.click('button[formaction="?/review"]');
      await page.waitForLoadState();
      for (const [name, text] of Object.entries(typed))
        expect(await page.inputValue(`[name=${name}]`)).toBe(text);
      const other = await context.newPage();
      await citizen(other, 'late@example.test');
      await page.click('button[formaction="?/review"]');
      await page.waitForURL(/\/account\/gather\//);
      expect(await page.innerText('main')).toContain(typed.title);

      await page.goto(`${page.url().replace(/[?#].*$/, '')}/edit`);
      await page.fill('[name=purpose]', '改過的目的');
      await context.clearCookies({ name: 'gs_citizen' });
      await page.click('button[formaction="?/review"]');
      await page.waitForLoadState();
      expect(await page.inputValue('input[type=hidden][name=purpose]')).toBe('改過的目的');
      await citizen(other, 'late@example.test');
      await page.click('main form button[type=submit]');
      await page.waitForLoadState();
      await page.goto(`${page.url().replace(/[?#].*$/, '')}/edit`);
      expect(await page.inputValue('[name=purpose]')).toBe('改過的目的');
    });
  });

  it('in the office too', async () => {
    const context = await stage.visitor();
    const page = await signIn(context, await town.officer('tenant-admin'));
    await page.goto('/office/storm/plan/new');
    const cookies = await context.cookies();
    await page.check('input[name=preset] >> nth=1', { force: true });
    const preset = (await page.getAttribute('input[name=preset] >> nth=1', 'value')) ?? '';
    // What is still missing is for the platform to say, not for the browser.
    await page.locator('main form').evaluate((form) => form.setAttribute('novalidate', ''));
    await context.clearCookies({ name: 'gs_office' });
    await page.click('main form button[type=submit]');
    await page.waitForLoadState();
    expect(await page.inputValue('main form input[type=hidden][name=preset]')).toBe(preset);
    await context.addCookies(cookies);
    await page.click('main form button[type=submit]');
    await page.waitForLoadState();
    // What was chosen has become a cycle.
    expect(page.url()).toMatch(/\/office\/storm\/plan\/(?!new)/);
    await context.close();
  });
});

describe('登入逾時的表單裡有密碼或證號', () => {
  it('they stand nowhere in the page, and are asked for again beside the rest', async () => {
    const context = await stage.visitor();
    await signIn(context, await town.officer('desk-officer'));
    const send = async (path: string, form: Readonly<Record<string, string>>) => {
      const answer = await context.request.post(path, {
        form,
        headers: { origin: stage.origin, accept: 'text/html' },
        failOnStatusCode: false,
      });
      expect(answer.status()).toBe(401);
      return answer.text();
    };
    await context.clearCookies({ name: 'gs_office' });
    const desk = await send('/office/storm/vote/desk?/pass', {
      poll: '00000000-0000-4000-8000-00000000cafe',
      idNumber: 'A123456789',
      birthDate: '0790101',
    });
    expect(desk).toContain('00000000cafe');
    expect(desk).not.toContain('A123456789');
    expect(desk).not.toContain('0790101');
    expect(desk).toMatch(/<input[^>]*name="idNumber"/);
    const profile = await send('/office/profile?/password', {
      current: '現在的密碼',
      password: '新的密碼',
      repeat: '新的密碼',
    });
    expect(profile).not.toMatch(/現在的密碼|新的密碼/);
    expect(profile).toMatch(/<input[^>]*name="current"/);
    await context.close();
  });
});

describe('太大與不對的檔案', () => {
  it('a photo of 50 MB and a program called photo.jpg are named, and the rest is kept', async () => {
    await inWindow(async (page) => {
      await citizen(page, 'photo@example.test');
      await page.goto(NEW);
      for (const [name, text] of Object.entries(typed)) await page.fill(`[name=${name}]`, text);
      const photo = join(stage.dataDir, '大.jpg');
      const program = join(stage.dataDir, 'photo.jpg');
      writeFileSync(photo, Buffer.alloc(50 * MB, 7));
      writeFileSync(program, '\u007fELF\u0002\u0001\u0001'.padEnd(4096, '\0'));
      await page.setInputFiles('input[type=file]', [photo, program]);
      await page.click('button[formaction="?/review"]');
      await page.waitForLoadState();
      const said = await page.innerText('[role=alert]');
      expect(said).toContain('「大.jpg」有 50 MB，每個檔案上限為 10 MB');
      expect(said).toContain('「photo.jpg」');
      for (const [name, text] of Object.entries(typed))
        expect(await page.inputValue(`[name=${name}]`)).toBe(text);
    });
  });

  it('a page without files takes no large form, in words', async () => {
    const large = fromHere(new URLSearchParams({ email: 'x'.repeat(3 * MB) }));
    const zh = await ask('/account?/link', large);
    expect(zh.status).toBe(413);
    expect(zh.text).toContain('送出的內容太大了');
    expect((await ask('/en/account?/link', large)).text).toContain('too much to send');
  });
});

describe('看不懂的要求', () => {
  it.each([
    ['a form from another site', { origin: 'https://evil.example' }, 403, '不是從本站送出的'],
    ['a form from nowhere', { origin: 'null' }, 403, '不是從本站送出的'],
    ['plain text', { 'content-type': 'text/plain' }, 400, '看不懂送出的內容'],
    ['half a form', { 'content-type': 'multipart/form-data; boundary=x' }, 400, '看不懂'],
  ])('%s is refused in words, with every protection', async (_, headers, status, words) => {
    const told = await ask(
      '/account?/link',
      fromHere('email=a%40example.test', {
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      }),
    );
    expect(told.status).toBe(status);
    expect(told.text).toContain(words);
    expect(told.text).toContain('lang="zh-Hant-TW"');
    expect(told.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(told.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    '/nowhere',
    '/storm/%00',
    '/storm/115/gather/%00',
    '/storm/115/gather/files/nothing',
    '/storm/115/data/nothing',
    '/%ff',
    '/storm/115/vote/%F0%9F%98%80',
  ])('%s is no page, in both languages', async (path) => {
    const zh = await ask(path);
    expect([400, 404]).toContain(zh.status);
    expect(zh.text).toContain('<h1');
    expect(zh.text).toContain('找不到這一頁');
    const en = await ask(`/en${path}`);
    expect(en.text).toContain('There is no such page');
    expect(en.text).toContain('<html lang="en"');
  });

  it('in the office too: what is far too long, or named like a prototype, is no fault of ours', async () => {
    const context = await stage.visitor();
    await (await signIn(context, await town.officer('tenant-admin'))).close();
    const send = (path: string, fields: Readonly<Record<string, string>>) =>
      context.request.post(path, {
        form: fields,
        headers: { origin: stage.origin, accept: 'text/html' },
        maxRedirects: 0,
      });
    const long = 'a'.repeat(30_000);
    for (const action of ['pass', 'station']) {
      const desk = `/office/storm/vote/desk?/${action}`;
      for (const name of ['poll', 'idNumber', 'birthDate', 'consent', 'assisted'])
        expect((await send(desk, { [name]: long })).status(), `${action} ${name}`).toBeLessThan(
          500,
        );
    }
    for (const name of ['constructor', '__proto__'])
      expect((await send('/office/storm/plan/new', { [name]: '-1' })).status()).toBeLessThan(500);
    const ledger = await context.request.get('/office/storm/ledger?act=%00&subject=%00');
    expect(ledger.status()).toBe(200);
    await context.close();
  });

  it('too many forms a minute from one browser: everything typed stays, the others go on', async () => {
    const context = await stage.visitor();
    const send = (request: BrowserContext['request']) =>
      request.post(`${NEW}?/review`, {
        form: { title: '一再送出的提案', purpose: '目的' },
        headers: { origin: stage.origin, accept: 'text/html' },
      });
    for (let i = 0; i < 40; i++) expect((await send(context.request)).status()).toBe(401);
    const told = await send(context.request);
    expect(told.status()).toBe(429);
    expect(told.headers()['retry-after']).toBe('60');
    const text = await told.text();
    expect(text).toContain('送出得太頻繁了');
    expect(text).toContain('value="一再送出的提案"');
    const other = await stage.visitor();
    expect((await send(other.request)).status()).toBe(401);
    await context.close();
    await other.close();
  });

  it('NUL, names of prototypes and a very long address break nothing', async () => {
    const nul = await ask(
      '/office/sign-in',
      fromHere(new URLSearchParams('email=a%00@b.tw&password=%00')),
    );
    expect(nul.status).toBe(401);
    for (const query of ['q=%00', 'q=%ff&page=-1', 'page=1e99&area=__proto__', '%zz=%&a[]=1'])
      expect((await ask(`/storm/115/gather?${query}`)).status, query).toBe(200);
    const long = await ask(`/storm?q=${'a'.repeat(20_000)}`);
    expect(long.status).toBe(431);
    expect(long.text).toContain('太長');
  });
});

describe('別的機關的東西', () => {
  it('does not exist for an officer of this one, by any address or form', async () => {
    const calm = await foundTown(stage, 'calm', '無風市');
    const theirs = await announce(stage, calm, {
      preset: 'taipei-shilin-2017',
      slug: 'calm-115',
      options: { shilin: plainOptions(Array<number>(8).fill(500_000)) },
      opens: new Date(Date.now() - HOUR),
      closes: new Date(Date.now() + 48 * HOUR),
    });
    const context = await stage.visitor();
    await (await signIn(context, await town.officer('tenant-admin'))).close();
    const read = async (path: string) => (await context.request.get(path)).status();
    for (const wing of [
      '',
      '/people',
      '/ledger',
      '/plan',
      '/vote',
      '/vote/desk',
      '/admit',
      '/route',
    ])
      expect(await read(`/office/calm${wing}`), wing).toBe(403);
    for (const room of ['plan', 'vote', 'admit'])
      expect(await read(`/office/storm/${room}/calm-115`), room).toBe(404);
    expect(await read('/storm/calm-115')).toBe(404);
    expect(await read('/storm/calm-115/vote/shilin')).toBe(404);

    const [poll] = theirs.polls;
    for (const action of ['vote/desk?/pass', 'vote/desk?/station', 'vote/vote-115?/close']) {
      const answer = await context.request.post(`/office/storm/${action}`, {
        form: { poll: poll?.id ?? '', reason: '測試', idNumber: 'A123456789' },
        headers: { origin: stage.origin, accept: 'text/html' },
      });
      expect(answer.status(), action).toBe(404);
      expect(await answer.text()).toContain('找不到這項票選');
    }
    const organisation = await context.request.post('/office/storm/people?/invite', {
      form: {
        organisation: calm.root,
        email: 'x@example.test',
        name: 'x',
        role: 'counting-officer',
      },
      headers: { origin: stage.origin, accept: 'text/html' },
    });
    expect(organisation.status()).toBe(404);
    await context.close();
  });
});
