/** 提案審核: what waits for the officers of this place. */
import { readInbox } from '@gongsuan/acts/route';
import { staffOf, tenantOf } from '#lib/server/place.ts';
import { orError } from '#lib/server/refusals.ts';
import { house } from '../../../../house.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const staff = staffOf(event);
  const asked = event.url.searchParams.get('tab') ?? '';
  const inbox = await readInbox(house().db, staff, tenantOf(event).id, asked);
  return { inbox: orError(event, inbox) };
};
