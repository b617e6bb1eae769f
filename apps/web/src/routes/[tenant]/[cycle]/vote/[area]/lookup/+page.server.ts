import { findReceipt } from '@gongsuan/acts/vote';
import { refused } from '#lib/server/refusals.ts';
import { house } from '../../../../../../house.ts';
import { voteHere } from '../../here.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { poll, area, base } = await voteHere(event);
  return { base, area: area.name, options: poll.rules.options };
};

export const actions: Actions = {
  /** By POST, so that no address and no log holds the code. */
  find: async (event) => {
    const { poll } = await voteHere(event);
    const typed = String((await event.request.formData()).get('ballotId') ?? '').slice(0, 200);
    const found = await findReceipt(house().db, poll.tenant, poll.id, typed);
    if (!found.ok) return refused(event, found.refusal, typed);
    return { found: found.value, typed };
  },
};
