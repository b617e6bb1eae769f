/** 開票室: what would be published now, and what is still missing. Reads only. */
import { allow, type Actor, type PolicyRefusal, type TenantId } from '@gongsuan/core/people';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, type Db } from '@gongsuan/store';
import { cycles } from '@gongsuan/store/plan';
import { loadCounting, type CycleCounting } from './load-case.ts';

export type CountingRoomRefusal = PolicyRefusal | { readonly code: 'no-such-cycle' };

/** Staff of the cycle's organisation see the count once the boxes are sealed; nobody sees it before. */
export function countingRoom(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  slug: string,
): Promise<Result<CycleCounting, CountingRoomRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const cycle = await cycles.find(tx, tenant, slug);
    if (!cycle) return refuse({ code: 'no-such-cycle' });
    const counting = await loadCounting(tx, tenant, cycle);
    const allowed = allow(actor, 'read-office', counting.place);
    return allowed.ok ? ok(counting) : allowed;
  });
}
