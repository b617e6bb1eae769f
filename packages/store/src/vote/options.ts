/** What may stand on a cycle's ballots: its accepted proposals, area by area. */
import type { TenantId } from '@gongsuan/core/people';
import type { AreaId, CycleId } from '@gongsuan/core/plan';
import type { BallotOption } from '@gongsuan/core/vote';
import type { Tx } from '../db.ts';
import { ballotOptions as accepted } from '../gather/ballot.ts';

/**
 * The accepted proposals of each area that nobody withdrew, numbered 1, 2, … in the order of their
 * public numbers, with what they are for and the agency's estimate.
 */
export async function ballotOptions(
  tx: Tx,
  tenant: TenantId,
  cycle: CycleId,
): Promise<ReadonlyMap<AreaId, readonly BallotOption[]>> {
  const areas = new Map<AreaId, BallotOption[]>();
  for (const one of await accepted(tx, tenant, cycle)) {
    const options = areas.get(one.area) ?? [];
    options.push({
      proposal: one.proposal,
      number: options.length + 1,
      title: one.title,
      cost: one.cost,
      category: one.category,
      reference: one.number,
      summary: one.summary,
    });
    areas.set(one.area, options);
  }
  return areas;
}
