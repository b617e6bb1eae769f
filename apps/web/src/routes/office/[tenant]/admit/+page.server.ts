/** 開票室: the cycles of this office that have a ballot. */
import { listCountings } from '@gongsuan/acts/admit';
import { staffOf, tenantOf } from '#lib/server/place.ts';
import { house } from '../../../../house.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const staff = staffOf(event);
  const tenant = tenantOf(event);
  return { countings: await listCountings(house().db, staff, tenant.id, event.locals.now) };
};
