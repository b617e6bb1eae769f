/** Which vote an address means. */
import { pollsOf } from '@gongsuan/acts/vote';
import type { Area } from '@gongsuan/core/plan';
import type { Poll } from '@gongsuan/core/vote';
import { error } from '@sveltejs/kit';
import { cycleOf, tenantOf } from '#lib/server/place.ts';
import { house } from '../../../../house.ts';

export interface Here {
  readonly poll: Poll;
  readonly area: Area;
  /** The address of this area's vote, without the language. */
  readonly base: string;
}

type Event = Parameters<typeof cycleOf>[0];

/** Every vote of the cycle with its area, in their order. */
export async function votesOf(event: Event): Promise<readonly Here[]> {
  const tenant = tenantOf(event);
  const cycle = await cycleOf(event);
  const polls = await pollsOf(house().db, tenant.id, cycle.id);
  return polls.flatMap((poll) => {
    const area = cycle.areas.find((one) => one.id === poll.area);
    return area ? [{ poll, area, base: `/${tenant.id}/${cycle.slug}/vote/${area.slug}` }] : [];
  });
}

/** The vote of the address; 404 where there is none. */
export async function voteHere(event: Event): Promise<Here> {
  const here = (await votesOf(event)).find((one) => one.area.slug === event.params['area']);
  return here ?? error(404, { message: '', code: 'no-such-poll' });
}
