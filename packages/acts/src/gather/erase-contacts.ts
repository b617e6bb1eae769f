/** 個資屆期刪除: names and addresses of proposers go when their day is over. */
import { keepUntil, type ProposalId } from '@gongsuan/core/gather';
import { allow, type Actor, type PolicyRefusal, type TenantId } from '@gongsuan/core/people';
import { dayOf, ok, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db } from '@gongsuan/store';
import { proposals } from '@gongsuan/store/gather';
import { cycles } from '@gongsuan/store/plan';

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
    const due: ProposalId[] = [];
    for (const cycle of await cycles.list(tx, tenant)) {
      const known = await proposals.withContact(tx, tenant, cycle.id);
      const over = known.filter((one) => keepUntil(cycle, one.submitted) < dayOf(now));
      due.push(...over.map((one) => one.id));
    }
    const erased = due.length > 0 ? await proposals.eraseContacts(tx, tenant, due) : 0;
    if (erased > 0) {
      const facts = { erased };
      const subject = 'proposers';
      await ledger.write(tx, tenant, { actor, at: now, act: 'contacts-erased', subject, facts });
    }
    return ok(erased);
  });
}
