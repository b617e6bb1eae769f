/** 建立年度計畫: a cycle begun from a preset. */
import { pathTo, allow, type Actor, type OrganisationId } from '@gongsuan/core/people';
import type { PolicyRefusal, TenantId } from '@gongsuan/core/people';
import {
  at,
  draftFrom,
  findPreset,
  FIRST_YEAR,
  LAST_YEAR,
  officeOf,
  outside,
  isReservedSlug,
  parseSlug,
  type Cycle,
  type PlanRefusal,
} from '@gongsuan/core/plan';
import { ok, refuse, type Day, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db } from '@gongsuan/store';
import { tenants } from '@gongsuan/store/people';
import { plans } from '@gongsuan/store/plan';
import { keepDraft } from './keep.ts';

export interface NewCycle {
  readonly preset: string;
  readonly year: number;
  /** The cycle's address below the tenant's. */
  readonly slug: string;
  /** The office that runs it; its officers may change it. */
  readonly organisation: OrganisationId;
  /** The first day; null keeps the preset's place in the year. */
  readonly start: Day | null;
}

export function createCycle(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  wish: NewCycle,
  now: Date,
): Promise<Result<Cycle, PlanRefusal | PolicyRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const organisations = await tenants.organisations(tx, tenant);
    const path = pathTo(wish.organisation, organisations);
    const allowed = allow(actor, 'plan-cycle', { tenant, path });
    if (!allowed.ok) return allowed;
    if (path.length === 0) return refuse({ code: 'no-such-office', field: 'organisation' });

    const preset = findPreset(wish.preset);
    if (!preset) return refuse({ code: 'no-such-preset', field: 'preset' });
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

    const draft = draftFrom(preset, { year: wish.year, start: wish.start, slug });
    const offices = new Map(draft.areas.map((one) => [one.slug, officeOf(one, organisations)]));
    const cycle = await keepDraft(
      tx,
      draft,
      {
        tenant,
        organisation: wish.organisation,
        clonedFrom: null,
        officeOf: (area) => offices.get(area) ?? null,
      },
      now,
    );
    await ledger.write(tx, tenant, {
      actor,
      at: now,
      act: 'cycle-created',
      subject: `cycle:${cycle.id}`,
      facts: { slug, preset: preset.key, year: wish.year, organisation: wish.organisation },
    });
    return ok(cycle);
  });
}
