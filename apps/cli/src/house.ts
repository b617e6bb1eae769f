/**
 * What every command works with. Commands are registered before anything is opened; the database is
 * opened when one of them runs, with the rights of the application or less, never of the owner.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { mailFrom } from '@gongsuan/acts/mail';
import type { Door } from '@gongsuan/acts/people';
import { fileKeyring, type Keyring } from '@gongsuan/acts/ports';
import type { Machine, TenantId } from '@gongsuan/core/people';
import { parseTenantId } from '@gongsuan/core/people';
import { type Lang, type Result } from '@gongsuan/prelude';
import { openDb, type Db } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { dataDirectory, provideDatabase, serverSentence } from '@gongsuan/store/server';
import { sentence, type AnyRefusal } from '@gongsuan/words';
import { Option } from 'commander';

/** 0 done; 1 refused; 2 wrongly typed; 3 no database; 4 a check found a fault. */
export const EXIT = { refused: 1, usage: 2, database: 3, fault: 4 } as const;

export interface House {
  /** The database; only inside a command's action. */
  readonly db: Db;
  readonly now: () => Date;
  /** Writes one line for the person at the terminal. */
  readonly out: (line: string) => void;
  readonly lang: Lang;
  /** Who acts: the operator of this machine. */
  readonly actor: Machine;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The server's secret, mail and address. */
  readonly door: Door;
}

/** Ends a command with a sentence and an exit code. */
export class Stopped extends Error {
  readonly exit: number;
  constructor(message: string, exit: number) {
    super(message);
    this.exit = exit;
  }
}

/** The value of a result, or the end of the command with the refusal's own words. */
export function valueOf<T>(house: Pick<House, 'lang'>, result: Result<T, AnyRefusal>): T {
  if (result.ok) return result.value;
  throw new Stopped(sentence(result.refusal, house.lang), EXIT.refused);
}

/** The text in the language of the terminal. */
export function say(house: Pick<House, 'lang'>, zh: string, en: string): string {
  return house.lang === 'en' ? en : zh;
}

/** A tenant's short name as typed; ends the command when nothing can be called so. */
export function tenantNamed(house: Pick<House, 'lang'>, typed: string): TenantId {
  const id = parseTenantId(typed);
  if (id) return id;
  throw new Stopped(sentence({ code: 'no-such-tenant' }, house.lang), EXIT.refused);
}

/** The keys of votes, where GONGSUAN_KEYS or the data directory has them. */
export function keyringOf({ env }: Pick<House, 'env'>): Keyring {
  return fileKeyring(env['GONGSUAN_KEYS'] ?? join(dataDirectory(env), 'keys'));
}

/** An option that must be given and takes one of these words; the help lists them. */
export function oneOf(flags: string, text: string, choices: readonly string[]): Option {
  return new Option(flags, text).choices(choices).makeOptionMandatory();
}

/** A house whose database is opened by `open` and closed by `close`. */
export function newHouse(
  env: Readonly<Record<string, string | undefined>>,
  out: (line: string) => void,
): House & { open: (as: Role) => Promise<void>; close: () => Promise<void>; lang: Lang } {
  let opened: { readonly db: Db; readonly stop: () => Promise<void> } | undefined;
  let door: Door | undefined;
  return {
    lang: langOf(env),
    env,
    out,
    now: () => new Date(),
    actor: { kind: 'machine', name: 'cli' },
    get db() {
      if (!opened) throw new Error('the database is open only while a command runs');
      return opened.db;
    },
    get door() {
      return (door ??= doorOf(env, this.lang));
    },
    async open(as) {
      opened ??= await openFrom(env, as, this.lang);
    },
    async close() {
      await opened?.db.destroy();
      await opened?.stop();
      opened = undefined;
    },
  };
}

/** In which of the database's roles a command works: `audit` reads, and no more. */
export type Role = 'web' | 'audit';

async function openFrom(env: House['env'], as: Role, lang: Lang) {
  const options = { max: 4, applicationName: 'gongsuan-cli' };
  // An auditor may have nothing but a login of the reading role.
  const own = env['DATABASE_URL_AUDIT'];
  if (as === 'audit' && own && !env['DATABASE_URL'])
    return { db: openDb(openPool(own, options)), stop: () => Promise.resolve() };
  const provided = await provideDatabase(env);
  if (!provided.ok) {
    const { zh, en } = serverSentence(provided.refusal);
    throw new Stopped(lang === 'en' ? en : zh, EXIT.database);
  }
  const { webUrl, auditUrl, stop } = provided.value;
  return { db: openDb(openPool(as === 'audit' ? auditUrl : webUrl, options)), stop };
}

/** LANG or GONGSUAN_LANG; Chinese unless English is asked for. */
export function langOf(env: House['env']): Lang {
  const asked = env['GONGSUAN_LANG'] ?? env['LC_ALL'] ?? env['LANG'] ?? '';
  return asked.toLowerCase().startsWith('en') ? 'en' : 'zh-Hant-TW';
}

function doorOf(env: House['env'], lang: Lang): Door {
  const dataDir = dataDirectory(env);
  return {
    secret: secretOf(env, lang),
    mail: mailFrom(env, dataDir, (problem) => process.stderr.write(`${problem}\n`)),
    origin: env['ORIGIN'] || `http://localhost:${env['PORT'] ?? '3000'}`,
  };
}

/** GONGSUAN_SECRET, as long as the web server wants it, or the one in the data directory. */
function secretOf(env: House['env'], lang: Lang): string {
  const given = env['GONGSUAN_SECRET'] ?? '';
  if (given === '') return keptSecret(dataDirectory(env));
  if (given.length >= 32) return given;
  const zh = 'GONGSUAN_SECRET 太短：至少 32 個字元，並請隨機產生。';
  const en = 'GONGSUAN_SECRET is too short: at least 32 characters, made at random.';
  throw new Stopped(say({ lang }, zh, en), EXIT.usage);
}

/** The secret that the platform keeps in its data directory; made when there is none yet. */
function keptSecret(dataDir: string): string {
  const path = join(dataDir, 'secret');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
  }
  return readFileSync(path, 'utf8').trim();
}
