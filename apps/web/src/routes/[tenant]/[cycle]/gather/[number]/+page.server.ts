/** One proposal as everybody may read it. */
import { readProposal } from '@gongsuan/acts/gather';
import { townMap } from '#lib/gather/villages.ts';
import { cycleOf, tenantOf } from '#lib/server/place.ts';
import { orError } from '#lib/server/refusals.ts';
import { house } from '../../../../../house.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, locals } = event;
  const tenant = tenantOf(event);
  const { slug } = await cycleOf(event);
  const at = { cycle: slug, number: params.number };
  const read = await readProposal(house().db, tenant.id, at, locals.actor);
  const { cycle, ...proposal } = orError(event, read);
  return {
    proposal,
    exclusions: cycle.rules.exclusions,
    map: proposal.content ? await townMap(proposal.area?.townCode ?? null) : undefined,
  };
};
