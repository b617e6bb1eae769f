/** 分區: adding one, taking one out, and entering how many people may vote in each. */
import type { Actor, PolicyRefusal, TenantId } from '@gongsuan/core/people';
import {
  checkAreas,
  frozenChanges,
  frozenSince,
  isGap,
  type Area,
  type AreaId,
  type Cycle,
  type CycleId,
  type NewArea,
  type PlanRefusal,
} from '@gongsuan/core/plan';
import { ok, refuse, type Day, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db } from '@gongsuan/store';
import { cycles, plans } from '@gongsuan/store/plan';
import { allowAnywhere, allowAt, lockCycle } from './access.ts';
import { drawId } from './keep.ts';
import { checkChange } from './save-cycle.ts';

type Refusal = PlanRefusal | PolicyRefusal;

export function addArea(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  id: CycleId,
  wish: NewArea,
  now: Date,
): Promise<Result<Area, Refusal>> {
  return inTenant(db, tenant, async (tx) => {
    const found = await lockCycle(tx, actor, 'plan-cycle', tenant, id);
    if (!found.ok) return found;
    const cycle = found.value;
    const area = fresh(wish, cycle);
    const after = { ...cycle, areas: [...cycle.areas, area] };
    const faults = checkAreas(after.areas, cycle.rules)
      .filter((problem) => problem.field.endsWith(`-${area.slug}`))
      // A new area has no cap and no money yet; without a name it is nothing.
      .filter((problem) => !isGap(problem) || problem.what === 'areaName')
      .map((problem) => ({ ...problem, field: `${problem.what}-new` }));
    if (faults.length > 0) return refuse({ code: 'cycle-incomplete', problems: faults });
    const allowed = await checkChange(tx, cycle, after, 'areas', now);
    if (!allowed.ok) return allowed;

    await plans.insertArea(tx, cycle, area);
    await ledger.write(tx, tenant, {
      actor,
      at: now,
      act: 'area-added',
      subject: `cycle:${id}`,
      facts: { area: area.slug, name: area.name.zh },
    });
    return ok(area);
  });
}

export function removeArea(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  id: CycleId,
  slug: string,
  now: Date,
): Promise<Result<true, Refusal>> {
  return inTenant(db, tenant, async (tx) => {
    const found = await lockCycle(tx, actor, 'plan-cycle', tenant, id);
    if (!found.ok) return found;
    const cycle = found.value;
    const area = cycle.areas.find((one) => one.slug === slug);
    if (!area) return refuse({ code: 'no-such-area', field: 'area' });
    const after = { ...cycle, areas: cycle.areas.filter((one) => one.id !== area.id) };
    const allowed = await checkChange(tx, cycle, after, 'areas', now);
    if (!allowed.ok) return allowed;
    if (await plans.areaInUse(tx, tenant, area.id)) {
      return refuse({ code: 'area-in-use', field: 'area', area: area.name });
    }

    await plans.removeArea(tx, tenant, area.id);
    await ledger.write(tx, tenant, {
      actor,
      at: now,
      act: 'area-removed',
      subject: `cycle:${id}`,
      facts: { area: area.slug, name: area.name.zh },
    });
    return ok(true);
  });
}

/** 可投票人口 of one area: a snapshot with where it was taken from, and when. */
export interface EligibleEntry {
  readonly area: string;
  readonly voters: number;
  readonly source: string;
  readonly on: Day;
}

/** Enters eligible voters. An area's own office may enter its own. */
export function setEligible(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  id: CycleId,
  entries: readonly EligibleEntry[],
  now: Date,
): Promise<Result<Cycle, Refusal>> {
  return inTenant(db, tenant, async (tx) => {
    const anywhere = allowAnywhere(actor, 'plan-cycle', tenant);
    if (!anywhere.ok) return anywhere;
    const cycle = await cycles.lock(tx, tenant, id);
    if (!cycle) return refuse({ code: 'no-such-cycle' });
    const named = entries.map(({ area }) => cycle.areas.find(({ slug }) => slug === area));
    for (const area of named) {
      if (!area) return refuse({ code: 'no-such-area', field: 'area' });
      const whole = await allowAt(tx, actor, 'plan-cycle', tenant, cycle.organisation);
      const own = await allowAt(tx, actor, 'plan-cycle', tenant, area.organisation);
      if (!whole.ok && !own.ok) return own;
    }

    const after = { ...cycle, areas: cycle.areas.map((area) => counted(area, entries)) };
    const ballotSet = await plans.ballotSetAt(tx, tenant, id);
    const since = frozenSince(cycle, { now, ballotSet });
    const changes = frozenChanges(cycle, after);
    if (changes.length === 0) return ok(cycle);
    if (since) return refuse({ code: 'plan-frozen', field: 'areas', since, changes });
    const fields = new Set(
      entries.flatMap(({ area }) => FIELDS.map((field) => `${field}-${area}`)),
    );
    const faults = checkAreas(after.areas, cycle.rules).filter(({ field }) => fields.has(field));
    if (faults.length > 0) return refuse({ code: 'cycle-incomplete', problems: faults });

    await plans.saveAreas(tx, after);
    await ledger.write(tx, tenant, {
      actor,
      at: now,
      act: 'eligible-set',
      subject: `cycle:${id}`,
      facts: {
        areas: entries.map(({ area, voters, source, on }) => ({ area, voters, source, on })),
      },
    });
    return ok(after);
  });
}

const FIELDS = ['eligibleVoters', 'eligibleSource', 'eligibleOn', 'areaThreshold'];

function counted(area: Area, entries: readonly EligibleEntry[]): Area {
  const entry = entries.find((one) => one.area === area.slug);
  if (!entry) return area;
  const { voters, source, on } = entry;
  return { ...area, eligible: { voters, source, on } };
}

function fresh(wish: NewArea, cycle: Cycle): Area {
  const ordinal = Math.max(0, ...cycle.areas.map((area) => area.ordinal)) + 1;
  const id: AreaId = drawId<'area'>();
  return {
    ...wish,
    id,
    ordinal,
    eligible: null,
    caseCode: null,
    cap: null,
    thresholdVotes: null,
    money: null,
  };
}
