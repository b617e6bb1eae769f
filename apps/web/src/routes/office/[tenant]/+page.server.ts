import { readWaiting } from '@gongsuan/acts/people';
import { readOfficeCycles } from '@gongsuan/acts/plan';
import { running } from '@gongsuan/core/plan';
import { cycleNow } from '#lib/now.ts';
import { tenantOf } from '#lib/server/place.ts';
import { requireStaff } from '#lib/server/session.ts';
import { house } from '../../../house.ts';
import type { PageServerLoad } from './$types';

/** What waits for this officer, and where the cycles stand. */
export const load: PageServerLoad = async (event) => {
  const staff = await requireStaff(event);
  const { id } = tenantOf(event);
  const { db } = house();
  const { now } = event.locals;
  const [waiting, office] = await Promise.all([
    readWaiting(db, staff, id, now),
    readOfficeCycles(db, staff, id),
  ]);
  const cycles = (office.ok ? office.value.cycles : [])
    .filter((cycle) => !cycle.record)
    .map((cycle) => ({ cycle, found: cycleNow(running(cycle.phases), now) }))
    .filter(({ cycle, found }) => !cycle.published || found.standing === 'live');
  return {
    waiting,
    cycles,
    mayPlan: office.ok && office.value.offices.length > 0,
  };
};
