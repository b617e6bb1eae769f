/** 我要提案: begins a draft. What is typed is never lost, whatever is wrong with it. */
import { beginDraft, findSimilar, readOwnProposal, saveDraft } from '@gongsuan/acts/gather';
import { maySubmit, type GatherRefusal } from '@gongsuan/core/gather';
import { fail, redirect } from '@sveltejs/kit';
import { sentForm, takeFiles } from '#lib/gather/form.ts';
import { townMap } from '#lib/gather/villages.ts';
import { to } from '#lib/links.ts';
import { cycleOf, tenantOf } from '#lib/server/place.ts';
import { refused, shown } from '#lib/server/refusals.ts';
import { citizenOf, doorFor, signedOut } from '#lib/server/session.ts';
import { house } from '../../../../../house.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const cycle = await cycleOf(event);
  const open = maySubmit(cycle, event.locals.now);
  const only = cycle.areas.length === 1 ? cycle.areas[0] : undefined;
  return {
    signedIn: citizenOf(event) !== null,
    door: doorFor(event, 'citizen'),
    closed: open.ok ? null : shown(open.refusal, event.locals.lang),
    map: await townMap(only?.townCode ?? null),
  };
};

export const actions: Actions = {
  save: (event) => keep(event, '/edit'),
  review: (event) => keep(event, ''),
  /** Without a script: the page again, with what was proposed before. */
  similar: async (event) => {
    const sent = sentForm(await event.request.formData());
    const tenant = tenantOf(event).id;
    const similar = await findSimilar(house().db, tenant, sent.typed['title'] ?? '');
    return { typed: { ...sent.typed, draft: sent.draft }, similar };
  },
};

async function keep(event: RequestEvent, then: '' | '/edit') {
  const sent = sentForm(await event.request.formData());
  const citizen = citizenOf(event);
  if (!citizen) return signedOut(event, sent.typed);
  const { db } = house();
  const { lang, now } = event.locals;
  const tenant = tenantOf(event).id;
  const cycle = (await cycleOf(event)).slug;
  const kept =
    sent.draft === ''
      ? await beginDraft(db, citizen, { tenant, cycle }, sent.typed, now)
      : await saveDraft(db, citizen, { tenant, proposal: sent.draft }, sent.typed, now);
  if (!kept.ok) return refused(event, kept.refusal, sent.typed);

  const at = { tenant, proposal: kept.value };
  const refusals = await takeFiles(citizen, at, sent, now);
  if (refusals.length > 0) return keptWithFiles(event, at, sent.typed, refusals);
  redirect(303, to(lang, `/account/gather/${kept.value}${then}?done=saved`));
}

/** A file was refused: the page again, with the draft that holds everything else. */
async function keptWithFiles(
  event: RequestEvent,
  at: { readonly tenant: ReturnType<typeof tenantOf>['id']; readonly proposal: string },
  typed: Readonly<Record<string, string>>,
  refusals: readonly GatherRefusal[],
) {
  const { locals } = event;
  const citizen = citizenOf(event);
  const own = citizen && (await readOwnProposal(house().db, citizen, at, locals.now));
  return fail(422, {
    refusals: refusals.map((one) => shown(one, locals.lang)),
    typed: { ...typed, draft: at.proposal },
    files: own?.ok ? own.value.files : [],
  });
}
