/** 建立年度計畫: from a preset to a draft. */
import { createCycle, readOfficeCycles } from '@gongsuan/acts/plan';
import { PRESETS } from '@gongsuan/core/plan';
import { parseId } from '@gongsuan/prelude';
import { redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { tenantOf } from '#lib/server/place.ts';
import { orError, refused } from '#lib/server/refusals.ts';
import { requireStaff } from '#lib/server/session.ts';
import { house } from '../../../../../house.ts';
import { readerOf, typedOf, yearOf } from '../reading.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const staff = await requireStaff(event);
  const tenant = tenantOf(event);
  const { offices } = orError(event, await readOfficeCycles(house().db, staff, tenant.id));
  return { offices, presets: PRESETS };
};

export const actions: Actions = {
  default: async (event) => {
    const staff = await requireStaff(event);
    const tenant = tenantOf(event);
    const form = await event.request.formData();
    const typed = typedOf(form);
    const read = readerOf(form, 'basics');
    const start = read.dayOrNull('start');
    if (read.problems.length > 0) return refused(event, read.problems, typed);
    const organisation = parseId<'organisation'>(read.raw('organisation'));
    if (!organisation)
      return refused(event, { code: 'no-such-office', field: 'organisation' }, typed);

    const wish = {
      preset: read.raw('preset'),
      year: yearOf(read.raw('year')) ?? Number.NaN,
      slug: read.raw('slug'),
      organisation,
      start,
    };
    const made = await createCycle(house().db, staff, tenant.id, wish, event.locals.now);
    if (!made.ok) return refused(event, made.refusal, typed);
    redirect(303, to(event.locals.lang, `/office/${tenant.id}/plan/${made.value.slug}`));
  },
};
