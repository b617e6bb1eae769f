/** 裁定: a proposal is withdrawn or found infeasible after voting opened, or registered by signed discretion. */
import { randomUUID } from 'node:crypto';
import { candidatesOf, type AdmitRefusal } from '@gongsuan/core/admit';
import { allow, type Actor, type PolicyRefusal, type TenantId } from '@gongsuan/core/people';
import type { CycleId } from '@gongsuan/core/plan';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db } from '@gongsuan/store';
import { decisions } from '@gongsuan/store/admit';
import { cycles } from '@gongsuan/store/plan';
import { polls } from '@gongsuan/store/vote';
import { placeOf } from './load-case.ts';

export interface RulingInput {
  readonly poll: string;
  readonly number: string;
  readonly kind: 'withdrawn' | 'infeasible' | 'discretion' | 'undone';
  readonly reason: string;
}

/** Records a ruling, or takes the last one back; the count follows it at once, no vote is deleted. */
export function recordRuling(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  cycleId: CycleId,
  input: RulingInput,
  now: Date,
): Promise<Result<true, AdmitRefusal | PolicyRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const cycle = await cycles.lock(tx, tenant, cycleId);
    if (!cycle) return refuse({ code: 'no-such-poll' });
    const allowed = allow(actor, 'settle-tie', await placeOf(tx, tenant, cycle.organisation));
    if (!allowed.ok) return allowed;
    const poll = (await polls.ofCycle(tx, tenant, cycle.id)).find(({ id }) => id === input.poll);
    if (!poll) return refuse({ code: 'no-such-poll' });
    if (now < poll.opens) return refuse({ code: 'ruling-before-voting', opens: poll.opens });
    if (input.kind === 'discretion' && !poll.seal) {
      return refuse({ code: 'discretion-before-count' });
    }
    const { number } = input;
    if (!candidatesOf(poll.rules).some((one) => one.number === number)) {
      return refuse({ code: 'no-such-candidate', number });
    }
    const reason = input.reason.trim();
    if (reason.length < 10) return refuse({ code: 'ruling-needs-reason', field: 'reason' });
    const before = (await decisions.rulings(tx, tenant, poll.id)).findLast(
      (one) => one.number === number,
    );
    if (input.kind === 'undone' && (!before || before.kind === 'undone')) {
      return refuse({ code: 'no-ruling-to-undo', number });
    }

    await decisions.insertRuling(tx, tenant, poll.id, {
      id: randomUUID(),
      number,
      kind: input.kind,
      reason,
      at: now,
      by: actor.kind === 'machine' ? null : actor.account,
    });
    await ledger.write(tx, tenant, {
      actor,
      at: now,
      act: 'ruling-recorded',
      subject: `poll:${poll.id}`,
      facts: { number, kind: input.kind, reason },
    });
    return ok(true);
  });
}
