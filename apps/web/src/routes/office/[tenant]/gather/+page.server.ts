/** 提案管理: the cycles of this office and the counter. */
import { listProposals } from '@gongsuan/acts/gather';
import { readPublishedCycles } from '@gongsuan/acts/plan';
import { maySubmit } from '@gongsuan/core/gather';
import { tenantOf } from '#lib/server/place.ts';
import { orError } from '#lib/server/refusals.ts';
import { house } from '../../../../house.ts';
import type { PageServerLoad } from './$types';

const EVERYTHING = { text: '', area: '', category: '', status: '', order: 'number', page: 1 };

export const load: PageServerLoad = async (event) => {
  const { db } = house();
  const { now } = event.locals;
  const tenant = tenantOf(event).id;
  const cycles = (await readPublishedCycles(db, tenant)).filter((cycle) => !cycle.record);
  const counted = [];
  for (const cycle of cycles) {
    const read = await listProposals(db, tenant, cycle.slug, EVERYTHING, now);
    const { slug, title } = cycle;
    const count = orError(event, read).all;
    counted.push({ slug, title, count, open: maySubmit(cycle, now).ok });
  }
  return { cycles: counted, done: event.url.searchParams.get('done') };
};
