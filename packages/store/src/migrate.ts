import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { clientConfig } from './connect.ts';

/** A migration as it stands in the folder: `0003-vote.sql` has number 3. */
type MigrationFile = {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
};
type Applied = { readonly number: number; readonly name: string; readonly sha256: string };

/** Why the schema was not brought up to date. Nothing of the named file was applied. */
export type MigrationRefusal =
  | { readonly code: 'migration-misnamed'; readonly name: string }
  | { readonly code: 'migration-number-twice'; readonly names: readonly string[] }
  | { readonly code: 'migration-changed'; readonly name: string }
  | { readonly code: 'migration-missing'; readonly name: string }
  | { readonly code: 'migration-late'; readonly name: string; readonly newest: string }
  | { readonly code: 'database-newer'; readonly name: string; readonly newest: string }
  | { readonly code: 'roles-missing'; readonly roles: readonly string[]; readonly login: string }
  | {
      readonly code: 'migration-failed';
      readonly name: string;
      readonly line: number | null;
      readonly message: string;
    };

/** What `migrate` did: the files applied now, and the newest one the database has. */
export type Migrated = { readonly applied: readonly string[]; readonly newest: string | null };

/** The platform's own migrations. */
export const migrationsDirectory = join(import.meta.dirname, '../migrations');

/** Roles that migrations grant rights to; created without login where the server lets us. */
export const grantedRoles = ['gongsuan_web', 'gongsuan_audit'] as const;

const advisoryKey = 0x676f6e67; // 'gong'; one migration at a time per database

/**
 * Applies the plain SQL files of `directory` in the order of their numbers, each in a transaction of
 * its own together with its line in `house.migration` (number, name, SHA-256, moment). Forward only.
 * Two at once wait for each other. `ownerUrl` needs the rights of the database's owner.
 */
export async function migrate(
  ownerUrl: string,
  directory: string = migrationsDirectory,
): Promise<Result<Migrated, MigrationRefusal>> {
  const files = readMigrations(directory);
  if (!files.ok) return files;
  const client = new pg.Client(
    clientConfig(ownerUrl, { applicationName: 'gongsuan-migrate', statementTimeout: 0 }),
  );
  client.on('error', () => undefined); // a query in flight rejects with the same error
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryKey]);
    await client.query(`set client_min_messages = warning`);
    return await bringUpToDate(client, files.value);
  } finally {
    await client.end();
  }
}

async function bringUpToDate(
  client: pg.Client,
  files: readonly MigrationFile[],
): Promise<Result<Migrated, MigrationRefusal>> {
  const roles = await ensureRoles(client);
  if (!roles.ok) return roles;
  await client.query('create schema if not exists house');
  await client.query(`create table if not exists house.migration (
    number integer primary key, name text not null unique, sha256 text not null,
    applied_at timestamptz not null default clock_timestamp())`);
  const { rows } = await client.query<Applied>(
    'select number, name, sha256 from house.migration order by number',
  );
  const pending = pendingMigrations(files, rows);
  if (!pending.ok) return pending;
  for (const file of pending.value) {
    const refusal = await applyOne(client, file);
    if (refusal !== null) return refuse(refusal);
  }
  return ok({
    applied: pending.value.map((file) => file.name),
    newest: pending.value.at(-1)?.name ?? rows.at(-1)?.name ?? null,
  });
}

/** Which files are still to be applied, given those recorded; refuses any history but a prefix of ours. */
export function pendingMigrations(
  files: readonly MigrationFile[],
  applied: readonly Applied[],
): Result<readonly MigrationFile[], MigrationRefusal> {
  const newest = files.at(-1);
  for (const done of applied) {
    const file = files.find((candidate) => candidate.number === done.number);
    if (file === undefined)
      return done.number > (newest?.number ?? 0)
        ? refuse({ code: 'database-newer', name: done.name, newest: newest?.name ?? '—' })
        : refuse({ code: 'migration-missing', name: done.name });
    if (file.sha256 !== done.sha256) return refuse({ code: 'migration-changed', name: done.name });
  }
  const last = applied.at(-1);
  const pending = files.filter((file) => !applied.some((done) => done.number === file.number));
  const late = pending.find((file) => file.number < (last?.number ?? 0));
  if (late !== undefined && last !== undefined)
    return refuse({ code: 'migration-late', name: late.name, newest: last.name });
  return ok(pending);
}

/** Reads the folder; line ends are made equal first, so that a checkout on Windows has the same sum. */
function readMigrations(directory: string): Result<readonly MigrationFile[], MigrationRefusal> {
  const files: MigrationFile[] = [];
  for (const name of readdirSync(directory)
    .filter((entry) => entry.endsWith('.sql'))
    .sort()) {
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1];
    if (number === undefined) return refuse({ code: 'migration-misnamed', name });
    const sql = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n');
    const sha256 = createHash('sha256').update(sql).digest('hex');
    files.push({ number: Number(number), name, sql, sha256 });
  }
  for (const [index, file] of files.entries()) {
    const next = files[index + 1];
    if (next?.number === file.number)
      return refuse({ code: 'migration-number-twice', names: [file.name, next.name] });
  }
  return ok(files);
}

