/** What everybody may read of `plan`, across tenants and of one. */
import { parseTenantId, type TenantId } from '@gongsuan/core/people';
import type { AreaId, CycleId, Step } from '@gongsuan/core/plan';
import { parseId, type Bilingual } from '@gongsuan/prelude';
import { sql } from 'kysely';
import type { Tx } from '../db.ts';

/** A published cycle as the national entry shows it. */
export interface PublicCycle {
  readonly id: CycleId;
  readonly tenant: TenantId;
  readonly slug: string;
  readonly year: number;
  readonly title: Bilingual;
  /** True for a past year that is shown from its printed records only. */
  readonly record: boolean;
  /** When its result was first published; null before. */
  readonly resultOn: Date | null;
  /** The phases that count, without their own names. */
  readonly phases: readonly PublicPhase[];
}

export interface PublicPhase {
  readonly step: Step;
  readonly opens: Date;
  readonly closes: Date;
}

/** A number that a year's records print, with where it stands. */
export interface Figure {
  readonly area: AreaId | null;
  readonly step: Step;
  readonly key: string;
  readonly label: Bilingual;
  readonly value: number | null;
  /** What the records say beside the number, such as `※`. */
  readonly note: string | null;
  readonly source: string;
}

interface PublicRow {
  readonly tenant_id: string;
  readonly cycle_id: string;
  readonly slug: string;
  readonly year: number;
  readonly title_zh: string;
  readonly title_en: string | null;
  readonly record: boolean;
  readonly result_at: Date | null;
  readonly step: string | null;
  readonly opens_at: Date | null;
  readonly closes_at: Date | null;
}

/** The published cycles of every tenant with their phases, the newest year first. */
export async function list(tx: Tx): Promise<readonly PublicCycle[]> {
  const { rows } = await sql<PublicRow>`
    select * from plan.public_cycles() order by year desc, title_zh, opens_at`.execute(tx);
  const byCycle = Map.groupBy(rows, (row) => row.cycle_id);
  return [...byCycle.values()].flatMap((phases) => {
    const [row] = phases;
    const tenant = row && parseTenantId(row.tenant_id);
    const id = row && parseId<'cycle'>(row.cycle_id);
    if (!row || !tenant || !id) return [];
    return {
      id,
      tenant,
      slug: row.slug,
      year: row.year,
      title: { zh: row.title_zh, en: row.title_en },
      record: row.record,
      resultOn: row.result_at,
      phases: phases.flatMap((phase) =>
        phase.step !== null && phase.opens_at && phase.closes_at
          ? { step: phase.step as Step, opens: phase.opens_at, closes: phase.closes_at }
          : [],
      ),
    };
  });
}

/** The printed figures of a cycle, as its records give them, by step and in their order. */
export async function figures(
  tx: Tx,
  tenant: TenantId,
  cycle: CycleId,
): Promise<readonly Figure[]> {
  const rows = await tx
    .selectFrom('plan.figure')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('cycle_id', '=', cycle)
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => ({
    area: row.area_id as AreaId | null,
    step: row.step as Step,
    key: row.key,
    label: { zh: row.label_zh, en: row.label_en },
    value: row.value,
    note: row.note,
    source: row.source,
  }));
}
