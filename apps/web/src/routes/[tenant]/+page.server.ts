import { readPublishedCycles } from '@gongsuan/acts/plan';
import { running } from '@gongsuan/core/plan';
import { byUrgency, cycleNow } from '#lib/now.ts';
import { tenantOf } from '#lib/server/place.ts';
import { house } from '../../house.ts';
import type { PageServerLoad } from './$types';

/** What is open in this tenant, what comes, and the years that are over. */
export const load: PageServerLoad = async (event) => {
  const tenant = tenantOf(event);
  const cycles = await readPublishedCycles(house().db, tenant.id);
  const all = cycles
    .map((cycle) => ({ ...cycle, phases: running(cycle.phases) }))
    .map((cycle) => ({ cycle, found: cycleNow(cycle.phases, event.locals.now) }));
  const live = all
    .filter(({ cycle, found }) => !cycle.record && found.standing === 'live')
    .toSorted((a, b) => byUrgency(a.found, b.found));
  return {
    tenant,
    open: live.filter(({ found }) => found.main).map(({ cycle }) => cycle),
    coming: live.filter(({ found }) => !found.main).map(({ cycle }) => cycle),
    past: all
      .filter(({ cycle, found }) => cycle.record || found.standing === 'over')
      .map(({ cycle }) => cycle),
  };
};
