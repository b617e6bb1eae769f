import { pollState } from '@gongsuan/core/vote';
import { cycleOf } from '#lib/server/place.ts';
import { votesOf } from './here.ts';
import type { PageServerLoad } from './$types';

/** The areas in which one can vote. */
export const load: PageServerLoad = async (event) => {
  const cycle = await cycleOf(event);
  const votes = await votesOf(event);
  return {
    onSite: cycle.rules.identity === 'on-site-only',
    onePer: cycle.rules.eligibility.oneVotePer,
    votes: votes.map(({ poll, area, base }) => ({
      base,
      name: area.name,
      state: pollState(poll, event.locals.now),
      opens: poll.opens,
      closes: poll.closes,
      options: poll.rules.options.length,
    })),
  };
};
