/** 檢視與公告: the plan as citizens will read it, and what it still lacks. */
import { publishCycle } from '@gongsuan/acts/plan';
import { house } from '../../../../../house.ts';
import { leadTo, planOf, refusedPlan } from './saving.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  publish: async (event) => {
    const { staff, tenant, cycle } = await planOf(event);
    const done = await publishCycle(house().db, staff, tenant, cycle.id, event.locals.now);
    return done.ok ? leadTo(event, '') : refusedPlan(event, done.refusal, {});
  },
};
