/** A cycle's sealed boxes under every rule, area by area. */
import { readToCompare } from '@gongsuan/acts/admit';
import { askToCount, comparePlan } from '#lib/server/counting.ts';
import { tenantOf } from '#lib/server/place.ts';
import { orError } from '#lib/server/refusals.ts';
import { house } from '../../../../../house.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, url } = event;
  const area = url.searchParams.get('area');
  const read = await readToCompare(house().db, tenantOf(event), params.cycle, area);
  const { areas, shown } = orError(event, read);
  const names = areas.map(({ slug, poll }) => ({ slug, name: poll.rules.area.name }));
  const query = url.search.slice(1);
  if (!shown) return { areas: names, query, shown: null };
  const { key, source, published, poll } = shown;
  const asked = await askToCount(event, key, comparePlan(url.searchParams), source);
  const { slug, name } = poll.rules.area;
  return { areas: names, query, shown: { slug, name, published, asked } };
};
