import { readFigures } from '@gongsuan/acts/plan';
import { running } from '@gongsuan/core/plan';
import { cycleNow } from '#lib/now.ts';
import { cycleOf, tenantOf } from '#lib/server/place.ts';
import { house } from '../../../house.ts';
import { figureTables } from './figures.ts';
import type { PageServerLoad } from './$types';

/** One cycle: where it stands, its dates, its rules, its areas, the figures of its records. */
export const load: PageServerLoad = async (event) => {
  const tenant = tenantOf(event);
  const cycle = await cycleOf(event);
  const phases = running(cycle.phases);
  const figures = await readFigures(house().db, tenant.id, cycle.id);
  return {
    phases,
    found: cycleNow(phases, event.locals.now),
    tables: figureTables(figures, cycle.areas, event.locals.lang),
  };
};
