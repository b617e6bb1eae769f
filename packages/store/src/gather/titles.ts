import type { Content, ProposalId } from '@gongsuan/core/gather';
import type { TenantId } from '@gongsuan/core/people';
import type { Tx } from '../db.ts';

/** The title in the newest version of each of these proposals; drafts have none yet. */
export async function titles(
  tx: Tx,
  tenant: TenantId,
  ids: readonly ProposalId[],
): Promise<ReadonlyMap<ProposalId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('gather.version')
    .select(['proposal_id', 'content'])
    .where('tenant_id', '=', tenant)
    .where('proposal_id', 'in', ids)
    .distinctOn('proposal_id')
    .orderBy('proposal_id')
    .orderBy('ordinal', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [row.proposal_id as ProposalId, (row.content as Content).title]),
  );
}
