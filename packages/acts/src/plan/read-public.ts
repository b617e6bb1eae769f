/** What everybody may read of cycles: no actor is asked for, and drafts do not exist. */
import type { TenantId } from '@gongsuan/core/people';
import type { Cycle, CycleId } from '@gongsuan/core/plan';
import { inPlatform, inTenant, type Db } from '@gongsuan/store';
import { cycles, publicCycles, type Figure, type PublicCycle } from '@gongsuan/store/plan';

/** The published cycles of every tenant, the newest year first. */
export function readPublicCycles(db: Db): Promise<readonly PublicCycle[]> {
  return inPlatform(db, (tx) => publicCycles.list(tx));
}

/** The tenant's published cycles, whole, the newest year first. */
export async function readPublishedCycles(db: Db, tenant: TenantId): Promise<readonly Cycle[]> {
  const all = await inTenant(db, tenant, (tx) => cycles.list(tx, tenant));
  return all.filter((cycle) => cycle.published !== null);
}

/** The tenant's published cycle with this address; `undefined` when there is none. */
export async function readPublishedCycle(
  db: Db,
  tenant: TenantId,
  slug: string,
): Promise<Cycle | undefined> {
  const cycle = await inTenant(db, tenant, (tx) => cycles.find(tx, tenant, slug));
  return cycle?.published ? cycle : undefined;
}

/** The printed figures of a cycle. */
export function readFigures(db: Db, tenant: TenantId, cycle: CycleId): Promise<readonly Figure[]> {
  return inTenant(db, tenant, (tx) => publicCycles.figures(tx, tenant, cycle));
}
