/** 授予與收回職務. */
import { randomUUID } from 'node:crypto';
import {
  mayGrant,
  parseRole,
  type AbsenceRefusal,
  type AccountId,
  type AccountRefusal,
  type Actor,
  type FormRefusal,
  type GrantId,
  type OrganisationId,
  type PolicyRefusal,
  type TenantId,
} from '@gongsuan/core/people';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { ledger, type Db, type Tx } from '@gongsuan/store';
import { accounts, grants } from '@gongsuan/store/people';
import { inHome } from './door.ts';
import { endsAdministration } from './last-administrator.ts';
import { findPlace } from './place.ts';

export interface Where {
  /** null: the platform itself. */
  readonly tenant: TenantId | null;
  readonly organisation: OrganisationId | null;
}

type Refusal = PolicyRefusal | AbsenceRefusal | AccountRefusal | FormRefusal;

/** Gives a role to somebody who has an account in this tenant already. */
export async function grantRole(
  db: Db,
  actor: Actor,
  given: Where & { readonly account: AccountId; readonly role: string },
  now: Date,
): Promise<Result<GrantId, Refusal>> {
  return inHome(db, given.tenant, async (tx) => {
    const known = await belongs(tx, given.tenant, given.account);
    const written = await writeGrant(tx, actor, given, now, known ? given.account : null);
    return written;
  });
}

/**
 * Checks and writes a grant and its ledger line; used with an account that may be new. The policy
 * comes before everything, so that nobody learns from the answer what exists.
 */
export async function writeGrant(
  tx: Tx,
  actor: Actor,
  given: Where & { readonly role: string },
  now: Date,
  account: AccountId | null,
): Promise<Result<GrantId, Refusal>> {
  const allowed = await checkGrant(tx, actor, given);
  if (!allowed.ok) return allowed;
  if (account === null) return refuse({ code: 'no-such-account' });
  const id = randomUUID() as GrantId;
  const { tenant, organisation } = given;
  const role = allowed.value;
  await grants.lock(tx, tenant);
  const fresh = await grants.insert(tx, {
    id,
    account,
    role,
    tenant,
    organisation,
    granted: now,
    revoked: null,
  });
  if (!fresh) return refuse({ code: 'role-held' });
  await ledger.write(tx, tenant ?? ledger.PLATFORM, {
    actor,
    at: now,
    act: 'role-granted',
    subject: `account:${account}`,
    facts: { role, organisation },
  });
  return ok(id);
}

/** Whether the actor may give this role at this place, and the role read. */
export async function checkGrant(tx: Tx, actor: Actor, given: Where & { readonly role: string }) {
  const found = await findPlace(tx, given.tenant, given.organisation);
  const role = parseRole(given.role);
  if (role === undefined) return refuse({ code: 'role-unknown', field: 'role' } as const);
  if (!found.ok) return found;
  const allowed = mayGrant(actor, role, found.value.place);
  return allowed.ok ? ok(role) : allowed;
}

/**
 * Takes a role back. The last administrator of a tenant, and the last operator of the platform,
 * stays until there is another one who can sign in.
 */
export async function revokeRole(
  db: Db,
  actor: Actor,
  taken: { readonly tenant: TenantId | null; readonly grant: GrantId },
  now: Date,
): Promise<Result<true, Refusal>> {
  const { tenant } = taken;
  return inHome(db, tenant, async (tx) => {
    await grants.lock(tx, tenant);
    const all = await grants.ofTenant(tx, tenant);
    const grant = all.find((one) => one.id === taken.grant && one.revoked === null);
    if (!grant) return refuse({ code: 'no-such-grant' });
    const allowed = await checkGrant(tx, actor, grant);
    if (!allowed.ok) return allowed;
    const last = await endsAdministration(tx, tenant, (one) => one.id === grant.id);
    if (actor.kind === 'staff' && last) return refuse({ code: 'last-administrator' });
    await grants.revoke(tx, tenant, [grant.id], now);
    await ledger.write(tx, tenant ?? ledger.PLATFORM, {
      actor,
      at: now,
      act: 'role-revoked',
      subject: `account:${grant.account}`,
      facts: { role: grant.role, organisation: grant.organisation },
    });
    return ok(true);
  });
}

/** Whether this staff account is one that the tenant invited or gave a role. */
export async function belongs(tx: Tx, tenant: TenantId | null, id: AccountId): Promise<boolean> {
  const account = await accounts.byId(tx, id);
  if (!account || account.kind !== 'staff') return false;
  if (tenant === null || account.home === tenant) return true;
  return (await grants.ofTenant(tx, tenant)).some((grant) => grant.account === id);
}
