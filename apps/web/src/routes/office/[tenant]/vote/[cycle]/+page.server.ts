import {
  closeVoting,
  destroyKey,
  extendVoting,
  listVotings,
  openVoting,
  sealBox,
  setBallots,
  type Voting,
} from '@gongsuan/acts/vote';
import { pollState, type Poll, type PollId } from '@gongsuan/core/vote';
import { parseId, parseMoment, type Result } from '@gongsuan/prelude';
import type { AnyRefusal } from '@gongsuan/words';
import { error, redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { staffOf, tenantOf } from '#lib/server/place.ts';
import { refused } from '#lib/server/refusals.ts';
import { house } from '../../../../../house.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function votingOf(event: RequestEvent | Parameters<PageServerLoad>[0]): Promise<Voting> {
  const votings = await listVotings(house().db, staffOf(event), tenantOf(event).id);
  const voting = votings.find(({ cycle }) => cycle.slug === event.params.cycle);
  return voting ?? error(404, { message: '', code: 'no-such-cycle' });
}

/** One cycle's ballots: rules, times, turnout. */
export const load: PageServerLoad = async (event) => {
  const { cycle, areas } = await votingOf(event);
  return {
    slug: cycle.slug,
    title: cycle.title,
    /** Whether every ballot of the cycle may be set at once by this officer. */
    maySetAll:
      areas.length > 1 &&
      areas.length === cycle.areas.length &&
      areas.every(({ may, poll }) => may.set && settable(poll, event.locals.now)),
    areas: areas.map(({ area, poll, turnout, may }) => ({
      slug: area.slug,
      name: area.name,
      may: { ...may, set: may.set && settable(poll, event.locals.now) },
      turnout,
      poll: poll && {
        id: poll.id,
        state: pollState(poll, event.locals.now),
        opens: poll.opens,
        closes: poll.closes,
        hash: poll.rulesHash,
        options: poll.rules.options.length,
        extensions: poll.extensions,
        seal: poll.seal,
        keyDestroyed: poll.keyDestroyed,
      },
    })),
    done: event.url.searchParams.has('done'),
  };
};

/** A ballot is set until its voting opens; one that comes late, also while others are open. */
function settable(poll: Poll | null, now: Date): boolean {
  return !poll || pollState(poll, now) === 'coming';
}

export const actions: Actions = {
  /** Sets the ballot of one area; without an area, of all that have proposals. */
  set: async (event) => {
    const { cycle, areas } = await votingOf(event);
    const { db, booth } = house();
    const slug = (await event.request.formData()).get('area');
    const area = areas.find((one) => one.area.slug === slug)?.area.id;
    if (slug !== null && !area) error(404, { message: '', code: 'no-such-area' });
    const input = { tenant: cycle.tenant, cycle: cycle.id, ...(area && { area }) };
    const set = await setBallots(db, booth.keyring, staffOf(event), input, event.locals.now);
    return set.ok ? done(event) : refused(event, set.refusal, { poll: '', reason: '', closes: '' });
  },
  open: (event) =>
    perform(event, ({ poll, now }) =>
      openVoting(house().db, staffOf(event), tenantOf(event).id, poll, now),
    ),
  extend: (event) =>
    perform(event, ({ poll, reason, closes, now }) => {
      const change = { closes: closes ?? new Date(0), reason };
      return extendVoting(house().db, staffOf(event), tenantOf(event).id, poll, change, now);
    }),
  close: (event) =>
    perform(event, ({ poll, reason, now }) =>
      closeVoting(house().db, staffOf(event), tenantOf(event).id, poll, reason, now),
    ),
  seal: (event) =>
    perform(event, ({ poll, now }) =>
      sealBox(house().db, staffOf(event), tenantOf(event).id, poll, now),
    ),
  destroy: (event) =>
    perform(event, ({ poll, now }) =>
      destroyKey(house().db, house().booth.keyring, staffOf(event), tenantOf(event).id, poll, now),
    ),
};

interface Asked {
  readonly poll: PollId;
  readonly reason: string;
  readonly closes: Date | undefined;
  readonly now: Date;
}

async function perform(
  event: RequestEvent,
  act: (asked: Asked) => Promise<Result<unknown, AnyRefusal>>,
) {
  const form = await event.request.formData();
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 2_000);
  const typed = { poll: text('poll'), reason: text('reason'), closes: text('closes') };
  const poll = parseId<'poll'>(typed.poll);
  if (!poll) return refused(event, { code: 'no-such-poll' }, typed);
  const result = await act({
    poll,
    reason: typed.reason,
    closes: parseMoment(typed.closes),
    now: event.locals.now,
  });
  if (!result.ok) return refused(event, result.refusal, typed);
  house().booth.shelf.forget(poll);
  return done(event);
}

function done(event: RequestEvent): never {
  redirect(
    303,
    to(event.locals.lang, `/office/${tenantOf(event).id}/vote/${event.params.cycle}?done`),
  );
}
