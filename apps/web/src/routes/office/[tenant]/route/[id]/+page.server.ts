/** One proposal on the officer's desk: read, talk, decide. */
import { withdrawProposal } from '@gongsuan/acts/gather';
import { decideProposal, readCase, writeMessage } from '@gongsuan/acts/route';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { townMap } from '#lib/gather/villages.ts';
import { to } from '#lib/links.ts';
import { staffOf, tenantOf } from '#lib/server/place.ts';
import { orError, refused } from '#lib/server/refusals.ts';
import { house } from '../../../../../house.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const at = { tenant: tenantOf(event).id, proposal: event.params.id };
  const read = await readCase(house().db, staffOf(event), at, event.locals.now);
  const { cycle, ...one } = orError(event, read);
  return {
    one,
    about: { slug: cycle.slug, title: cycle.title, categories: cycle.rules.categories },
    exclusions: cycle.rules.exclusions,
    map: await townMap(one.area?.townCode ?? null),
    done: event.url.searchParams.get('done'),
  };
};

/** However long: the rules say what is too much, and the page keeps it. */
const text = z.string().catch('');
const count = z.coerce.number().int().catch(-1);
const decideForm = z.object({
  ...{ kind: text, reason: text, alternative: text, cost: text, exclusion: text, consent: text },
  ...{ version: count, decision: count },
});
const sayForm = z.object({ text });
const withdrawForm = z.object({ reason: text });

export const actions: Actions = {
  decide: async (event) => {
    const staff = staffOf(event);
    const typed = await formOf(event, decideForm);
    const { db, mail, origin } = house();
    const judgement = { ...typed, consent: typed.consent !== '' };
    const now = event.locals.now;
    const done = await decideProposal(db, { mail, origin }, staff, at(event), judgement, now);
    if (!done.ok) return refused(event, done.refusal, typed);
    back(event, done.value.told ? 'decided' : 'decided-untold');
  },
  say: (event) => say(event, 'talk'),
  fact: (event) => say(event, 'fact'),
  withdraw: async (event) => {
    const staff = staffOf(event);
    const { reason } = await formOf(event, withdrawForm);
    const where = { ...at(event), reason };
    const done = await withdrawProposal(house().db, staff, where, event.locals.now);
    if (!done.ok) return refused(event, done.refusal, { withdrawal: reason });
    back(event, 'withdrawn');
  },
};

async function say(event: RequestEvent, kind: 'talk' | 'fact') {
  const staff = staffOf(event);
  const typed = await formOf(event, sayForm);
  const { db, mail, origin } = house();
  const message = { text: typed.text, kind };
  const now = event.locals.now;
  const done = await writeMessage(db, { mail, origin }, staff, at(event), message, now);
  if (!done.ok) return refused(event, done.refusal, { [kind]: typed.text });
  back(event, kind === 'fact' ? 'checked' : done.value.told ? 'said' : 'said-untold');
}

function at(event: RequestEvent) {
  return { tenant: tenantOf(event).id, proposal: event.params.id };
}

async function formOf<T extends z.ZodType>(event: RequestEvent, form: T): Promise<z.infer<T>> {
  return form.parse(Object.fromEntries(await event.request.formData()));
}

function back(event: RequestEvent, done: string): never {
  const { tenant, proposal } = at(event);
  redirect(303, to(event.locals.lang, `/office/${tenant}/route/${proposal}?done=${done}`));
}
