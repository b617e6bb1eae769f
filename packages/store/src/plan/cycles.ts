/** Cycles with their areas and phases, read whole: a cycle has few of both. */
import type { OrganisationId, TenantId } from '@gongsuan/core/people';
import type {
  Area,
  AreaId,
  Cycle,
  CycleId,
  CycleKind,
  CycleRules,
  Phase,
  PhaseId,
  Step,
} from '@gongsuan/core/plan';
import type { Day, Money } from '@gongsuan/prelude';
import type { Selectable } from 'kysely';
import type { Tx } from '../db.ts';
import { json } from '../json.ts';
import type { PlanTables } from './tables.ts';

/** The tenant's cycle with this address; `undefined` when it has none, whoever else may. */
export async function find(tx: Tx, tenant: TenantId, slug: string): Promise<Cycle | undefined> {
  const rows = await tx
    .selectFrom('plan.cycle')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('slug', '=', slug)
    .execute();
  return (await whole(tx, rows))[0];
}

export async function byId(tx: Tx, tenant: TenantId, id: CycleId): Promise<Cycle | undefined> {
  const rows = await tx
    .selectFrom('plan.cycle')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute();
  return (await whole(tx, rows))[0];
}

/** The same as {@link byId}, holding the row against other writers until the transaction ends. */
export async function lock(tx: Tx, tenant: TenantId, id: CycleId): Promise<Cycle | undefined> {
  const rows = await tx
    .selectFrom('plan.cycle')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .execute();
  return (await whole(tx, rows))[0];
}

/** All cycles of the tenant, the newest year first; drafts too. */
export async function list(tx: Tx, tenant: TenantId): Promise<readonly Cycle[]> {
  const rows = await tx
    .selectFrom('plan.cycle')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .orderBy('year', 'desc')
    .orderBy('created_at', 'desc')
    .execute();
  return whole(tx, rows);
}

/** Writes a new cycle with its areas and phases. */
export async function insert(tx: Tx, cycle: Cycle, at: Date): Promise<void> {
  await tx
    .insertInto('plan.cycle')
    .values({
      id: cycle.id,
      tenant_id: cycle.tenant,
      slug: cycle.slug,
      organisation_id: cycle.organisation,
      kind: cycle.kind,
      year: cycle.year,
      title_zh: cycle.title.zh,
      title_en: cycle.title.en,
      summary_zh: cycle.summary.zh,
      summary_en: cycle.summary.en,
      preset: cycle.preset,
      cloned_from: cycle.clonedFrom,
      rules: json(cycle.rules),
      created_at: at,
      published_at: cycle.published,
      record: cycle.record,
    })
    .execute();
  await insertParts(tx, cycle);
}

/** Writes the areas and phases of a cycle that has none yet. */
export async function insertParts(
  tx: Tx,
  cycle: Pick<Cycle, 'id' | 'tenant' | 'areas' | 'phases'>,
): Promise<void> {
  if (cycle.areas.length > 0) {
    await tx
      .insertInto('plan.area')
      .values(cycle.areas.map((area) => areaRow(cycle, area)))
      .execute();
  }
  if (cycle.phases.length > 0) {
    await tx
      .insertInto('plan.phase')
      .values(cycle.phases.map((phase) => phaseRow(cycle, phase)))
      .execute();
  }
}

async function whole(
  tx: Tx,
  rows: readonly Selectable<PlanTables['plan.cycle']>[],
): Promise<readonly Cycle[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const areas = await tx
    .selectFrom('plan.area')
    .selectAll()
    .where('cycle_id', 'in', ids)
    .orderBy('ordinal')
    .execute();
  const phases = await tx
    .selectFrom('plan.phase')
    .selectAll()
    .where('cycle_id', 'in', ids)
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => ({
    id: row.id as CycleId,
    tenant: row.tenant_id as TenantId,
    slug: row.slug,
    organisation: row.organisation_id as OrganisationId,
    kind: row.kind as CycleKind,
    year: row.year,
    title: { zh: row.title_zh, en: row.title_en },
    summary: { zh: row.summary_zh, en: row.summary_en },
    preset: row.preset,
    clonedFrom: row.cloned_from as CycleId | null,
    // Written by our own acts from a checked value.
    rules: row.rules as CycleRules,
    published: row.published_at,
    record: row.record,
    areas: areas.filter((area) => area.cycle_id === row.id).map(areaOf),
    phases: phases.filter((phase) => phase.cycle_id === row.id).map(phaseOf),
  }));
}

function areaOf(row: Selectable<PlanTables['plan.area']>): Area {
  return {
    id: row.id as AreaId,
    slug: row.slug,
    ordinal: row.ordinal,
    name: { zh: row.name_zh, en: row.name_en },
    organisation: row.organisation_id as OrganisationId | null,
    townCode: row.town_code,
    eligible:
      row.eligible_voters !== null && row.eligible_on !== null
        ? {
            voters: row.eligible_voters,
            source: row.eligible_source ?? '',
            on: row.eligible_on as Day,
          }
        : null,
    caseCode: row.case_code,
    cap: row.cap,
    thresholdVotes: row.threshold_votes,
    money: row.money as Money | null,
  };
}

function phaseOf(row: Selectable<PlanTables['plan.phase']>): Phase {
  return {
    id: row.id as PhaseId,
    step: row.step as Step,
    ordinal: row.ordinal,
    label: row.label_zh === null ? null : { zh: row.label_zh, en: row.label_en },
    opens: row.opens_at,
    closes: row.closes_at,
    disabled: row.disabled,
  };
}

export function areaRow(cycle: Pick<Cycle, 'id' | 'tenant'>, area: Area) {
  return {
    id: area.id,
    tenant_id: cycle.tenant,
    cycle_id: cycle.id,
    organisation_id: area.organisation,
    slug: area.slug,
    ordinal: area.ordinal,
    name_zh: area.name.zh,
    name_en: area.name.en,
    town_code: area.townCode,
    eligible_voters: area.eligible?.voters ?? null,
    eligible_source: area.eligible?.source ?? null,
    eligible_on: area.eligible?.on ?? null,
    case_code: area.caseCode,
    cap: area.cap,
    threshold_votes: area.thresholdVotes,
    money: area.money,
  };
}

export function phaseRow(cycle: Pick<Cycle, 'id' | 'tenant'>, phase: Phase) {
  return {
    id: phase.id,
    tenant_id: cycle.tenant,
    cycle_id: cycle.id,
    step: phase.step,
    ordinal: phase.ordinal,
    label_zh: phase.label?.zh ?? null,
    label_en: phase.label?.en ?? null,
    opens_at: phase.opens,
    closes_at: phase.closes,
    disabled: phase.disabled,
  };
}
