/** 公告年度計畫: from now on everybody sees it, and its phases open at their dates. */
import type { Actor, PolicyRefusal, TenantId } from '@gongsuan/core/people';
import { checkPublishable, hashOfText, type Cycle, type CycleId } from '@gongsuan/core/plan';
import type { PlanRefusal } from '@gongsuan/core/plan';
import { canonical, isoMoment, ok, refuse, type Json, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db } from '@gongsuan/store';
import { plans } from '@gongsuan/store/plan';
import { lockCycle } from './access.ts';

/** Publishes a complete plan. What is wrong or missing is listed all at once. */
export function publishCycle(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  id: CycleId,
  now: Date,
): Promise<Result<Cycle, PlanRefusal | PolicyRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const found = await lockCycle(tx, actor, 'publish-cycle', tenant, id);
    if (!found.ok) return found;
    const cycle = found.value;
    if (cycle.published) return refuse({ code: 'cycle-already-published', on: cycle.published });
    const problems = checkPublishable(cycle, now);
    if (problems.length > 0) return refuse({ code: 'cycle-incomplete', problems });

    await plans.markPublished(tx, cycle, now);
    await ledger.write(tx, tenant, {
      actor,
      at: now,
      act: 'cycle-published',
      subject: `cycle:${id}`,
      facts: {
        slug: cycle.slug,
        rules: hashOfText(canonical(JSON.parse(JSON.stringify(cycle.rules)) as Json)),
        areas: cycle.areas.map(({ slug, cap, thresholdVotes, money }) => ({
          slug,
          cap,
          thresholdVotes,
          money,
        })),
        phases: cycle.phases.map(({ step, opens, closes, disabled }) => ({
          step,
          opens: isoMoment(opens),
          closes: isoMoment(closes),
          disabled,
        })),
      },
    });
    return ok({ ...cycle, published: now });
  });
}
