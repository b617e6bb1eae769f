import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { databaseUrls, openPool } from '@gongsuan/store/connect';
import { migrate, migrationSentence } from '@gongsuan/store/migrate';
import {
  dataDirectory,
  durability,
  durabilitySentence,
  serverSentence,
  startServer,
  undurableVariable,
  type Access,
  type Server,
} from '@gongsuan/store/server';
import { dropHalf } from './demonstration.ts';
import { complain, say } from './install.js';
import { Stopped } from './stopped.ts';

/** A database that is up, migrated and durable. `server` is ours to stop; `null` for DATABASE_URL. */
export type Ready = Access & {
  readonly server: Server | null;
  readonly applied: readonly string[];
};

/** Starts (or reaches) the database, brings it up to date and checks that it keeps what it is told. */
export async function readyDatabase(env: NodeJS.ProcessEnv): Promise<Ready> {
  const given = env.DATABASE_URL !== undefined && env.DATABASE_URL !== '';
  const server = given ? null : await ownServer(env);
  try {
    const access = server ?? givenUrls(env);
    if (server) await dropHalf(server, env);
    const migrated = await reach(() => migrate(access.ownerUrl), env);
    if (!migrated.ok) throw new Stopped(migrationSentence(migrated.refusal));
    if (migrated.value.applied.length > 0)
      say(
        `資料庫更新完成：${migrated.value.applied.length} 個變更檔。`,
        `Database brought up to date: ${migrated.value.applied.length} migrations.`,
      );
    await checkDurability(access.webUrl, env);
    const { ownerUrl, webUrl, auditUrl } = access;
    return { ownerUrl, webUrl, auditUrl, server, applied: migrated.value.applied };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

async function ownServer(env: NodeJS.ProcessEnv): Promise<Server> {
  const started = await startServer({ dataDir: dataDirectory(env) });
  if (!started.ok) throw new Stopped(serverSentence(started.refusal));
  const { cluster, port, adopted } = started.value;
  if (adopted) say('接手仍在執行的資料庫。', 'Took over the database that was still running.');
  say(`資料庫：${cluster}（連接埠 ${port}）`, `Database: ${cluster} (port ${port})`);
  return started.value;
}

function givenUrls(env: NodeJS.ProcessEnv): Access {
  const urls = databaseUrls(env, dataDirectory(env));
  if (!urls.ok) throw new Stopped(serverSentence(urls.refusal));
  return urls.value;
}

/** A given database may be down or refuse the login: that is a sentence, not a stack trace. */
async function reach<T>(work: () => Promise<T>, env: NodeJS.ProcessEnv): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === '53100' && (env.DATABASE_URL ?? '') === '')
      throw new Stopped(serverSentence({ code: 'disk-full', path: dataDirectory(env) }));
    if (!/^(E[A-Z]+|28\w{3}|3D000|53\w{3}|57P03|08\w{3}|42501)$/.test(code)) throw error;
    const why = error instanceof Error && error.message !== '' ? error.message : code;
    throw new Stopped({
      zh: `無法使用資料庫：${why}。請檢查 DATABASE_URL 與資料庫的狀態。`,
      en: `The database cannot be used: ${why}. Check DATABASE_URL and the database server.`,
    });
  }
}

async function checkDurability(webUrl: string, env: NodeJS.ProcessEnv): Promise<void> {
  const pool = openPool(webUrl, { max: 1, applicationName: 'gongsuan-start' });
  try {
    const durable = await reach(() => durability(pool), env);
    if (durable.ok) return;
    const sentence = durabilitySentence(durable.refusal);
    if (env[undurableVariable] !== 'yes') throw new Stopped(sentence);
    complain(`\u001b[1;31m${sentence.zh}\u001b[0m`, `\u001b[1;31m${sentence.en}\u001b[0m`);
  } finally {
    await pool.end();
  }
}

/** The server's secret: GONGSUAN_SECRET, or one made once and kept in the data directory (mode 0600). */
export function secretOf(env: NodeJS.ProcessEnv): string {
  const given = env.GONGSUAN_SECRET ?? '';
  if (given.length >= 32) return given;
  if (given !== '')
    throw new Stopped({
      zh: 'GONGSUAN_SECRET 太短：至少 32 個字元，並請隨機產生。',
      en: 'GONGSUAN_SECRET is too short: at least 32 characters, made at random.',
    });
  const path = join(dataDirectory(env), 'secret');
  mkdirSync(dataDirectory(env), { recursive: true });
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
