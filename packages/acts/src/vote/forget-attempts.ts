/** 查核紀錄屆期刪除: questions to the registry are kept for one day, for the lock after five wrong answers. */
import type { Machine, TenantId } from '@gongsuan/core/people';
import { inTenant, ledger, type Db } from '@gongsuan/store';
import { attempts } from '@gongsuan/store/vote';

/** For the clock and the operator alone; gives how many. */
export function forgetAttempts(
  db: Db,
  actor: Machine,
  tenant: TenantId,
  now: Date,
): Promise<number> {
  return inTenant(db, tenant, async (tx) => {
    const rows = await attempts.forget(tx, tenant, now);
    if (rows > 0) {
      const facts = { rows };
      const act = 'checks-forgotten';
      await ledger.write(tx, tenant, { actor, at: now, act, subject: 'registry', facts });
    }
    return rows;
  });
}
