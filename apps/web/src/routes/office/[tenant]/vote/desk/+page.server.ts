import { lendDevice } from '@gongsuan/acts/people';
import { certifyVoter, listVotings, openStation } from '@gongsuan/acts/vote';
import { PRIVACY_NOTICE_VERSION } from '@gongsuan/core/people';
import { RESIDENCIES } from '@gongsuan/core/plan';
import { pollState, PROOFS, registrationDay, type PollId } from '@gongsuan/core/vote';
import { parseId, type Day } from '@gongsuan/prelude';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { to } from '#lib/links.ts';
import { staffOf, tenantOf } from '#lib/server/place.ts';
import { refused } from '#lib/server/refusals.ts';
import { LENT, sessionOf } from '#lib/server/session.ts';
import { house } from '../../../../../house.ts';
import { emptyPocket, keepDesk, keepPermit } from '../../../../[tenant]/[cycle]/vote/pocket.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

interface DeskVote {
  readonly poll: PollId;
  readonly name: { readonly zh: string; readonly en: string | null };
  readonly cycle: { readonly zh: string; readonly en: string | null };
  readonly path: string;
  /** The day by which registered residents must have been so. */
  readonly registeredBy: Day | null;
}

/** The votes at which this officer may certify and that are not over. */
async function votesAt(
  event: RequestEvent | Parameters<PageServerLoad>[0],
): Promise<readonly DeskVote[]> {
  const tenant = tenantOf(event);
  const votings = await listVotings(house().db, staffOf(event), tenant.id);
  return votings.flatMap(({ cycle, areas }) =>
    areas.flatMap(({ area, poll, may }) => {
      if (!poll || !may.certify) return [];
      if (!['coming', 'open'].includes(pollState(poll, event.locals.now))) return [];
      const path = `/${tenant.id}/${cycle.slug}/vote/${area.slug}`;
      const registeredBy = registrationDay(poll.rules, 'registered');
      return [{ poll: poll.id, name: area.name, cycle: cycle.title, path, registeredBy }];
    }),
  );
}

export const load: PageServerLoad = async (event) => ({
  votes: await votesAt(event),
  residencies: RESIDENCIES,
  proofs: PROOFS,
  version: PRIVACY_NOTICE_VERSION,
});

/** Longer than any of them can be: cut, so that the rules say what is wrong with it. */
const line = z
  .string()
  .catch('')
  .transform((text) => text.slice(0, 100));

const deskForm = z.object({
  poll: line,
  idNumber: line,
  birthDate: line,
  residency: z.enum(RESIDENCIES).optional().catch(undefined),
  proof: z.enum(PROOFS).optional().catch(undefined),
  consent: line,
  assisted: line,
});

async function formOf({ request }: RequestEvent) {
  const form = await request.formData();
  const typed = deskForm.parse(Object.fromEntries(form));
  const registeredBy = form.getAll('registeredBy').map((day) => String(day).slice(0, 10));
  return { ...typed, residency: typed.residency, proof: typed.proof, registeredBy };
}

export const actions: Actions = {
  /** Gives a pass, shown this once. */
  pass: async (event) => {
    const actor = staffOf(event);
    const typed = await formOf(event);
    const poll = parseId<'poll'>(typed.poll);
    if (!poll) return refused(event, { code: 'no-such-poll' }, typed);
    const given = await certifyVoter(
      house().booth,
      actor,
      tenantOf(event).id,
      poll,
      typed,
      event.locals.now,
    );
    if (!given.ok) return refused(event, given.refusal, typed);
    return { pass: given.value.pass, poll };
  },
  /** Opens the ballot on this device and lends it to the voter. */
  station: async (event) => {
    const actor = staffOf(event);
    const typed = await formOf(event);
    const poll = parseId<'poll'>(typed.poll);
    const vote = (await votesAt(event)).find((one) => one.poll === poll);
    if (!poll || !vote) return refused(event, { code: 'no-such-poll' }, typed);
    const input = { ...typed, assisted: typed.assisted === 'yes' };
    const admitted = await openStation(
      house().booth,
      actor,
      tenantOf(event).id,
      poll,
      input,
      event.locals.now,
    );
    if (!admitted.ok) return refused(event, admitted.refusal, typed);
    const { lang, now } = event.locals;
    // Before the voter has the device: from here on it opens no page of the office.
    await lendDevice(house().db, actor, sessionOf(event), now);
    emptyPocket(event);
    keepPermit(event, poll, admitted.value.permit);
    const desk = to(lang, `/office/${tenantOf(event).id}/vote/desk`);
    keepDesk(event, poll, `${to(lang, LENT)}?next=${encodeURIComponent(desk)}`);
    redirect(303, to(lang, vote.path));
  },
};
