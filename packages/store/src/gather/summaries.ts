import type { Content, ProposalId } from '@gongsuan/core/gather';
import type { TenantId } from '@gongsuan/core/people';
import type { Tx } from '../db.ts';

/** The newest version of each of these proposals, but for its files. */
export async function contents(
  tx: Tx,
  tenant: TenantId,
  ids: readonly ProposalId[],
): Promise<ReadonlyMap<ProposalId, Omit<Content, 'files'>>> {
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
  return new Map(rows.map((row) => [row.proposal_id as ProposalId, row.content as Content]));
}

/** The purpose in the newest version of each of these proposals. */
export async function summaries(
  tx: Tx,
  tenant: TenantId,
  ids: readonly ProposalId[],
): Promise<ReadonlyMap<ProposalId, string>> {
  const newest = await contents(tx, tenant, ids);
  return new Map([...newest].map(([id, { purpose }]) => [id, purpose]));
}
