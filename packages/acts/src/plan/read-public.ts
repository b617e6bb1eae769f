/** What everybody may read of cycles: no actor is asked for, and drafts do not exist. */
import type { TenantId } from '@gongsuan/core/people';
import { withVotingTime, type Cycle, type CycleId } from '@gongsuan/core/plan';
import { inPlatform, inTenant, type Db } from '@gongsuan/store';
import { cycles, publicCycles, type Figure, type PublicCycle } from '@gongsuan/store/plan';
import { polls } from '@gongsuan/store/vote';

/** The published cycles of every tenant, the newest year first. */
export function readPublicCycles(db: Db): Promise<readonly PublicCycle[]> {
  return inPlatform(db, (tx) => publicCycles.list(tx));
}

/** The tenant's published cycles, whole, the newest year first; voting as it truly runs. */
export function readPublishedCycles(db: Db, tenant: TenantId): Promise<readonly Cycle[]> {
  return inTenant(db, tenant, async (tx) => {
    const all = await cycles.list(tx, tenant);
    const times = await polls.times(tx, tenant);
    return all
      .filter((cycle) => cycle.published !== null)
      .map((cycle) => ({ ...cycle, phases: withVotingTime(cycle.phases, times.get(cycle.id)) }));
  });
}

/**
 * The tenant's published cycle with this address; `undefined` when there is none. Its voting phase
 * has the times at which voting truly runs.
 */
export function readPublishedCycle(
  db: Db,
  tenant: TenantId,
  slug: string,
): Promise<Cycle | undefined> {
  return inTenant(db, tenant, async (tx) => {
    const cycle = await cycles.find(tx, tenant, slug);
    if (!cycle?.published) return undefined;
    const time = (await polls.times(tx, tenant)).get(cycle.id);
    return { ...cycle, phases: withVotingTime(cycle.phases, time) };
  });
}

/** The printed figures of a cycle. */
export function readFigures(db: Db, tenant: TenantId, cycle: CycleId): Promise<readonly Figure[]> {
  return inTenant(db, tenant, (tx) => publicCycles.figures(tx, tenant, cycle));
}
