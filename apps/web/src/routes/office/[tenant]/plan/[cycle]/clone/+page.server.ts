/** 複製到另一年度. */
import { cloneCycle } from '@gongsuan/acts/plan';
import { redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { house } from '../../../../../../house.ts';
import { readerOf, typedOf, yearOf } from '../../reading.ts';
import { planOf, refusedPlan } from '../saving.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const { staff, tenant, cycle } = await planOf(event);
    const form = await event.request.formData();
    const read = readerOf(form, 'basics');
    const wish = {
      cycle: cycle.id,
      year: yearOf(read.raw('year')) ?? Number.NaN,
      slug: read.raw('slug'),
    };
    const made = await cloneCycle(house().db, staff, tenant, wish, event.locals.now);
    if (!made.ok) return refusedPlan(event, made.refusal, typedOf(form));
    redirect(303, to(event.locals.lang, `/office/${tenant}/plan/${made.value.slug}?saved`));
  },
};
