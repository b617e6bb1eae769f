/** One plan, for all its pages. */
import { readOfficeCycle } from '@gongsuan/acts/plan';
import { staffOf, tenantOf } from '#lib/server/place.ts';
import { orError } from '#lib/server/refusals.ts';
import { house } from '../../../../../house.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const staff = staffOf(event);
  const tenant = tenantOf(event);
  const { cycle: slug } = event.params;
  const { now } = event.locals;
  const plan = orError(event, await readOfficeCycle(house().db, staff, tenant.id, slug, now));
  return { plan, saved: event.url.searchParams.has('saved') };
};
