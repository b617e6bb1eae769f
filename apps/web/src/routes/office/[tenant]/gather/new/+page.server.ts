/** 臨櫃受理: staff enter a proposal for a citizen. */
import { enterProposal, findSimilar } from '@gongsuan/acts/gather';
import { readPublishedCycle } from '@gongsuan/acts/plan';
import { maySubmit } from '@gongsuan/core/gather';
import { error, redirect } from '@sveltejs/kit';
import { sentForm } from '#lib/gather/form.ts';
import { townMap } from '#lib/gather/villages.ts';
import { to } from '#lib/links.ts';
import { staffOf, tenantOf } from '#lib/server/place.ts';
import { refused, shown } from '#lib/server/refusals.ts';
import { house } from '../../../../../house.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  staffOf(event);
  const cycle = await cycleAsked(event);
  const open = maySubmit(cycle, event.locals.now);
  const asked = event.url.searchParams.get('area');
  const area =
    cycle.areas.find((one) => one.slug === asked) ??
    (cycle.areas.length === 1 ? cycle.areas[0] : undefined);
  return {
    asked: { slug: cycle.slug, title: cycle.title, areas: cycle.areas, rules: cycle.rules },
    closed: open.ok ? null : shown(open.refusal, event.locals.lang),
    map: await townMap(area?.townCode ?? null),
  };
};

export const actions: Actions = {
  enter: async (event) => {
    const staff = staffOf(event);
    const { typed } = sentForm(await event.request.formData());
    const { lang, now } = event.locals;
    const tenant = tenantOf(event).id;
    const { slug } = await cycleAsked(event);
    const done = await enterProposal(house().db, staff, { tenant, cycle: slug }, typed, now);
    if (!done.ok) return refused(event, done.refusal, typed);
    redirect(303, to(lang, `/office/${tenant}/gather?done=${done.value.number}`));
  },
  similar: async (event) => {
    staffOf(event);
    const { typed } = sentForm(await event.request.formData());
    const similar = await findSimilar(house().db, tenantOf(event).id, typed['title'] ?? '');
    return { typed, similar };
  },
};

async function cycleAsked(event: RequestEvent) {
  const slug = event.url.searchParams.get('cycle') ?? '';
  const cycle = await readPublishedCycle(house().db, tenantOf(event).id, slug);
  return cycle ?? error(404, { message: '', code: 'no-such-cycle' });
}
