import { readPublishedCycles } from '@gongsuan/acts/plan';
import { tenantOf } from '#lib/server/place.ts';
import { house } from '../../../house.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  cycles: await readPublishedCycles(house().db, tenantOf(event).id),
});
