/** Roles given at a place and taken back. The tenant '' is the platform itself. */
import type {
  AccountId,
  GrantId,
  OrganisationId,
  Role,
  RoleGrant,
  TenantId,
} from '@gongsuan/core/people';
import { sql, type Selectable } from 'kysely';
import type { Tx } from '../db.ts';
import type { PeopleTables } from './tables.ts';

/** What the account holds now, in every tenant. */
export async function held(tx: Tx, account: AccountId): Promise<readonly RoleGrant[]> {
  await sql`select set_config('gongsuan.account', ${account}, true)`.execute(tx);
  const rows = await tx
    .selectFrom('people.role_grant')
    .selectAll()
    .where('account_id', '=', account)
    .where('revoked_at', 'is', null)
    .orderBy('granted_at')
    .execute();
  await sql`select set_config('gongsuan.account', '', true)`.execute(tx);
  return rows.map(grantOf);
}

/** All grants of a tenant (or of the platform: null), ended ones too. */
export async function ofTenant(tx: Tx, tenant: TenantId | null): Promise<readonly RoleGrant[]> {
  const rows = await tx
    .selectFrom('people.role_grant')
    .selectAll()
    .where('tenant_id', '=', tenant ?? '')
    .orderBy('granted_at')
    .execute();
  return rows.map(grantOf);
}

/** Writes a grant; `false` when the account holds this role at this place already. */
export async function insert(tx: Tx, grant: RoleGrant): Promise<boolean> {
  const written = await tx
    .insertInto('people.role_grant')
    .values({
      id: grant.id,
      tenant_id: grant.tenant ?? '',
      account_id: grant.account,
      role: grant.role,
      organisation_id: grant.organisation,
      granted_at: grant.granted,
      revoked_at: null,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n;
}

/** Ends these grants of the tenant, as far as they have not ended. */
export async function revoke(
  tx: Tx,
  tenant: TenantId | null,
  ids: readonly GrantId[],
  at: Date,
): Promise<number> {
  if (ids.length === 0) return 0;
  const done = await tx
    .updateTable('people.role_grant')
    .set({ revoked_at: at })
    .where('tenant_id', '=', tenant ?? '')
    .where('id', 'in', ids)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** Holds the tenant's roles against other changes until the transaction ends. */
export async function lock(tx: Tx, tenant: TenantId | null): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('roles:' || ${tenant ?? ''}, 0))`.execute(
    tx,
  );
}

function grantOf(row: Selectable<PeopleTables['people.role_grant']>): RoleGrant {
  return {
    id: row.id as GrantId,
    account: row.account_id as AccountId,
    role: row.role as Role,
    tenant: row.tenant_id === '' ? null : (row.tenant_id as TenantId),
    organisation: row.organisation_id as OrganisationId | null,
    granted: row.granted_at,
    revoked: row.revoked_at,
  };
}
