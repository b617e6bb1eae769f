/** Words between officer and proposer, added to and never changed. */
import type { ProposalId } from '@gongsuan/core/gather';
import type { TenantId } from '@gongsuan/core/people';
import type { Message, MessageId } from '@gongsuan/core/route';
import type { Tx } from '../db.ts';

export async function insert(
  tx: Tx,
  tenant: TenantId,
  proposal: ProposalId,
  message: Message,
): Promise<void> {
  await tx
    .insertInto('route.message')
    .values({ tenant_id: tenant, proposal_id: proposal, ...message })
    .execute();
}

/** All that was said about a proposal, the first words first. */
export async function all(
  tx: Tx,
  tenant: TenantId,
  proposal: ProposalId,
): Promise<readonly Message[]> {
  const rows = await tx
    .selectFrom('route.message')
    .select(['id', 'kind', 'side', 'at', 'text'])
    .where('tenant_id', '=', tenant)
    .where('proposal_id', '=', proposal)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    ...row,
    id: row.id as MessageId,
    kind: row.kind as Message['kind'],
    side: row.side as Message['side'],
  }));
}

/** The proposals whose proposer said the last word. */
export async function unanswered(
  tx: Tx,
  tenant: TenantId,
  proposals: readonly ProposalId[],
): Promise<ReadonlySet<ProposalId>> {
  if (proposals.length === 0) return new Set();
  const rows = await tx
    .selectFrom('route.message')
    .select(['proposal_id', 'side'])
    .where('tenant_id', '=', tenant)
    .where('kind', '=', 'talk')
    .where('proposal_id', 'in', proposals)
    .distinctOn('proposal_id')
    .orderBy('proposal_id')
    .orderBy('seq', 'desc')
    .execute();
  return new Set(
    rows.filter((row) => row.side === 'proposer').map((row) => row.proposal_id as ProposalId),
  );
}
