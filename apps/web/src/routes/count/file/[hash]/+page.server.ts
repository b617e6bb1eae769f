/** The comparison of an uploaded file, as long as it is kept. */
import { askToCount, comparePlan, countDesk } from '#lib/server/counting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, locals, url } = event;
  const bytes = countDesk().kept(params.hash, locals.now);
  const query = url.search.slice(1);
  if (!bytes) return { hash: params.hash, query, asked: null };
  const plan = comparePlan(url.searchParams);
  const asked = await askToCount(event, params.hash, plan, () =>
    Promise.resolve({ kind: 'pb', bytes }),
  );
  return { hash: params.hash, query, asked };
};
