/** One's own proposal: what happens next, and everything that can be done with it. */
import {
  discardDraft,
  readOwnProposal,
  submitProposal,
  withdrawProposal,
} from '@gongsuan/acts/gather';
import { writeMessage } from '@gongsuan/acts/route';
import { redirect } from '@sveltejs/kit';
import { ownPlace } from '#lib/gather/own-place.ts';
import { townMap } from '#lib/gather/villages.ts';
import { to } from '#lib/links.ts';
import { orError, refused, shown } from '#lib/server/refusals.ts';
import { house } from '../../../../house.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { lang, now } = event.locals;
  const { citizen, at } = await ownPlace(event);
  const own = orError(event, await readOwnProposal(house().db, citizen, at, now));
  const { tenant, cycle, missing, unchangeable, ...proposal } = own;
  return {
    proposal,
    where: { tenant: tenant.id, name: tenant.name, cycle: cycle.slug, title: cycle.title },
    exclusions: cycle.rules.exclusions,
    categories: cycle.rules.categories,
    map: own.ready ? await townMap(own.ready.area.townCode) : undefined,
    missing: missing.map((one) => shown(one, lang)),
    unchangeable: unchangeable && shown(unchangeable, lang),
    done: event.url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  submit: async (event) => {
    const { citizen, at } = await ownPlace(event);
    const done = await submitProposal(house().db, citizen, at, event.locals.now);
    if (!done.ok) return refused(event, done.refusal);
    back(event, done.value.version === 1 ? 'submitted' : 'amended');
  },
  withdraw: async (event) => {
    const { citizen, at } = await ownPlace(event);
    const reason = await textOf(event, 'reason');
    const done = await withdrawProposal(house().db, citizen, { ...at, reason }, event.locals.now);
    if (!done.ok) return refused(event, done.refusal, { reason });
    back(event, 'withdrawn');
  },
  discard: async (event) => {
    const { citizen, at } = await ownPlace(event);
    const done = await discardDraft(house().db, citizen, at, event.locals.now);
    if (!done.ok) return refused(event, done.refusal);
    if (done.value.gone) redirect(303, to(event.locals.lang, '/account/gather'));
    back(event, 'dropped');
  },
  say: async (event) => {
    const { citizen, at } = await ownPlace(event);
    const text = await textOf(event, 'text');
    const { db, mail, origin } = house();
    const message = { text, kind: 'talk' } as const;
    const done = await writeMessage(db, { mail, origin }, citizen, at, message, event.locals.now);
    if (!done.ok) return refused(event, done.refusal, { text });
    back(event, 'said', '#talk');
  },
};

async function textOf(event: RequestEvent, name: string): Promise<string> {
  const value = (await event.request.formData()).get(name);
  return typeof value === 'string' ? value : '';
}

function back(event: RequestEvent, done: string, to_ = ''): never {
  redirect(303, to(event.locals.lang, `/account/gather/${event.params.id}?done=${done}${to_}`));
}
