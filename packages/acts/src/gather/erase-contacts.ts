/** 個資屆期刪除: names and addresses of proposers go when their day is over. */
import { allow, type Actor, type PolicyRefusal, type TenantId } from '@gongsuan/core/people';
import { dayOf, ok, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db } from '@gongsuan/store';
import { proposals } from '@gongsuan/store/gather';

/** Erases what is due in a tenant; the ledger keeps how many, and nothing else. */
export function eraseContacts(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  now: Date,
): Promise<Result<number, PolicyRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const allowed = allow(actor, 'plan-cycle', { tenant, path: [] });
    if (!allowed.ok) return allowed;
    const erased = await proposals.eraseContacts(tx, tenant, dayOf(now));
    if (erased > 0) {
      const facts = { erased };
      const subject = 'proposers';
      await ledger.write(tx, tenant, { actor, at: now, act: 'contacts-erased', subject, facts });
    }
    return ok(erased);
  });
}
