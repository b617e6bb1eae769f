/** 動手改數字: an election with another budget, threshold, cap or rule, beside its own result. */
import { askToCount } from '#lib/server/counting.ts';
import type { PageServerLoad } from './$types';
import { readChange } from './change.ts';
import { playedIn } from './source.ts';

export const load: PageServerLoad = async (event) => {
  const { change, typed, problems } = readChange(event.url.searchParams, event.locals.lang);
  const played = await playedIn(event);
  const query = event.url.search.slice(1);
  if (!played) return { played: null, query, typed, problems, change, asked: null };
  const { of, name, demo, back, key, source } = played;
  const asked = await askToCount(event, key, { kind: 'change', change }, source);
  return { demo, played: { of, name, back }, query, typed, problems, change, asked };
};
