/** What may stand on a cycle's ballots: its accepted proposals, area by area. */
import type { TenantId } from '@gongsuan/core/people';
import type { AreaId, CycleId } from '@gongsuan/core/plan';
import type { BallotOption } from '@gongsuan/core/vote';
import type { Money } from '@gongsuan/prelude';
import { sql } from 'kysely';
import type { Tx } from '../db.ts';

/**
 * The accepted proposals of each area that nobody withdrew, numbered 1, 2, … in the order in which
 * they were submitted, with the title of their newest version and the agency's estimate.
 */
export async function ballotOptions(
  tx: Tx,
  tenant: TenantId,
  cycle: CycleId,
): Promise<ReadonlyMap<AreaId, readonly BallotOption[]>> {
  const found = await sql<Row>`
    select p.id, p.area_id as area, v.title, v.category, coalesce(d.cost, v.cost) as cost
      from gather.proposal p
      join lateral (select v.title, v.category, v.cost from gather.version v
                     where v.proposal_id = p.id order by v.ordinal desc limit 1) v on true
      join lateral (select d.kind, d.cost from route.decision d
                     where d.proposal_id = p.id order by d.ordinal desc limit 1) d on d.kind = 'accept'
     where p.tenant_id = ${tenant} and p.cycle_id = ${cycle} and p.submitted_at is not null
       and not exists (select from gather.withdrawal w where w.proposal_id = p.id)
     order by p.area_id, p.number`.execute(tx);
  const areas = new Map<AreaId, BallotOption[]>();
  for (const row of found.rows) {
    const options = areas.get(row.area) ?? [];
    options.push({
      proposal: row.id,
      number: options.length + 1,
      title: { zh: row.title, en: null },
      cost: row.cost,
      category: row.category,
    });
    areas.set(row.area, options);
  }
  return areas;
}

interface Row {
  readonly id: string;
  readonly area: AreaId;
  readonly title: string;
  readonly category: string | null;
  readonly cost: Money | null;
}
