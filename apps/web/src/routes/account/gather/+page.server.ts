/** 我的提案: everything that this citizen wrote, over all tenants. */
import { readOwnProposals } from '@gongsuan/acts/gather';
import { orError } from '#lib/server/refusals.ts';
import { requireCitizen } from '#lib/server/session.ts';
import { house } from '../../../house.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const citizen = await requireCitizen(event);
  const proposals = orError(event, await readOwnProposals(house().db, citizen));
  return { proposals, done: event.url.searchParams.get('done') };
};
