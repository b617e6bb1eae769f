/** The comparison of an uploaded file, as long as it is kept. */
import { askToCount, comparePlan, countDesk } from '#lib/server/counting.ts';
import { wordsOf } from '#lib/words.ts';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, locals, url } = event;
  const bytes = countDesk().kept(params.hash, locals.now);
  const query = url.search.slice(1);
  if (!bytes) gone(locals);
  const plan = comparePlan(url.searchParams);
  const asked = await askToCount(event, params.hash, plan, () =>
    Promise.resolve({ kind: 'pb', bytes }),
  );
  return { hash: params.hash, query, asked };
};

/** Files are kept for an hour at most; the page says so, and where to send one again. */
function gone({ lang }: App.Locals): never {
  error(410, { message: wordsOf(lang).shell.counting.upload.goneText, code: 'file-gone' });
}
