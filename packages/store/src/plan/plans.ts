/** What offices write into cycles. Reading them is in `cycles.ts`. */
import type { TenantId } from '@gongsuan/core/people';
import type { Area, AreaId, Cycle, CycleId } from '@gongsuan/core/plan';
import { sql } from 'kysely';
import type { Tx } from '../db.ts';
import { json } from '../json.ts';
import { areaRow, phaseRow } from './cycles.ts';

/** Whether the tenant already has a cycle at this address. */
export async function slugTaken(tx: Tx, tenant: TenantId, slug: string): Promise<boolean> {
  const row = await tx
    .selectFrom('plan.cycle')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes the head and the rules of a cycle that exists. */
export async function saveHead(tx: Tx, cycle: Cycle): Promise<void> {
  await tx
    .updateTable('plan.cycle')
    .set({
      kind: cycle.kind,
      title_zh: cycle.title.zh,
      title_en: cycle.title.en,
      summary_zh: cycle.summary.zh,
      summary_en: cycle.summary.en,
      rules: json(cycle.rules),
    })
    .where('tenant_id', '=', cycle.tenant)
    .where('id', '=', cycle.id)
    .execute();
}

/** Writes the areas that exist already, by their ids. */
export async function saveAreas(tx: Tx, cycle: Cycle): Promise<void> {
  for (const area of cycle.areas) {
    const { id, tenant_id, cycle_id, ...values } = areaRow(cycle, area);
    await tx
      .updateTable('plan.area')
      .set(values)
      .where('tenant_id', '=', tenant_id)
      .where('cycle_id', '=', cycle_id)
      .where('id', '=', id)
      .execute();
  }
}

export async function insertArea(tx: Tx, cycle: Cycle, area: Area): Promise<void> {
  await tx.insertInto('plan.area').values(areaRow(cycle, area)).execute();
}

/** Whether something rests on the area: proposals, a ballot, printed figures. */
export async function areaInUse(tx: Tx, tenant: TenantId, area: AreaId): Promise<boolean> {
  const found = await sql<{ used: boolean }>`
    select exists (select from gather.proposal where tenant_id = ${tenant} and area_id = ${area})
        or exists (select from vote.poll where tenant_id = ${tenant} and area_id = ${area})
        or exists (select from vote.roll where tenant_id = ${tenant} and area_id = ${area})
        or exists (select from plan.figure where tenant_id = ${tenant} and area_id = ${area})
        as used`.execute(tx);
  return found.rows[0]?.used ?? true;
}

export async function removeArea(tx: Tx, tenant: TenantId, area: AreaId): Promise<void> {
  await tx.deleteFrom('plan.area').where('tenant_id', '=', tenant).where('id', '=', area).execute();
}

/** Puts the phases of the cycle in place of those that it had. */
export async function replacePhases(tx: Tx, cycle: Cycle): Promise<void> {
  await tx
    .deleteFrom('plan.phase')
    .where('tenant_id', '=', cycle.tenant)
    .where('cycle_id', '=', cycle.id)
    .execute();
  if (cycle.phases.length === 0) return;
  await tx
    .insertInto('plan.phase')
    .values(cycle.phases.map((phase) => phaseRow(cycle, phase)))
    .execute();
}

export async function markPublished(tx: Tx, cycle: Cycle, at: Date): Promise<void> {
  await tx
    .updateTable('plan.cycle')
    .set({ published_at: at })
    .where('tenant_id', '=', cycle.tenant)
    .where('id', '=', cycle.id)
    .execute();
}

/** When the first ballot of the cycle's areas was set; null while none is: from then on its rules hold. */
export async function ballotSetAt(tx: Tx, tenant: TenantId, cycle: CycleId): Promise<Date | null> {
  const row = await tx
    .selectFrom('vote.poll')
    .select('created_at')
    .where('tenant_id', '=', tenant)
    .where('cycle_id', '=', cycle)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return row?.created_at ?? null;
}

/** The published hash of the frozen rules of each area that has a ballot. */
export async function ruleHashes(
  tx: Tx,
  tenant: TenantId,
  cycle: CycleId,
): Promise<ReadonlyMap<AreaId, string>> {
  const rows = await tx
    .selectFrom('vote.poll')
    .select(['area_id', 'rules_hash'])
    .where('tenant_id', '=', tenant)
    .where('cycle_id', '=', cycle)
    .execute();
  return new Map(rows.map((row) => [row.area_id as AreaId, row.rules_hash]));
}
