/** 年度計畫: drafts, running and past cycles of this office. */
import { readOfficeCycles } from '@gongsuan/acts/plan';
import { staffOf, tenantOf } from '#lib/server/place.ts';
import { orError } from '#lib/server/refusals.ts';
import { house } from '../../../../house.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const staff = staffOf(event);
  const tenant = tenantOf(event);
  const found = orError(event, await readOfficeCycles(house().db, staff, tenant.id));
  return {
    cycles: found.cycles,
    organisations: found.organisations,
    mayCreate: found.offices.length > 0,
  };
};
