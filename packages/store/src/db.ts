/**
 * The one door to PostgreSQL. Every function of the store takes a transaction ({@link Tx}) and the
 * tenant; {@link inTenant} opens the transaction and names the tenant to row-level security.
 */
import type { TenantId } from '@gongsuan/core/people';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type { Pool } from 'pg';
import type { AdmitTables } from './admit/tables.ts';
import type { GatherTables } from './gather/tables.ts';
import type { LedgerTables } from './ledger/tables.ts';
import type { PeopleTables } from './people/tables.ts';
import type { PlanTables } from './plan/tables.ts';
import type { RouteTables } from './route/tables.ts';
import type { VoteTables } from './vote/tables.ts';

export type Schema = LedgerTables &
  PeopleTables &
  PlanTables &
  GatherTables &
  RouteTables &
  VoteTables &
  AdmitTables;

export type Db = Kysely<Schema>;
export type Tx = Transaction<Schema>;

/** Opens the database over a pool of connections. The pool is closed by `db.destroy()`. */
export function openDb(pool: Pool): Db {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * Runs `work` in one transaction that sees this tenant's rows and no others'. What `work` throws
 * rolls everything back.
 */
export function inTenant<T>(db: Db, tenant: TenantId, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('gongsuan.tenant', ${tenant}, true)`.execute(tx);
    return work(tx);
  });
}

/** Runs `work` in one transaction on the platform's own rows (accounts, tenants, its own ledger). */
export function inPlatform<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('gongsuan.tenant', '', true)`.execute(tx);
    return work(tx);
  });
}
