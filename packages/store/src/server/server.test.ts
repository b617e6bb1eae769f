import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clientConfig, databaseUrls, openPool } from '../connect.ts';
import { privateServer, type PrivateServer } from '../testing/index.ts';
import { durability, durabilitySentence } from './durability.ts';
import { isAlive } from './lock.ts';
import { serverSentence, type ServerRefusal } from './refusal.ts';
import { startServer, type Server } from './start.ts';

const root = process.getuid?.() === 0;
const folders: string[] = [];
const running: Server[] = [];

/** A directory that everybody may enter, deleted after the test. */
function folder(mode = 0o755): string {
  const path = mkdtempSync(join(tmpdir(), 'gongsuan-supervisor-'));
  chmodSync(path, mode);
  folders.push(path);
  return path;
}

let pristine: string;

/** A data directory with a database in it: a copy, because making one takes long. */
function dataDirectory(): string {
  const dataDir = join(folder(), 'data');
  execFileSync('cp', ['-a', pristine, dataDir]);
  return dataDir;
}

async function start(dataDir: string): Promise<Server> {
  const started = await startServer({ dataDir, port: 0 });
  if (!started.ok) throw new Error(serverSentence(started.refusal).en);
  running.push(started.value);
  return started.value;
}

async function refusalOf(dataDir: string): Promise<ServerRefusal> {
  const started = await startServer({ dataDir, port: 0 });
  if (started.ok) {
    running.push(started.value);
    throw new Error('it was not refused');
  }
  expect(serverSentence(started.refusal).zh).not.toBe('');
  return started.refusal;
}

