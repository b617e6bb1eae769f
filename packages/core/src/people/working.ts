/** Whom somebody works for: where the door of the office opens. */
import type { TenantId } from './organisation.ts';
import type { Actor, Grant } from './policy.ts';

/** Whether this actor holds any role in the tenant; the platform's operators do everywhere. */
export function worksFor(actor: Actor, tenant: TenantId): boolean {
  if (actor.kind === 'machine') return true;
  if (actor.kind === 'citizen') return false;
  return actor.grants.some(
    (grant) =>
      grant.tenant === tenant || (grant.tenant === null && grant.role === 'platform-operator'),
  );
}

/**
 * What an account of the demonstration may do with its roles: what they allow in demonstration
 * tenants, one that counts everywhere included. Everybody may know its password.
 */
export function inDemonstration(
  grants: readonly Grant[],
  demonstration: readonly TenantId[],
): readonly Grant[] {
  return demonstration.flatMap((tenant) =>
    grants
      .filter((grant) => grant.tenant === null || grant.tenant === tenant)
      .map(({ role, organisation }) => ({ role, tenant, organisation })),
  );
}
