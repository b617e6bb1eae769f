import { createHmac } from 'node:crypto';
import { checkPicks, picksFromText, pollState, shuffledOptions } from '@gongsuan/core/vote';
import { fail, redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { cycleOf, tenantOf } from '#lib/server/place.ts';
import { refused, shown } from '#lib/server/refusals.ts';
import { voteHere } from '../here.ts';
import { keepDraft, readDesk, readDraft, readKeptPermit } from '../pocket.ts';
import type { Actions, PageServerLoad } from './$types';

/** 選票: the issue, the proposals, and what has been picked so far. */
export const load: PageServerLoad = async (event) => {
  const { poll, area, base } = await voteHere(event);
  const cycle = await cycleOf(event);
  const { shuffled } = poll.rules.ballot;
  let draft = readDraft(event, poll.id);
  const fresh = !draft && readDesk(event, poll.id) !== null;
  if (shuffled && !draft) draft = keepDraft(event, poll.id, []);
  const seed = draft?.seed ?? '';
  const order = (at: number) =>
    createHmac('sha256', seed).update(String(at)).digest().readUInt32BE();
  const options = shuffled ? shuffledOptions(poll.rules.options, order) : poll.rules.options;
  const tenant = tenantOf(event);
  return {
    base,
    area: area.name,
    poll,
    state: pollState(poll, event.locals.now),
    admitted: readKeptPermit(event, poll.id) !== undefined,
    /** Somebody new begins at a station: what the script kept of others goes. */
    fresh,
    /** Whether the reader was sent back here because the device had lost the ballot. */
    lost: event.url.searchParams.has('lost') && !draft?.picks.length,
    summary: cycle.summary,
    picks: draft?.picks.map(String) ?? [],
    options: options.map((option) => ({
      ...option,
      plan: option.reference ? `/${tenant.id}/${cycle.slug}/gather/${option.reference}` : null,
    })),
  };
};

export const actions: Actions = {
  /** Keeps the picks and goes on to the identity check, or to the end where that is done. */
  pick: async (event) => {
    const { poll, base } = await voteHere(event);
    const { lang, now } = event.locals;
    const typed = (await event.request.formData()).getAll('picks').map(String);
    const picks = checkPicks(poll.rules, picksFromText(typed));
    if (!picks.ok) {
      return fail(422, { refusals: [shown(picks.refusal, lang)], typed });
    }
    if (now < poll.opens)
      return refused(event, { code: 'vote-not-open', opens: poll.opens }, typed);
    if (pollState(poll, now) !== 'open')
      return refused(event, { code: 'vote-closed', closes: poll.closes }, typed);
    keepDraft(event, poll.id, picks.value);
    redirect(303, to(lang, `${base}/${readKeptPermit(event, poll.id) ? 'confirm' : 'identify'}`));
  },
};
