/** 處理同票: an officer settles an open tie by the announced step, or by a public lot on the record. */
import { randomUUID } from 'node:crypto';
import {
  announcedTies,
  candidatesOf,
  settle,
  type AdmitRefusal,
  type TieAnswer,
} from '@gongsuan/core/admit';
import { allow, type Actor, type PolicyRefusal, type TenantId } from '@gongsuan/core/people';
import type { CycleId } from '@gongsuan/core/plan';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db } from '@gongsuan/store';
import { decisions } from '@gongsuan/store/admit';
import { cycles } from '@gongsuan/store/plan';
import { loadCounting } from './load-case.ts';

/**
 * Settles the first open tie of an area. One settlement stands for ever; what follows from it is
 * seen in the counting room at once.
 */
export function settleTie(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  at: { readonly cycle: CycleId; readonly poll: string },
  answer: TieAnswer,
  now: Date,
): Promise<Result<{ readonly order: readonly string[] }, AdmitRefusal | PolicyRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const cycle = await cycles.lock(tx, tenant, at.cycle);
    if (!cycle) return refuse({ code: 'no-such-poll' });
    const counting = await loadCounting(tx, tenant, cycle);
    const allowed = allow(actor, 'settle-tie', counting.place);
    if (!allowed.ok) return allowed;
    const area = counting.areas.find(({ poll }) => poll.id === at.poll);
    if (!area) return refuse({ code: 'no-such-poll' });
    const [tie] = area.result.outcome.tied;
    if (!tie) return refuse({ code: 'no-open-tie' });

    const { rules } = area.poll;
    const decision = settle(tie, answer, announcedTies(rules), candidatesOf(rules));
    if (!decision.ok) return decision;

    const note = answer.method === 'public-lot' ? answer.note.trim() : '';
    await decisions.insertSettlement(tx, tenant, area.poll.id, {
      ...decision.value,
      id: randomUUID(),
      note,
      at: now,
      by: actor.kind === 'machine' ? null : actor.account,
    });
    await ledger.write(tx, tenant, {
      actor,
      at: now,
      act: 'tie-settled',
      subject: `poll:${area.poll.id}`,
      facts: {
        tied: tie.projects,
        places: tie.places,
        method: decision.value.method,
        order: decision.value.order,
        seed: decision.value.seed,
        note,
      },
    });
    return ok({ order: decision.value.order });
  });
}
