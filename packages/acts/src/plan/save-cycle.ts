/** 修改年度計畫: one section of the plan is filled in anew. */
import type { Actor, PolicyRefusal, TenantId } from '@gongsuan/core/people';
import {
  applyChange,
  checkPlan,
  frozenChanges,
  frozenSince,
  hindrances,
  renumbered,
  type Cycle,
  type CycleChange,
  type CycleId,
  type PlanRefusal,
} from '@gongsuan/core/plan';
import { canonical, ok, refuse, type Json, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db, type Tx } from '@gongsuan/store';
import { plans } from '@gongsuan/store/plan';
import { lockCycle } from './access.ts';
import { drawId } from './keep.ts';

/**
 * Keeps the section as typed when nothing in it is wrong; a draft may still have gaps. A published
 * cycle must stay complete. Once voting has opened, what decides the ballot is refused.
 */
export function saveCycle(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  id: CycleId,
  change: CycleChange,
  now: Date,
): Promise<Result<Cycle, PolicyRefusal | PlanRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const found = await lockCycle(tx, actor, 'plan-cycle', tenant, id);
    if (!found.ok) return found;
    const before = found.value;
    const after = applyChange(before, change, () => drawId<'phase'>());
    const allowed = await checkChange(tx, before, after, change.section, now);
    if (!allowed.ok) return allowed;

    const saved = { ...after, phases: renumbered(after.phases) };
    if (same(before, saved)) return ok(before);
    await save(tx, saved, change.section);
    await ledger.write(tx, tenant, {
      actor,
      at: now,
      act: 'cycle-saved',
      subject: `cycle:${id}`,
      facts: { published: before.published !== null, change: plain(change) },
    });
    return ok(saved);
  });
}

/** Whether a cycle may become another: nothing frozen touched, nothing wrong put in. */
export async function checkChange(
  tx: Tx,
  before: Cycle,
  after: Cycle,
  section: CycleChange['section'],
  now: Date,
): Promise<Result<true, PlanRefusal>> {
  const ballotSet = await plans.ballotSetAt(tx, before.tenant, before.id);
  const since = frozenSince(before, { now, ballotSet });
  const changes = frozenChanges(before, after);
  if (since && changes.length > 0) {
    return refuse({ code: 'plan-frozen', field: section, since, changes });
  }
  const problems = hindrances(checkPlan(after), section, before.published !== null);
  return problems.length > 0 ? refuse({ code: 'cycle-incomplete', problems }) : ok(true);
}

function save(tx: Tx, cycle: Cycle, section: CycleChange['section']): Promise<void> {
  switch (section) {
    case 'areas':
      return plans.saveAreas(tx, cycle);
    case 'phases':
      return plans.replacePhases(tx, cycle);
    case 'basics':
    case 'ballot':
    case 'voters':
    case 'limits':
      return plans.saveHead(tx, cycle);
  }
}

function same(before: Cycle, after: Cycle): boolean {
  return canonical(plain(before)) === canonical(plain(after));
}

function plain(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
