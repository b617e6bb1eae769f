/** What everybody may read of cycles: no actor is asked for, and drafts do not exist. */
import type { TenantId } from '@gongsuan/core/people';
import { withVotingTime, type Cycle, type CycleId } from '@gongsuan/core/plan';
import { inPlatform, inTenant, type Db, type Tx } from '@gongsuan/store';
import { publications } from '@gongsuan/store/admit';
import { cycles, publicCycles, type Figure, type PublicCycle } from '@gongsuan/store/plan';
import { polls } from '@gongsuan/store/vote';

/** The published cycles of every tenant, the newest year first. */
export function readPublicCycles(db: Db): Promise<readonly PublicCycle[]> {
  return inPlatform(db, (tx) => publicCycles.list(tx));
}

/** A cycle as everybody may read it. Its voting phase has the times at which voting truly runs. */
export interface PublishedCycle extends Cycle {
  /** When its result was first published; null before. */
  readonly resultOn: Date | null;
}

/** The tenant's published cycles, whole, the newest year first. */
export function readPublishedCycles(db: Db, tenant: TenantId): Promise<readonly PublishedCycle[]> {
  return inTenant(db, tenant, async (tx) => asTheyRun(tx, tenant, await cycles.list(tx, tenant)));
}

/** The tenant's published cycle with this address; `undefined` when there is none. */
export function readPublishedCycle(
  db: Db,
  tenant: TenantId,
  slug: string,
): Promise<PublishedCycle | undefined> {
  return inTenant(db, tenant, async (tx) => {
    const cycle = await cycles.find(tx, tenant, slug);
    const [found] = cycle ? await asTheyRun(tx, tenant, [cycle]) : [];
    return found;
  });
}

async function asTheyRun(
  tx: Tx,
  tenant: TenantId,
  all: readonly Cycle[],
): Promise<readonly PublishedCycle[]> {
  const published = all.filter((cycle) => cycle.published !== null);
  if (published.length === 0) return [];
  const times = await polls.times(tx, tenant);
  const results = await publications.firstDates(tx, tenant);
  return published.map((cycle) => ({
    ...cycle,
    phases: withVotingTime(cycle.phases, times.get(cycle.id)),
    resultOn: results.get(cycle.id) ?? null,
  }));
}

/** The printed figures of a cycle. */
export function readFigures(db: Db, tenant: TenantId, cycle: CycleId): Promise<readonly Figure[]> {
  return inTenant(db, tenant, (tx) => publicCycles.figures(tx, tenant, cycle));
}
