/** The voting of the address, as far as the officer may read it. */
import { listVotings, type Voting } from '@gongsuan/acts/vote';
import { error, type RequestEvent } from '@sveltejs/kit';
import { staffOf, tenantOf } from '#lib/server/place.ts';
import { house } from '../../../../../house.ts';

type Event = Pick<RequestEvent, 'locals' | 'params'>;

/** The areas of this cycle's voting; 404 where there is none. */
export async function votingOf(event: Event): Promise<Voting> {
  const votings = await listVotings(house().db, staffOf(event), tenantOf(event).id);
  const voting = votings.find(({ cycle }) => cycle.slug === event.params['cycle']);
  return voting ?? error(404, { message: '', code: 'no-such-cycle' });
}
