/** Goes on writing a draft, or changes a submitted proposal. */
import { findSimilar, readOwnProposal, saveDraft } from '@gongsuan/acts/gather';
import { refuse } from '@gongsuan/prelude';
import { redirect } from '@sveltejs/kit';
import { sentForm, takeFiles } from '#lib/gather/form.ts';
import { ownPlace } from '#lib/gather/own-place.ts';
import { townMap } from '#lib/gather/villages.ts';
import { to } from '#lib/links.ts';
import { orError, refused } from '#lib/server/refusals.ts';
import { house } from '../../../../../house.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { citizen, at } = await ownPlace(event);
  const own = orError(event, await readOwnProposal(house().db, citizen, at, event.locals.now));
  if (own.unchangeable) orError(event, refuse(own.unchangeable));
  const { cycle, typed, files, number, saved, id } = own;
  const area =
    cycle.areas.find((one) => one.slug === typed['area']) ??
    (cycle.areas.length === 1 ? cycle.areas[0] : undefined);
  return {
    ...{ id, typed, files, number, saved, title: own.title },
    areas: cycle.areas,
    rules: { categories: cycle.rules.categories, mostCost: cycle.rules.mostCost },
    where: { tenant: own.tenant.id, cycle: cycle.slug },
    map: await townMap(area?.townCode ?? null),
    done: event.url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  save: (event) => keep(event, '/edit'),
  review: (event) => keep(event, ''),
  similar: async (event) => {
    const { at } = await ownPlace(event);
    const { typed } = sentForm(await event.request.formData());
    return { typed, similar: await findSimilar(house().db, at.tenant, typed['title'] ?? '') };
  },
};

async function keep(event: RequestEvent, then: '' | '/edit') {
  const { citizen, at } = await ownPlace(event);
  const { lang, now } = event.locals;
  const sent = sentForm(await event.request.formData());
  const kept = await saveDraft(house().db, citizen, at, sent.typed, now);
  if (!kept.ok) return refused(event, kept.refusal, sent.typed);
  const refusals = await takeFiles(citizen, at, sent, now);
  if (refusals.length > 0) return refused(event, refusals, sent.typed);
  redirect(303, to(lang, `/account/gather/${at.proposal}${then}?done=saved`));
}
