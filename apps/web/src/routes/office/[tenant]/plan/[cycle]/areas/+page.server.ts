import { addArea, removeArea, setEligible } from '@gongsuan/acts/plan';
import type { Area, AreaEdit } from '@gongsuan/core/plan';
import { refused } from '#lib/server/refusals.ts';
import { house } from '../../../../../../house.ts';
import { readerOf, typedOf, type Reader } from '../../reading.ts';
import { leadTo, planOf, refusedPlan, saveSection } from '../saving.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  save: (event) =>
    saveSection(event, 'areas', (read, cycle) => ({
      section: 'areas',
      areas: cycle.areas.map((area) => areaOf(read, area)),
    })),

  add: async (event) => {
    const { staff, tenant, cycle } = await planOf(event);
    const form = await event.request.formData();
    const read = readerOf(form, 'areas');
    const place = { key: 'new' };
    const wish = {
      slug: read.text('areaSlug', place).toLowerCase(),
      name: { zh: read.text('areaName', place), en: read.raw('areaNameEn-new') || null },
      organisation: null,
      townCode: null,
    };
    const done = await addArea(house().db, staff, tenant, cycle.id, wish, event.locals.now);
    return done.ok ? leadTo(event, '/areas') : refusedPlan(event, done.refusal, typedOf(form));
  },

  /** 區公所登錄本區可投票人口: an area's own office, which does not plan the whole cycle. */
  voters: async (event) => {
    const { staff, tenant, cycle } = await planOf(event);
    const form = await event.request.formData();
    const reader = readerOf(form, 'areas');
    const own = cycle.areas.filter(({ slug }) => reader.has(`eligibleVoters-${slug}`));
    const entries = own.flatMap((area) => {
      const eligible = eligibleOf(reader, area);
      // A number that was there can be put right, not emptied.
      if (!eligible && area.eligible) {
        reader.count('eligibleVoters', { key: area.slug, where: area.name });
      }
      return eligible ? [{ area: area.slug, ...eligible }] : [];
    });
    if (reader.problems.length > 0) return refused(event, reader.problems, typedOf(form));
    const { now } = event.locals;
    const done = await setEligible(house().db, staff, tenant, cycle.id, entries, now);
    return done.ok ? leadTo(event, '/areas') : refusedPlan(event, done.refusal, typedOf(form));
  },

  remove: async (event) => {
    const { staff, tenant, cycle } = await planOf(event);
    const form = await event.request.formData();
    const slug = readerOf(form, 'areas').raw('area');
    const done = await removeArea(house().db, staff, tenant, cycle.id, slug, event.locals.now);
    return done.ok ? leadTo(event, '/areas') : refusedPlan(event, done.refusal, typedOf(form));
  },
};

/** What was typed for one area. A field that the form did not show keeps its value. */
function areaOf(read: Reader, area: Area): AreaEdit {
  const place = { key: area.slug, where: area.name };
  const field = (name: string) => `${name}-${area.slug}`;
  return {
    slug: area.slug,
    name: { zh: read.text('areaName', place), en: read.raw(field('areaNameEn')) || null },
    townCode: read.text('townCode', place) || null,
    cap: read.has(field('cap')) ? read.countOrNull('cap', place) : area.cap,
    money: read.moneyOrNull('money', place),
    thresholdVotes: read.countOrNull('areaThreshold', place),
    caseCode: read.has(field('caseCode')) ? read.text('caseCode', place) || null : area.caseCode,
    eligible: eligibleOf(read, area),
  };
}

/** A number that is new or changed takes the source and the day typed above the numbers. */
function eligibleOf(read: Reader, area: Area): Area['eligible'] {
  const voters = read.countOrNull('eligibleVoters', { key: area.slug, where: area.name });
  if (voters === null) return null;
  if (area.eligible?.voters === voters) return area.eligible;
  const on = read.dayOrNull('eligibleOn');
  const source = read.text('eligibleSource');
  if (source === '') read.miss('eligibleSource');
  if (on === null) read.miss('eligibleOn');
  return on === null ? null : { voters, source, on };
}
