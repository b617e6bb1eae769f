/** What the ballot is made of. */
import { statusOf, type BallotCandidate } from '@gongsuan/core/gather';
import type { TenantId } from '@gongsuan/core/people';
import type { AreaId, CycleId } from '@gongsuan/core/plan';
import type { Tx } from '../db.ts';
import { submitted } from './standing.ts';
import { summaries } from './summaries.ts';

/** The accepted proposals of a cycle that were not withdrawn, by number, with the agency's cost. */
export async function ballotOptions(
  tx: Tx,
  tenant: TenantId,
  cycle: CycleId,
): Promise<readonly BallotCandidate[]> {
  const accepted = (await submitted(tx, tenant, cycle)).filter(
    (one) => statusOf(one.facts) === 'accepted',
  );
  const purposes = await summaries(
    tx,
    tenant,
    accepted.map((one) => one.id),
  );
  return accepted.flatMap((one) => {
    const { id: proposal, number, area, title: zh, cost, category } = one;
    if (number === null || area === null || zh === null || cost === null) return [];
    const summary = purposes.get(proposal) ?? '';
    return [{ proposal, number, area, title: { zh, en: null }, summary, cost, category }];
  });
}

/** When the ballot of an area was first set; `undefined` while it has none. */
export async function ballotSince(
  tx: Tx,
  tenant: TenantId,
  area: AreaId,
): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('vote.poll')
    .select('created_at')
    .where('tenant_id', '=', tenant)
    .where('area_id', '=', area)
    .executeTakeFirst();
  return row?.created_at;
}
