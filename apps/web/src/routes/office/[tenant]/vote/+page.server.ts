import { listVotings } from '@gongsuan/acts/vote';
import { pollState } from '@gongsuan/core/vote';
import { staffOf, tenantOf } from '#lib/server/place.ts';
import { house } from '../../../../house.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const votings = await listVotings(house().db, staffOf(event), tenantOf(event).id);
  return {
    votings: votings.map(({ cycle, areas }) => ({
      slug: cycle.slug,
      title: cycle.title,
      states: areas.flatMap(({ poll }) => (poll ? [pollState(poll, event.locals.now)] : [])),
      areas: areas.length,
      voters: areas.reduce(
        (sum, { turnout }) => sum + turnout.reduce((all, one) => all + one.voters, 0),
        0,
      ),
    })),
    certifies: votings.some(({ areas }) => areas.some(({ may }) => may.certify)),
  };
};