async function applyOne(client: pg.Client, file: MigrationFile): Promise<MigrationRefusal | null> {
  await client.query('begin');
  try {
    await client.query(file.sql);
    await client.query('insert into house.migration (number, name, sha256) values ($1, $2, $3)', [
      file.number,
      file.name,
      file.sha256,
    ]);
    await client.query('commit');
    return null;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    await client.query('rollback');
    const at = Number(error.position);
    const line = Number.isInteger(at) && at > 0 ? file.sql.slice(0, at).split('\n').length : null;
    return { code: 'migration-failed', name: file.name, line, message: error.message };
  }
}

/** Creates the missing roles without login and joins them, so that the owner may act as them. */
async function ensureRoles(client: pg.Client): Promise<Result<void, MigrationRefusal>> {
  const missing: string[] = [];
  for (const role of grantedRoles) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (rowCount === 0) missing.push(role);
  }
  if (missing.length === 0) return ok(undefined);
  const { rows } = await client.query<{ login: string; may: boolean }>(
    'select rolname as login, rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
  );
  if (rows[0]?.may !== true)
    return refuse({ code: 'roles-missing', roles: missing, login: rows[0]?.login ?? '' });
  for (const role of missing) {
    const name = pg.escapeIdentifier(role);
    try {
      await client.query(`create role ${name} nologin`);
    } catch (error) {
      // another database of the same server may be migrated at the same moment
      if (
        !(error instanceof pg.DatabaseError) ||
        (error.code !== '42710' && error.code !== '23505')
      )
        throw error;
    }
    await client.query(`grant ${name} to current_user`);
  }
  return ok(undefined);
}

/** What the operator reads. */
export function migrationSentence(refusal: MigrationRefusal): {
  readonly zh: string;
  readonly en: string;
} {
  switch (refusal.code) {
    case 'migration-misnamed':
      return {
        zh: `資料庫變更檔 ${refusal.name} 的名稱應為四位數字加短橫線，例如 0007-vote.sql。`,
        en: `The migration ${refusal.name} must be named with four digits and a hyphen, such as 0007-vote.sql.`,
      };
    case 'migration-number-twice':
      return {
        zh: `資料庫變更檔編號重複：${refusal.names.join('、')}。`,
        en: `Two migrations carry the same number: ${refusal.names.join(', ')}.`,
      };
    case 'migration-changed':
      return {
        zh: `已套用的資料庫變更檔 ${refusal.name} 內容被更動過。請還原該檔，另寫新的變更檔；資料庫沒有更動。`,
        en: `The migration ${refusal.name} has been changed after it was applied. Restore it and write a new one instead; the database is unchanged.`,
      };
    case 'migration-missing':
      return {
        zh: `資料庫套用過 ${refusal.name}，但程式中沒有這個檔。請確認程式版本；資料庫沒有更動。`,
        en: `The database has applied ${refusal.name}, but the program does not have that file. Check the release; the database is unchanged.`,
      };
    case 'migration-late':
      return {
        zh: `${refusal.name} 的編號早於已套用的 ${refusal.newest}。請改用更大的編號；資料庫沒有更動。`,
        en: `${refusal.name} comes before ${refusal.newest}, which is applied already. Give it a higher number; the database is unchanged.`,
      };
    case 'database-newer':
      return {
        zh: `資料庫比程式新（已套用 ${refusal.name}，程式只到 ${refusal.newest}）。請使用較新的程式；資料庫沒有更動。`,
        en: `The database is newer than the program (it has ${refusal.name}, the program ends at ${refusal.newest}). Run a newer release; the database is unchanged.`,
      };
    case 'roles-missing':
      return {
        zh: `資料庫缺少角色 ${refusal.roles.join('、')}，而 ${refusal.login} 無權建立。請管理者執行：${roleCommands(refusal)}`,
        en: `The database lacks the roles ${refusal.roles.join(', ')}, and ${refusal.login} may not create them. Ask the administrator to run: ${roleCommands(refusal)}`,
      };
    case 'migration-failed': {
      const place = refusal.line === null ? refusal.name : `${refusal.name}:${refusal.line}`;
      return {
        zh: `資料庫變更檔 ${place} 無法套用：${refusal.message}。該檔的變更已全部復原。`,
        en: `The migration ${place} could not be applied: ${refusal.message}. Everything in that file was rolled back.`,
      };
    }
  }
}

const roleCommands = (refusal: { readonly roles: readonly string[]; readonly login: string }) =>
  refusal.roles
    .map((role) => `create role ${role} nologin; grant ${role} to ${refusal.login};`)
    .join(' ');
