/** 複製去年: a new draft with last year's rules, areas and dates. */
import type { Actor, PolicyRefusal, TenantId } from '@gongsuan/core/people';
import {
  at,
  cloneOf,
  FIRST_YEAR,
  LAST_YEAR,
  outside,
  isReservedSlug,
  parseSlug,
  type Cycle,
  type CycleId,
  type PlanRefusal,
} from '@gongsuan/core/plan';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db } from '@gongsuan/store';
import { plans } from '@gongsuan/store/plan';
import { lockCycle } from './access.ts';
import { keepDraft } from './keep.ts';

/**
 * Caps, rules and offices come along; eligible voters and case codes do not. Dates move by whole
 * weeks, so that weekdays stay.
 */
export function cloneCycle(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  wish: { readonly cycle: CycleId; readonly year: number; readonly slug: string },
  now: Date,
): Promise<Result<Cycle, PlanRefusal | PolicyRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const found = await lockCycle(tx, actor, 'plan-cycle', tenant, wish.cycle);
    if (!found.ok) return found;
    const [year] = outside('basics', 'year', wish.year, FIRST_YEAR, LAST_YEAR);
    if (year) return refuse(year);
    const slug = parseSlug(wish.slug);
    if (slug === undefined) {
      return refuse({ ...at('basics', 'slug'), code: 'plan-unreadable', typed: wish.slug });
    }
    if (isReservedSlug(slug)) return refuse({ code: 'cycle-slug-reserved', field: 'slug', slug });
    if (await plans.slugTaken(tx, tenant, slug)) {
      return refuse({ code: 'cycle-slug-taken', field: 'slug', slug });
    }

    const source = found.value;
    const offices = new Map(source.areas.map((area) => [area.slug, area.organisation]));
    const cycle = await keepDraft(
      tx,
      cloneOf(source, wish.year, slug),
      {
        tenant,
        organisation: source.organisation,
        clonedFrom: source.id,
        officeOf: (area) => offices.get(area) ?? null,
      },
      now,
    );
    await ledger.write(tx, tenant, {
      actor,
      at: now,
      act: 'cycle-cloned',
      subject: `cycle:${cycle.id}`,
      facts: { slug, from: source.id, year: wish.year },
    });
    return ok(cycle);
  });
}
