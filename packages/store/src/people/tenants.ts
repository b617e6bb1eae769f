/** Tenants and their trees of organisations. */
import type {
  Organisation,
  OrganisationId,
  OrganisationKind,
  Tenant,
  TenantId,
  TenantKind,
} from '@gongsuan/core/people';
import { sql, type Selectable } from 'kysely';
import type { Tx } from '../db.ts';
import type { PeopleTables } from './tables.ts';

/** Every tenant of the platform, in the order in which they were opened. */
export async function list(tx: Tx): Promise<readonly Tenant[]> {
  const rows = await tx.selectFrom('people.tenant').selectAll().orderBy('created_at').execute();
  return rows.map(tenantOf);
}

/** From here on the transaction sees this tenant's rows: for the act that has just created it. */
export async function enter(tx: Tx, tenant: TenantId): Promise<void> {
  await sql`select set_config('gongsuan.tenant', ${tenant}, true)`.execute(tx);
}

/** Does something with the rows of another tenant (null: the platform's), and comes back. */
export async function within<T>(
  tx: Tx,
  tenant: TenantId | null,
  work: () => Promise<T>,
): Promise<T> {
  const here = await sql<{ id: string }>`select house.tenant() as id`.execute(tx);
  await sql`select set_config('gongsuan.tenant', ${tenant ?? ''}, true)`.execute(tx);
  const done = await work();
  await sql`select set_config('gongsuan.tenant', ${here.rows[0]?.id ?? ''}, true)`.execute(tx);
  return done;
}

/** The tenant of this id; `undefined` when there is none. */
export async function find(tx: Tx, tenant: TenantId): Promise<Tenant | undefined> {
  const row = await tx
    .selectFrom('people.tenant')
    .selectAll()
    .where('id', '=', tenant)
    .executeTakeFirst();
  return row && tenantOf(row);
}

/** Writes a new tenant; its short name must be free. */
export async function insert(tx: Tx, tenant: Tenant, at: Date): Promise<void> {
  await tx
    .insertInto('people.tenant')
    .values({
      id: tenant.id,
      parent_id: tenant.parent,
      kind: tenant.kind,
      name_zh: tenant.name.zh,
      name_en: tenant.name.en,
      intro_zh: tenant.intro.zh,
      intro_en: tenant.intro.en,
      contact: tenant.contact,
      demo: tenant.demo,
      created_at: at,
    })
    .execute();
}

/** The tenant's organisations that are not closed, parents and children alike. */
export async function organisations(tx: Tx, tenant: TenantId): Promise<readonly Organisation[]> {
  const rows = await tx
    .selectFrom('people.organisation')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('closed_at', 'is', null)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    id: row.id as OrganisationId,
    tenant: row.tenant_id as TenantId,
    parent: row.parent_id as OrganisationId | null,
    kind: row.kind as OrganisationKind,
    name: { zh: row.name_zh, en: row.name_en },
  }));
}

/** Adds an organisation to its tenant's tree. */
export async function insertOrganisation(tx: Tx, one: Organisation, at: Date): Promise<void> {
  await tx
    .insertInto('people.organisation')
    .values({
      id: one.id,
      tenant_id: one.tenant,
      parent_id: one.parent,
      kind: one.kind,
      name_zh: one.name.zh,
      name_en: one.name.en,
      created_at: at,
    })
    .execute();
}

function tenantOf(row: Selectable<PeopleTables['people.tenant']>): Tenant {
  return {
    id: row.id as TenantId,
    parent: row.parent_id as TenantId | null,
    kind: row.kind as TenantKind,
    name: { zh: row.name_zh, en: row.name_en },
    intro: { zh: row.intro_zh, en: row.intro_en },
    contact: row.contact,
    demo: row.demo,
  };
}
