import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientConfig, inRole } from '@gongsuan/store/connect';
import { freshDatabase, type FreshDatabase } from '@gongsuan/store/testing';

const MAIN = new URL('../main.ts', import.meta.url).pathname;
let database: FreshDatabase;
let dataDir: string;
let owner: pg.Client;

interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as an operator would. */
function gongsuan(...words: readonly string[]): Promise<Ran> {
  const env = {
    PATH: process.env['PATH'],
    LANG: 'zh_TW.UTF-8',
    DATABASE_URL: database.ownerUrl,
    DATABASE_URL_WEB: database.webUrl,
    GONGSUAN_DATA: dataDir,
    ORIGIN: 'https://pb.example.test',
  };
  return new Promise((done) => {
    execFile(process.execPath, [MAIN, ...words], { env }, (cause, out, err) => {
      const exit = cause && typeof cause.code === 'number' ? cause.code : 0;
      done({ exit, out, err });
    });
  });
}

/** Lists the tenants of another database, in English. */
const withUrl = (url: string) => withOnly({ LANG: 'en', DATABASE_URL: url }, 'tenant', 'list');

/** The command line with these settings and no others. */
function withOnly(env: Readonly<Record<string, string>>, ...words: string[]): Promise<Ran> {
  const all = { PATH: process.env['PATH'], ...env };
  return new Promise((done) => {
    execFile(process.execPath, [MAIN, ...words], { env: all }, (cause, out, err) => {
      done({ exit: typeof cause?.code === 'number' ? cause.code : 0, out, err });
    });
  });
}

beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'gongsuan-cli-'));
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('gongsuan', () => {
  it('opens a tenant, refuses a second one of the name in words, and lists it', async () => {
    const typed = ['tenant', 'create', 'taipei', '--kind', 'city', '--name', '臺北市'] as const;
    expect((await gongsuan(...typed)).exit).toBe(0);
    const again = await gongsuan(...typed);
    expect(again).toMatchObject({ exit: 1, out: '' });
    expect(again.err).toContain('「taipei」已有人使用');
    expect((await gongsuan('tenant', 'list')).out).toBe('taipei\t直轄市、縣（市）政府\t臺北市\n');
  });

  it('invites an administrator: the link is printed, and lies in the folder of letters', async () => {
    const typed = ['--email', 'lin@example.test', '--name', '林示範', '--role', 'tenant-admin'];
    const invited = await gongsuan('account', 'invite', '--tenant', 'taipei', ...typed);
    expect(invited.exit).toBe(0);
    const [url = ''] = invited.out.split('\n');
    expect(url).toMatch(/^https:\/\/pb\.example\.test\/office\/sign-in\/invitation\/[\w-]{43}$/);
    const folder = join(dataDir, 'mail');
    const [name = ''] = await readdir(folder);
    const letter = await readFile(join(folder, name), 'utf8');
    expect(letter).toContain(url);
    expect(letter).toContain('To: lin@example.test\n');
  });

  it('lists the organisations with their ids, and who works there with which role', async () => {
    const organisations = (await gongsuan('organisation', 'list', 'taipei')).out;
    expect(organisations).toMatch(/^[0-9a-f-]{36} {2}.+臺北市\n$/);
    const accounts = (await gongsuan('account', 'list', 'taipei')).out;
    expect(accounts).toContain('lin@example.test  林示範');
    expect(accounts).toContain('機關管理人員');
    expect((await gongsuan('account', 'list', 'nowhere')).exit).toBe(1);
  });

  it('says what is typed wrongly, with exit code 2', async () => {
    expect((await gongsuan('tenant', 'create', 'x')).exit).toBe(2);
    expect((await gongsuan('nonsense')).exit).toBe(2);
    expect((await gongsuan('ledger', 'verify', '--head', 'x')).exit).toBe(2);
  });

  it('refuses a short secret in words, as the web server does, and opens no account with it', async () => {
    const env = { DATABASE_URL: database.ownerUrl, GONGSUAN_DATA: dataDir };
    const person = ['--email', 'short@example.test', '--name', '林示範', '--role', 'auditor'];
    const ran = await withOnly(
      { ...env, GONGSUAN_SECRET: 'too short', LANG: 'zh_TW.UTF-8' },
      ...['account', 'invite', '--tenant', 'taipei', ...person],
    );
    expect(ran).toMatchObject({ exit: 2, out: '' });
    expect(ran.err).toMatch(/^GONGSUAN_SECRET 太短/);
  });

  it('verifies the ledger for an auditor who has the reading role alone, which may read no account', async () => {
    const url = inRole(database.ownerUrl, 'gongsuan_audit');
    const sound = await withOnly({ DATABASE_URL_AUDIT: url, LANG: 'en' }, 'ledger', 'verify');
    expect(sound.exit).toBe(0);
    expect(sound.out).toMatch(/taipei: .*\n {2}\d+:[0-9a-f]{64}\n/);
    const audit = new pg.Client(clientConfig(url));
    await audit.connect();
    for (const table of ['account', 'session', 'link', 'event', 'past_password']) {
      const asked = audit.query(`select * from people.${table}`);
      await expect(asked, table).rejects.toMatchObject({ code: '42501' });
    }
    await audit.end();
  });

  it('verifies every chain, prints the hash to publish, and names the altered line with exit code 4', async () => {
    const sound = await gongsuan('ledger', 'verify');
    expect(sound.exit).toBe(0);
    expect(sound.out).toMatch(/taipei：紀錄完整。共 3 行.*\n {2}3:[0-9a-f]{64}\n/);
    const head = /3:[0-9a-f]{64}/.exec(sound.out.slice(sound.out.indexOf('taipei')))?.[0] ?? '';
    const published = ['ledger', 'verify', '--tenant', 'taipei', '--head', head] as const;
    expect((await gongsuan(...published)).exit).toBe(0);

    await owner.query(`select set_config('gongsuan.tenant', 'taipei', false)`);
    await owner.query('alter table house.ledger disable trigger user');
    await owner.query(`update house.ledger set act = 'x' where seq = 2`);
    const altered = await gongsuan('ledger', 'verify');
    expect(altered.exit).toBe(4);
    expect(altered.out).toContain('第 2 行的內容被更動過');
    expect(altered.out).toContain('平臺本身：紀錄完整');

    await owner.query(`delete from house.ledger where seq >= 2`);
    expect((await gongsuan('ledger', 'verify', '--tenant', 'taipei')).exit).toBe(0);
    const cut = await gongsuan(...published);
    expect(cut.exit).toBe(4);
    expect(cut.out).toContain('尾端被截斷');
  });

  it('says in words that the database cannot be reached, with exit code 3', async () => {
    const ran = await withUrl('postgresql://x@127.0.0.1:9/x');
    expect(ran.exit).toBe(3);
    expect(ran.err).toContain('The database cannot be used');
    expect(ran.err).not.toContain('at ');
  });

  it('says in words that DATABASE_URL is no address, with exit code 3', async () => {
    const ran = await withUrl('localhost:5432');
    expect(ran.exit).toBe(3);
    expect(ran.err).toMatch(/^DATABASE_URL is no address of a database.*\n$/);
  });
});
