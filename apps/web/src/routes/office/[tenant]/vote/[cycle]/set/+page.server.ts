import { previewBallots, setBallots } from '@gongsuan/acts/vote';
import { error, redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { staffOf, tenantOf } from '#lib/server/place.ts';
import { refused, shown } from '#lib/server/refusals.ts';
import { house } from '../../../../../../house.ts';
import { votingOf } from '../voting.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function askedOf(event: RequestEvent | Parameters<PageServerLoad>[0]) {
  const { cycle, areas } = await votingOf(event);
  const slug = event.url.searchParams.get('area');
  const area = areas.find((one) => one.area.slug === slug)?.area;
  if (slug !== null && !area) error(404, { message: '', code: 'no-such-area' });
  const input = { tenant: cycle.tenant, cycle: cycle.id, ...(area && { area: area.id }) };
  return { cycle, area, input };
}

/** 核對選票: what would stand on which ballot, what is left out and why, and when voting opens. */
export const load: PageServerLoad = async (event) => {
  const { cycle, area, input } = await askedOf(event);
  const { lang, now } = event.locals;
  const preview = await previewBallots(house().db, staffOf(event), input, now);
  const place = {
    slug: cycle.slug,
    title: cycle.title,
    query: area ? `&area=${area.slug}` : '',
    names: cycle.areas.map(({ id, name }) => ({ id, name })),
  };
  if (!preview.ok) return { ...place, refusal: shown(preview.refusal, lang), preview: null };
  const set = new Set(preview.value.areas.map((one) => one.area.id));
  const without = area ? [] : cycle.areas.filter((one) => !set.has(one.id)).map(({ name }) => name);
  return { ...place, refusal: null, preview: { ...preview.value, without } };
};

export const actions: Actions = {
  /** Sets the ballots that were shown, and no others. */
  set: async (event) => {
    const actor = staffOf(event);
    const { area, input } = await askedOf(event);
    const seen = String((await event.request.formData()).get('seen') ?? '');
    const { db, booth } = house();
    const set = await setBallots(db, booth.keyring, actor, { ...input, seen }, event.locals.now);
    if (!set.ok) return refused(event, set.refusal);
    for (const poll of set.value) booth.shelf.forget(poll);
    const page = `/office/${tenantOf(event).id}/vote/${event.params.cycle}`;
    redirect(303, to(event.locals.lang, `${page}?set=${area?.slug ?? ''}`));
  },
};
