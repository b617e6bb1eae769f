/** What every section of the plan does when its form is sent: read, change, go on. */
import { readOfficeCycle, saveCycle } from '@gongsuan/acts/plan';
import {
  faultsOf,
  SECTIONS,
  type Cycle,
  type CycleChange,
  type PlanProblem,
  type PlanRefusal,
  type Section,
} from '@gongsuan/core/plan';
import type { PolicyRefusal } from '@gongsuan/core/people';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { tenantOf } from '#lib/server/place.ts';
import { orError, refused } from '#lib/server/refusals.ts';
import { requireStaff } from '#lib/server/session.ts';
import { house } from '../../../../../house.ts';
import { readerOf, typedOf, type Reader, type Typed } from '../reading.ts';

type Event = RequestEvent<{ tenant: string; cycle: string }>;

/** Saves a section, and leads to the next one or back to it; keeps what was typed when refused. */
export async function saveSection(
  event: Event,
  section: Section,
  read: (reader: Reader, cycle: Cycle) => CycleChange,
) {
  const { staff, tenant, cycle } = await planOf(event);
  const form = await event.request.formData();
  const typed = typedOf(form);
  const reader = readerOf(form, section);
  const change = read(reader, cycle);
  if (reader.problems.length > 0) {
    return refused(event, [...reader.problems, ...wrong(cycle, change, reader)], typed);
  }
  const done = await saveCycle(house().db, staff, tenant, cycle.id, change, event.locals.now);
  if (!done.ok) return refusedPlan(event, done.refusal, typed);
  const next = reader.raw('then') === 'next' ? after(section) : section;
  return leadTo(event, next === null ? '' : `/${next}`);
}

/** What is wrong beside what could not be read, so that all of it is told at once. */
function wrong(cycle: Cycle, change: CycleChange, reader: Reader): readonly PlanProblem[] {
  const unread = new Set(reader.problems.map(({ field }) => field));
  return faultsOf(cycle, change).filter(({ field }) => !unread.has(field));
}

/** The officer, the tenant and the cycle of a form. The officer is asked for first. */
export async function planOf(event: Event) {
  const staff = await requireStaff(event);
  const tenant = tenantOf(event).id;
  const { cycle: slug } = event.params;
  const found = await readOfficeCycle(house().db, staff, tenant, slug, event.locals.now);
  return { staff, tenant, cycle: orError(event, found).cycle };
}

/** A refusal with every single problem in words. */
export function refusedPlan(event: Event, refusal: PlanRefusal | PolicyRefusal, typed: Typed) {
  return refused(event, refusal.code === 'cycle-incomplete' ? refusal.problems : refusal, typed);
}

/** Goes to a page of the plan and says there that it was saved. */
export function leadTo(event: Event, path: string): never {
  const { tenant, cycle } = event.params;
  redirect(303, to(event.locals.lang, `/office/${tenant}/plan/${cycle}${path}?saved`));
}

/** The section that is filled in next; null after the last one. */
export function after(section: Section): Section | null {
  return SECTIONS[SECTIONS.indexOf(section) + 1] ?? null;
}
