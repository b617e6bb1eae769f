/** 開放資料 of a cycle. */
import { readOpenData, readResult } from '@gongsuan/acts/admit';
import { tenantOf } from '#lib/server/place.ts';
import { orError } from '#lib/server/refusals.ts';
import { house } from '../../../../house.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const tenant = tenantOf(event);
  const { areas } = orError(event, await readOpenData(house().db, tenant, event.params.cycle));
  const { shown } = orError(
    event,
    await readResult(house().db, tenant.id, event.params.cycle, null),
  );
  return {
    published: shown !== null,
    areas: areas.map(({ poll, sealed }) => ({
      slug: poll.rules.area.slug,
      name: poll.rules.area.name,
      rulesHash: poll.rulesHash,
      digest: poll.seal?.ballotDigest ?? null,
      ballots: poll.seal?.ballots ?? null,
      sealed,
    })),
  };
};
