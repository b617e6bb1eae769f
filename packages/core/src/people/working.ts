/** Whom somebody works for: where the door of the office opens. */
import type { TenantId } from './organisation.ts';
import type { Actor } from './policy.ts';

/** Whether this actor holds any role in the tenant; the platform's operators do everywhere. */
export function worksFor(actor: Actor, tenant: TenantId): boolean {
  if (actor.kind === 'machine') return true;
  if (actor.kind === 'citizen') return false;
  return actor.grants.some(
    (grant) =>
      grant.tenant === tenant || (grant.tenant === null && grant.role === 'platform-operator'),
  );
}
