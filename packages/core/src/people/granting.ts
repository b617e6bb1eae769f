/** 授權: who may give which role where, and what must not be taken away. */
import { ok, refuse, type Result } from '@gongsuan/prelude';
import type { Account, RoleGrant } from './account.ts';
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

/** Whether this role administers a whole tenant, or the platform, and still stands. */
export function isHead({ role, organisation, revoked }: RoleGrant): boolean {
  const head = role === 'tenant-admin' || role === 'platform-operator';
  return head && organisation === null && revoked === null;
}

/**
 * Whether nobody who can sign in would be left to administer the tenant (or the platform) if these
 * of its grants ended. `holders` are the accounts that hold them: those that are disabled, or that
 * their owners have not activated yet, administer nothing.
 */
export function leavesNobody(
  grants: readonly RoleGrant[],
  holders: readonly Account[],
  ending: (grant: RoleGrant) => boolean,
): boolean {
  const able = (grant: RoleGrant) =>
    holders.some(({ id, hasPassword, disabled, demo }) => {
      // An operator of the demonstration administers demonstration tenants only.
      const counts = !(demo && grant.role === 'platform-operator');
      return id === grant.account && hasPassword && disabled === null && counts;
    });
  const before = grants.filter((grant) => isHead(grant) && able(grant));
  return before.length > 0 && before.every(ending);
}
