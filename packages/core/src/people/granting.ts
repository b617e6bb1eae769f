/** 授權: who may give which role where, and what must not be taken away. */
import { ok, refuse, type Result } from '@gongsuan/prelude';
import type { RoleGrant } from './account.ts';
import type { AccountId } from './organisation.ts';
import { may, ROLES, type Actor, type Place, type PolicyRefusal, type Role } from './policy.ts';

export function parseRole(text: string): Role | undefined {
  return ROLES.find((role) => role === text);
}

/**
 * Whether this actor may give or take this role at this place: the platform's own role only the
 * platform's operators, every other one also the tenant's administrators, at their node and below.
 */
export function mayGrant(actor: Actor, role: Role, place: Place): Result<true, PolicyRefusal> {
  const refusal = { code: 'not-allowed', verb: 'manage-accounts' } as const;
  if (role === 'platform-operator') {
    return place.tenant === null && may(actor, 'create-tenant', place) ? ok(true) : refuse(refusal);
  }
  if (place.tenant === null) return refuse(refusal);
  return may(actor, 'manage-accounts', place) ? ok(true) : refuse(refusal);
}

/** The roles that can be given at a place of a tenant. */
export const TENANT_ROLES = ROLES.filter((role) => role !== 'platform-operator');

/** Whether nobody would be left to administer the tenant if these grants ended. */
export function leavesNobody(
  grants: readonly RoleGrant[],
  ending: (grant: RoleGrant) => boolean,
): boolean {
  const administers = (grant: RoleGrant) =>
    grant.role === 'tenant-admin' && grant.organisation === null && grant.revoked === null;
  const before = grants.filter(administers);
  return before.length > 0 && before.every(ending);
}

/** The grants that count now, of one account. */
export function activeGrants(
  grants: readonly RoleGrant[],
  account: AccountId,
): readonly RoleGrant[] {
  return grants.filter((grant) => grant.account === account && grant.revoked === null);
}
