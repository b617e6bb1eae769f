import { ballotPage } from '@gongsuan/acts/vote';
import { shown } from '#lib/server/refusals.ts';
import { house } from '../../../../../../house.ts';
import { voteHere } from '../../here.ts';
import type { PageServerLoad } from './$types';

/** A page with all that it loads stays below 60 kB. */
const PAGE = 100;

/** 公開的選票清單: after the close, a page at a time, in order of the codes. */
export const load: PageServerLoad = async (event) => {
  const { poll, area, base } = await voteHere(event);
  const { now, lang } = event.locals;
  const past = event.url.searchParams.get('past') ?? '';
  const page = await ballotPage(house().db, poll.tenant, poll.id, { past, most: PAGE }, now);
  const place = {
    base,
    area: area.name,
    weighs: poll.rules.weights.registered !== poll.rules.weights.other,
  };
  if (!page.ok)
    return {
      ...place,
      seal: null,
      reason: shown(page.refusal, lang).sentence,
      ballots: [],
      next: null,
      past,
    };
  const { seal, ballots } = page.value;
  const next = ballots.length === PAGE ? (ballots.at(-1)?.id ?? null) : null;
  return { ...place, seal, reason: null, ballots, next, past };
};
