import pg from 'pg';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { accessOf, readCredentials, type Access } from './server/credentials.ts';
export { dataDirectory } from './server/data-directory.ts';
import { lockHolder } from './server/lock.ts';
import type { ServerRefusal } from './server/refusal.ts';

/** How a pool differs from the defaults. */
export type PoolOptions = {
  /** Connections at most; 6 by default: PostgreSQL works best with few, and ballots are short. */
  readonly max?: number;
  /** Role to act as, set by the connection itself (for a login that is a member of it). */
  readonly role?: string;
  readonly applicationName?: string;
  /** Milliseconds after which PostgreSQL gives up a statement; 30,000 by default, 0 for never. */
  readonly statementTimeout?: number;
};

/**
 * A small pool on `url`. Differences from plain `pg`: int8 comes as a number (a value beyond 2^53 - 1
 * throws), a date as its ISO string `2026-11-21`, the session's time zone is Taiwan's, so that a date
 * taken from a moment is the date in Taiwan; statements and idle transactions end by themselves.
 * A connection that PostgreSQL closes while idle is replaced, never an uncaught error.
 */
export function openPool(url: string, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(url, options),
    max: options.max ?? 6,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', () => undefined); // the pool drops the connection; the next query opens another
  // The same for one that is in use and closed between two statements: the next of them rejects.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** The same settings for a single connection. */
export function clientConfig(url: string, options: PoolOptions = {}): pg.ClientConfig {
  const parsed = new URL(url);
  const given = parsed.searchParams.get('options');
  parsed.searchParams.delete('options');
  const settings = ['-c timezone=Asia/Taipei', '-c idle_in_transaction_session_timeout=60000'];
  if (given !== null) settings.unshift(given);
  if (options.role !== undefined) settings.push(`-c role=${options.role}`);
  return {
    connectionString: parsed.toString(),
    options: settings.join(' '),
    application_name: options.applicationName ?? 'gongsuan',
    statement_timeout: options.statementTimeout ?? 30_000,
    keepAlive: true,
    types: { getTypeParser },
  };
}

const { builtins } = pg.types;
const int8Array = 1016;
const dateArray = 1182;
const textArray = 1009;

/** Reads an int8 as a number, or throws: a rounded count would be a wrong count. */
export function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 out of range: ${text}`);
  return value;
}

type Parser<T> = (text: string) => T;

/** pg's own parser; its types know the built-in oids by name only. */
const builtinParser = (oid: number, format: 'text' | 'binary'): Parser<unknown> =>
  pg.types.getTypeParser(oid as Parameters<typeof pg.types.getTypeParser>[0], format);

function getTypeParser(oid: number, format: 'text' | 'binary' = 'text'): Parser<unknown> {
  const strings = builtinParser(textArray, 'text') as Parser<(string | null)[]>;
  switch (oid) {
    case builtins.INT8:
      return safeInteger;
    case builtins.DATE:
      return (text) => text;
    case int8Array:
      return (text) => strings(text).map((item) => (item === null ? null : safeInteger(item)));
    case dateArray:
      return strings;
    default:
      return builtinParser(oid, format);
  }
}

/**
 * The URLs of the platform's database: from DATABASE_URL (owner's rights; DATABASE_URL_WEB and
 * DATABASE_URL_AUDIT if given, else the same login in the role gongsuan_web or gongsuan_audit), or
 * of the embedded server that runs for `dataDir`. Refuses when neither is there, or the URL is none;
 * starts nothing.
 */
export function databaseUrls(
  env: Readonly<Record<string, string | undefined>>,
  dataDir: string,
): Result<Access & { readonly kind: 'given' | 'running' }, ServerRefusal> {
  const given = env.DATABASE_URL;
  if (given !== undefined && given !== '' && !isDatabaseUrl(given))
    return refuse({ code: 'url-malformed' });
  if (given !== undefined && given !== '')
    return ok({
      kind: 'given',
      ownerUrl: given,
      webUrl: env.DATABASE_URL_WEB || inRole(given, 'gongsuan_web'),
      auditUrl: env.DATABASE_URL_AUDIT || inRole(given, 'gongsuan_audit'),
    });
  const credentials = lockHolder(dataDir) === null ? null : readCredentials(dataDir);
  if (credentials?.prepared !== true) return refuse({ code: 'not-running', dataDir });
  return ok({ kind: 'running', ...accessOf(credentials) });
}

const isDatabaseUrl = (text: string) => /^postgres(ql)?:/.test(text) && URL.canParse(text);

/** The same login acting as another role from its first statement on. */
export function inRole(url: string, role: string): string {
  const parsed = new URL(url);
  const given = parsed.searchParams.get('options');
  parsed.searchParams.set('options', `${given === null ? '' : `${given} `}-c role=${role}`);
  return parsed.toString();
}

/** The same login on another database of the same server. */
export function onDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.toString();
}
