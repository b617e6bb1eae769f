/** 票選結果與錄案: the published result, newest version first. */
import { readResult } from '@gongsuan/acts/admit';
import { tenantOf } from '#lib/server/place.ts';
import { orError } from '#lib/server/refusals.ts';
import { house } from '../../../../house.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = tenantOf(event);
  const asked = event.url.searchParams.get('version');
  const version = asked !== null && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : null;
  const read = await readResult(house().db, id, event.params.cycle, version);
  return { result: orError(event, read) };
};
