import { closeVoting, destroyKey, extendVoting, openVoting, sealBox } from '@gongsuan/acts/vote';
import { pollState, type Poll, type PollId } from '@gongsuan/core/vote';
import { momentAt, ok, parseDay, parseId, refuse, type Result } from '@gongsuan/prelude';
import type { AnyRefusal } from '@gongsuan/words';
import { redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { staffOf, tenantOf } from '#lib/server/place.ts';
import { refused } from '#lib/server/refusals.ts';
import { house } from '../../../../../house.ts';
import { clockOf } from '../../plan/reading.ts';
import { votingOf } from './voting.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

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
    /** The area whose ballot has just been set; '' for all of them, null for none. */
    set: event.url.searchParams.get('set'),
  };
};

/** A ballot is set until its voting opens; one that comes late, also while others are open. */
function settable(poll: Poll | null, now: Date): boolean {
  return !poll || pollState(poll, now) === 'coming';
}

export const actions: Actions = {
  open: (event) =>
    perform(event, ({ poll, now }) =>
      openVoting(house().db, staffOf(event), tenantOf(event).id, poll, now),
    ),
  extend: (event) =>
    perform(event, async ({ poll, reason, closes, now }) => {
      if (!closes.ok) return closes;
      const change = { closes: closes.value, reason };
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
  /** The new close, where one was asked for. */
  readonly closes: Result<Date, AnyRefusal>;
  readonly now: Date;
}

async function perform(
  event: RequestEvent,
  act: (asked: Asked) => Promise<Result<unknown, AnyRefusal>>,
) {
  staffOf(event);
  const form = await event.request.formData();
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 2_000);
  const typed = {
    poll: text('poll'),
    reason: text('reason'),
    closes: text('closes'),
    closesClock: text('closesClock'),
  };
  const poll = parseId<'poll'>(typed.poll);
  if (!poll) return refused(event, { code: 'no-such-poll' }, typed);
  const result = await act({
    poll,
    reason: typed.reason,
    closes: closeOf(typed),
    now: event.locals.now,
  });
  if (!result.ok) return refused(event, result.refusal, typed);
  house().booth.shelf.forget(poll);
  return done(event);
}

/** A day and a clock time in Taiwan. */
function closeOf(typed: {
  readonly closes: string;
  readonly closesClock: string;
}): Result<Date, AnyRefusal> {
  const on = parseDay(typed.closes);
  if (!on) return refuse({ code: 'close-unreadable', field: 'closes' });
  const clock = clockOf(typed.closesClock);
  const moment = clock && momentAt(on, clock);
  return moment ? ok(moment) : refuse({ code: 'close-unreadable', field: 'closesClock' });
}

function done(event: RequestEvent): never {
  redirect(
    303,
    to(event.locals.lang, `/office/${tenantOf(event).id}/vote/${event.params.cycle}?done`),
  );
}