async function ask(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(clientConfig(url));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that starts the server in `dataDir`, says `up` or the refusal, and stays. */
function otherProcess(dataDir: string, asUser: readonly string[] = []) {
  const program = `
    const { startServer } = await import(${JSON.stringify(join(import.meta.dirname, 'start.ts'))});
    const started = await startServer({ dataDir: ${JSON.stringify(dataDir)}, port: 0 });
    console.log(started.ok ? 'up ' + started.value.pid() : 'refused ' + started.refusal.code);
    if (started.ok) setInterval(() => undefined, 1e6);`;
  const [command = process.execPath, ...before] = [...asUser, process.execPath];
  const child = spawn(command, [...before, '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: '/',
  });
  return { child, said: once(child.stdout, 'data').then(([chunk]) => String(chunk).trim()) };
}

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

let shared: PrivateServer;
let removePristine: () => Promise<void>;
beforeAll(async () => {
  shared = await privateServer();
  const first = await privateServer();
  await first.stop();
  pristine = first.dataDir;
  removePristine = first.remove;
});
afterAll(async () => {
  await shared.remove();
  await removePristine();
});

describe('starting PostgreSQL in a folder', () => {
  it('is durable, has checksums, hears only this machine, and keeps its passwords to itself', async () => {
    const server = shared;
    const rows = await ask(
      server.ownerUrl,
      `select name, setting from pg_settings where name in
      ('fsync','full_page_writes','synchronous_commit','data_checksums','listen_addresses','password_encryption')`,
    );
    expect(Object.fromEntries(rows.map((row) => [row.name, row.setting]))).toEqual({
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      listen_addresses: '127.0.0.1',
      password_encryption: 'scram-sha-256',
    });
    expect(statSync(join(server.dataDir, 'server.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(server.dataDir, 'postgres')).mode & 0o777).toBe(0o700);
    const wrong = server.webUrl.replace(/:[^:@]+@/, ':wrong@');
    await expect(ask(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('gives the web login no right of its own and no way around row-level security', async () => {
    const server = shared;
    expect(
      await ask(
        server.webUrl,
        `select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication
        from pg_roles where rolname = current_user`,
      ),
    ).toEqual([
      {
        rolsuper: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolbypassrls: false,
        rolreplication: false,
      },
    ]);
    await expect(ask(server.webUrl, 'create table t (n int)')).rejects.toThrow(/permission denied/);
    await expect(ask(server.webUrl, 'set role gongsuan_owner')).rejects.toThrow(
      /permission denied/,
    );
  });

  it('never runs as root', async () => {
    const server = shared;
    expect(statSync(join(server.dataDir, 'postgres')).uid).not.toBe(0);
  });

  it('keeps its data, its port and its passwords from one start to the next', async () => {
    const dataDir = dataDirectory();
    const first = await start(dataDir);
    await ask(first.ownerUrl, 'create table kept as select 42 as n');
    await first.stop();
    expect(isAlive(first.pid())).toBe(false);
    const second = await start(dataDir);
    expect(second.ownerUrl).toBe(first.ownerUrl);
    expect(await ask(second.ownerUrl, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  it('takes another port when the remembered one is occupied', async () => {
    const dataDir = dataDirectory();
    const first = await start(dataDir);
    await first.stop();
    const squatter = createServer().listen(first.port, '127.0.0.1');
    await once(squatter, 'listening');
    const second = await start(dataDir);
    squatter.close();
    expect(second.port).not.toBe(first.port);
    expect(await ask(second.webUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it.runIf(root)('works below a folder that only root may enter', async () => {
    const closed = folder(0o700);
    const server = await start(join(closed, 'data'));
    expect(await ask(server.webUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(server.cluster.startsWith('/var/tmp/gongsuan-')).toBe(true);
    expect(existsSync(join(closed, 'data/server.json'))).toBe(true);
    await server.stop();
    rmSync(join(server.cluster, '..'), { recursive: true, force: true });
  });

  it.runIf(root)('works for an ordinary user, as that user', async () => {
    const home = folder(0o777);
    const other = otherProcess(join(home, 'data'), [
      'setpriv',
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
    ]);
    expect(await other.said).toMatch(/^up \d+$/);
    expect(statSync(join(home, 'data/postgres')).uid).toBe(65_534);
    other.child.kill('SIGKILL');
    process.kill(Number((await other.said).split(' ')[1]), 'SIGINT');
  });
});

describe('starting twice', () => {
  it('refuses the second start, naming the first, and leaves the first alone', async () => {
    const dataDir = dataDirectory();
    const first = await start(dataDir);
    first.announce('http://localhost:3000/');
    const other = otherProcess(dataDir);
    expect(await other.said).toBe('refused already-running');
    const refusal = await refusalOf(dataDir);
    expect(refusal).toMatchObject({
      code: 'already-running',
      pid: process.pid,
      url: 'http://localhost:3000/',
    });
    expect(serverSentence(refusal).zh).toContain('已經在執行中');
    expect(await ask(first.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('lets exactly one of several racers have an empty folder', async () => {
    const dataDir = join(folder(), 'data');
    const racers = [otherProcess(dataDir), otherProcess(dataDir), otherProcess(dataDir)];
    const said = await Promise.all(racers.map((racer) => racer.said));
    for (const racer of racers) racer.child.kill('SIGKILL');
    expect(said.filter((line) => line.startsWith('up'))).toHaveLength(1);
    expect(said.filter((line) => line === 'refused already-running')).toHaveLength(2);
    await Promise.all(racers.map((racer) => racer.child.exitCode ?? once(racer.child, 'exit')));
    const after = await start(dataDir); // takes over and stops what the killed winner left
    expect(after.adopted).toBe(true);
  });

  it('takes over a server whose parent was killed', async () => {
    const dataDir = dataDirectory();
    const parent = otherProcess(dataDir);
    const pid = Number((await parent.said).split(' ')[1]);
    parent.child.kill('SIGKILL');
    await once(parent.child, 'exit');
    expect(isAlive(pid)).toBe(true);
    const server = await start(dataDir);
    expect({ adopted: server.adopted, pid: server.pid() }).toEqual({ adopted: true, pid });
    await server.stop();
    expect(isAlive(pid)).toBe(false);
  });
});

describe('a server that was killed', () => {
  it('has every row that it acknowledged when it is back', async () => {
    await ask(shared.ownerUrl, 'create table ballot (n int primary key)');
    const pool = openPool(shared.ownerUrl, { max: 4 });
    const acknowledged: number[] = [];
    const writing = Array.from({ length: 4 }, async (_, lane) => {
      for (let n = lane; ; n += 4) {
        await pool.query('insert into ballot values ($1)', [n]);
        acknowledged.push(n);
      }
    });
    const over = Promise.allSettled(writing);
    while (acknowledged.length < 200) await new Promise((resolve) => setTimeout(resolve, 5));
    await shared.kill9();
    await over;
    await shared.restart();
    const { rows } = await pool.query<{ n: number }>('select n from ballot'); // the same pool recovers
    await pool.end();
    const stored = new Set(rows.map((row) => row.n));
    expect(acknowledged.filter((n) => !stored.has(n))).toEqual([]);
  });

  it('starts although another process has the number in its postmaster.pid', async () => {
    await shared.kill9();
    const path = join(shared.dataDir, 'postgres/postmaster.pid');
    const lines = readFileSync(path, 'utf8').split('\n');
    const stranger = spawn(
      'sleep',
      ['60'],
      root ? { uid: statSync(path).uid, gid: statSync(path).gid } : {},
    );
    writeFileSync(path, [String(stranger.pid), ...lines.slice(1)].join('\n'));
    await shared.restart();
    stranger.kill();
    expect(await ask(shared.webUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  });
});

describe('reviving', () => {
  it('brings a killed server back on the same address, and leaves a running one alone', async () => {
    const server = await start(dataDirectory());
    expect(await server.revive()).toEqual({ ok: true, value: false });
    process.kill(server.pid(), 'SIGKILL');
    while (isAlive(server.pid())) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await server.revive()).toEqual({ ok: true, value: true });
    expect(await ask(server.webUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  });
});

describe('a database that nobody has used yet', () => {
  it('can begin anew, empty, with the owner that it had', async () => {
    const server = await start(dataDirectory());
    await ask(server.ownerUrl, 'create table half (n int)');
    await server.beginAnew();
    const [found] = await ask(server.ownerUrl, `select to_regclass('half') is null as gone`);
    expect(found).toEqual({ gone: true });
    await ask(server.ownerUrl, 'create schema whole');
    await expect(ask(server.webUrl, 'create schema other')).rejects.toThrow(/permission denied/);
  });
});

describe('a disk that does not take it', () => {
  const mounts: string[] = [];
  const mount = (options: string): string | null => {
    const path = folder();
    const done = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path]).status === 0;
    if (done) mounts.push(path);
    return done ? path : null;
  };
  afterEach(() => {
    for (const path of mounts.splice(0)) execFileSync('umount', ['-l', path]);
  });

  it('says so when the disk is full', async ({ skip }) => {
    // Too small for the files of a cluster; and large enough for them, but not for the database.
    for (const size of ['8m', '40m']) {
      const path = root ? mount(`size=${size},mode=755`) : null;
      if (path === null) return skip('needs the right to mount a small disk');
      expect((await refusalOf(join(path, 'data'))).code, size).toBe('disk-full');
    }
  });

  it('says so when the disk is read-only', async ({ skip }) => {
    const path = root ? mount('ro,mode=755') : null;
    if (path === null) return skip('needs the right to mount a read-only disk');
    expect((await refusalOf(join(path, 'data'))).code).toBe('disk-read-only');
  });

  it('says so when an existing database has become read-only', async ({ skip }) => {
    const path = root ? mount('size=200m,mode=755') : null;
    if (path === null) return skip('needs the right to mount a disk');
    const server = await start(join(path, 'data'));
    await server.stop();
    execFileSync('mount', ['-o', 'remount,ro', path]);
    expect((await refusalOf(join(path, 'data'))).code).toBe('disk-read-only');
  });

  it.runIf(process.platform === 'linux')('says so where no folder can be made at all', async () => {
    expect((await refusalOf('/proc/gongsuan')).code).toBe('no-permission');
  });

  it.runIf(root)('says so when the user may not write there', async () => {
    const other = otherProcess(join(folder(), 'data'), [
      'setpriv',
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
    ]);
    expect(await other.said).toBe('refused no-permission');
  });

  it('says so when the password file is gone, and leaves the data alone', async () => {
    const dataDir = dataDirectory();
    const server = await start(dataDir);
    await server.stop();
    rmSync(join(dataDir, 'server.json'));
    expect((await refusalOf(dataDir)).code).toBe('no-credentials');
    expect(existsSync(server.cluster)).toBe(true);
  });

  it('begins again after a creation that was interrupted half way', async () => {
    const dataDir = join(folder(), 'data');
    mkdirSync(join(dataDir, 'postgres.new/base'), { recursive: true });
    const server = await start(dataDir);
    expect(await ask(server.webUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  });
});

describe('durability', () => {
  it('refuses a connection that would not wait for the disk', async () => {
    const server = shared;
    const careful = openPool(server.webUrl, { max: 1 });
    expect(await durability(careful)).toEqual({ ok: true, value: undefined });
    await careful.end();
    const url = new URL(server.webUrl);
    url.searchParams.set('options', '-c synchronous_commit=off');
    const careless = openPool(url.toString(), { max: 1 });
    const result = await durability(careless);
    await careless.end();
    if (result.ok) throw new Error('it was not refused');
    expect(result.refusal.settings).toEqual([{ name: 'synchronous_commit', value: 'off' }]);
    expect(durabilitySentence(result.refusal).zh).toContain('遺失');
  });
});

describe('finding the database', () => {
  it('finds the running server by its folder, and nothing once it is stopped', async () => {
    const dataDir = dataDirectory();
    const server = await start(dataDir);
    expect(databaseUrls({}, dataDir)).toMatchObject({ ok: true, value: { webUrl: server.webUrl } });
    await server.stop();
    expect(databaseUrls({}, dataDir)).toMatchObject({
      ok: false,
      refusal: { code: 'not-running' },
    });
  });

  it('acts as the web role on a given database for which no web login is named', async () => {
    const server = shared;
    const urls = databaseUrls({ DATABASE_URL: server.ownerUrl }, '/nowhere');
    if (!urls.ok) throw new Error('refused');
    const pool = openPool(urls.value.webUrl);
    const { rows } = await pool.query(`select current_user::text as role,
      9007199254740991::int8 as big, date '2026-11-21' as day, current_setting('timezone') as zone`);
    expect(rows).toEqual([
      { role: 'gongsuan_web', big: 9007199254740991, day: '2026-11-21', zone: 'Asia/Taipei' },
    ]);
    await expect(pool.query('select 9007199254740993::int8 as big')).rejects.toThrow(RangeError);
    await pool.end();
  });
});
