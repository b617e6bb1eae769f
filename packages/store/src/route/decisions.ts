/** Decisions of the screening, added to and never changed. */
import { signature } from '@gongsuan/core/ledger';
import type { ProposalId } from '@gongsuan/core/gather';
import type { Actor, TenantId } from '@gongsuan/core/people';
import type { Decision, DecisionKind } from '@gongsuan/core/route';
import type { Money } from '@gongsuan/prelude';
import type { Tx } from '../db.ts';
import { json } from '../json.ts';

export async function insert(
  tx: Tx,
  tenant: TenantId,
  proposal: ProposalId,
  officer: Actor,
  decision: Decision,
): Promise<void> {
  await tx
    .insertInto('route.decision')
    .values({
      proposal_id: proposal,
      tenant_id: tenant,
      officer: json(signature(officer) as object),
      ...decision,
    })
    .execute();
}

/** All decisions about a proposal, the first one first. */
export async function all(
  tx: Tx,
  tenant: TenantId,
  proposal: ProposalId,
): Promise<readonly Decision[]> {
  const rows = await tx
    .selectFrom('route.decision')
    .select(['ordinal', 'kind', 'at', 'version', 'reason', 'alternative'])
    .select(['cost', 'exclusion', 'consent'])
    .where('tenant_id', '=', tenant)
    .where('proposal_id', '=', proposal)
    .orderBy('ordinal')
    .execute();
  return rows.map(decisionOf);
}

/** The decision that stands about each of these proposals. */
export async function newest(
  tx: Tx,
  tenant: TenantId,
  proposals: readonly ProposalId[],
): Promise<ReadonlyMap<ProposalId, Decision>> {
  if (proposals.length === 0) return new Map();
  const rows = await tx
    .selectFrom('route.decision')
    .select(['proposal_id', 'ordinal', 'kind', 'at', 'version', 'reason', 'alternative'])
    .select(['cost', 'exclusion', 'consent'])
    .where('tenant_id', '=', tenant)
    .where('proposal_id', 'in', proposals)
    .distinctOn('proposal_id')
    .orderBy('proposal_id')
    .orderBy('ordinal', 'desc')
    .execute();
  return new Map(
    rows.map(({ proposal_id, ...row }) => [proposal_id as ProposalId, decisionOf(row)]),
  );
}

const decisionOf = (
  row: Omit<Decision, 'kind' | 'cost'> & { readonly kind: string; readonly cost: number | null },
): Decision => ({ ...row, kind: row.kind as DecisionKind, cost: row.cost as Money | null });
