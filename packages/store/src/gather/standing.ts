/** Proposals with the dated facts from which their status is read. */
import type { AccountId, TenantId } from '@gongsuan/core/people';
import type { Facts, Channel, Proposal, ProposalId } from '@gongsuan/core/gather';
import type { AreaId, CycleId } from '@gongsuan/core/plan';
import type { DecisionKind } from '@gongsuan/core/route';
import type { Money } from '@gongsuan/prelude';
import { sql, type Selectable } from 'kysely';
import type { Db, Tx } from '../db.ts';
import type { GatherTables } from './tables.ts';

/** A proposal and what has happened to it; a draft has no title yet. */
export interface Standing extends Proposal {
  readonly facts: Facts & { readonly decisions: number };
  readonly title: string | null;
  readonly category: string | null;
  /** The agency's estimate where it accepted the proposal, else the proposer's. */
  readonly cost: Money | null;
  readonly changed: Date | null;
  readonly decided: Date | null;
}

export async function find(
  tx: Tx,
  tenant: TenantId,
  id: ProposalId,
): Promise<Standing | undefined> {
  const row = await standing(tx, tenant).where('p.id', '=', id).executeTakeFirst();
  return row && standingOf(row);
}

/** The same as {@link find}, holding the proposal against other writers until the transaction ends. */
export async function lock(
  tx: Tx,
  tenant: TenantId,
  id: ProposalId,
): Promise<Standing | undefined> {
  await tx
    .selectFrom('gather.proposal')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .execute();
  return find(tx, tenant, id);
}

export async function byNumber(
  tx: Tx,
  tenant: TenantId,
  cycle: CycleId,
  number: string,
): Promise<Standing | undefined> {
  const row = await standing(tx, tenant)
    .where('p.cycle_id', '=', cycle)
    .where('p.number', '=', number)
    .executeTakeFirst();
  return row && standingOf(row);
}

/** What a list is narrowed by; grams that all must occur, or a number. */
export interface ListFilter {
  readonly area?: AreaId | undefined;
  readonly category?: string | undefined;
  readonly text?: { readonly grams: readonly string[]; readonly typed: string } | undefined;
}

/** The submitted proposals of a cycle, by number. */
export async function submitted(
  tx: Tx,
  tenant: TenantId,
  cycle: CycleId,
  filter: ListFilter = {},
): Promise<readonly Standing[]> {
  let query = standing(tx, tenant)
    .where('p.cycle_id', '=', cycle)
    .where('p.submitted_at', 'is not', null)
    .orderBy('p.number');
  if (filter.area) query = query.where('p.area_id', '=', filter.area);
  if (filter.category) query = query.where('v.category', '=', filter.category);
  const { text } = filter;
  if (text) {
    query = query.where(({ eb, or }) =>
      or([
        eb('p.number', '=', text.typed),
        eb('v.title', 'ilike', `%${text.typed.replace(/[\\%_]/g, '\\$&')}%`),
        ...(text.grams.length > 0 ? [eb('p.id', 'in', holding(tx, tenant, text.grams))] : []),
      ]),
    );
  }
  return (await query.execute()).map(standingOf);
}

/** Everything that this citizen wrote in one tenant, the newest first. */
export async function ofProposer(
  tx: Tx,
  tenant: TenantId,
  proposer: AccountId,
): Promise<readonly Standing[]> {
  const rows = await standing(tx, tenant)
    .where('p.proposer_id', '=', proposer)
    .orderBy('p.created_at', 'desc')
    .execute();
  return rows.map(standingOf);
}

/** Where a citizen's proposals are, over all tenants. */
export function tenantsOf(
  db: Db,
  proposer: AccountId,
): Promise<readonly { readonly id: ProposalId; readonly tenant: TenantId }[]> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('gongsuan.tenant', '', true)`.execute(tx);
    await sql`select set_config('gongsuan.account', ${proposer}, true)`.execute(tx);
    const rows = await tx
      .selectFrom('gather.proposal')
      .select(['id', 'tenant_id'])
      .where('proposer_id', '=', proposer)
      .orderBy('created_at', 'desc')
      .execute();
    return rows.map((row) => ({ id: row.id as ProposalId, tenant: row.tenant_id as TenantId }));
  });
}

/** How many proposals this citizen has begun in the cycle and not submitted. */
export async function draftsOf(
  tx: Tx,
  tenant: TenantId,
  cycle: CycleId,
  proposer: AccountId,
): Promise<number> {
  const row = await tx
    .selectFrom('gather.proposal')
    .select((eb) => eb.fn.countAll<number>().as('drafts'))
    .where('tenant_id', '=', tenant)
    .where('cycle_id', '=', cycle)
    .where('proposer_id', '=', proposer)
    .where('submitted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.drafts;
}

function holding(tx: Tx, tenant: TenantId, grams: readonly string[]) {
  return tx
    .selectFrom('gather.gram')
    .select('proposal_id')
    .where('tenant_id', '=', tenant)
    .where('gram', 'in', grams)
    .groupBy('proposal_id')
    .having((eb) => eb.fn.countAll<number>(), '=', grams.length);
}

function standing(tx: Tx, tenant: TenantId) {
  return tx
    .selectFrom('gather.proposal as p')
    .leftJoin('gather.withdrawal as w', 'w.proposal_id', 'p.id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('gather.version')
          .select(['ordinal', 'title', 'category', 'cost', 'at'])
          .whereRef('proposal_id', '=', 'p.id')
          .orderBy('ordinal', 'desc')
          .limit(1)
          .as('v'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('route.decision')
          .select(['ordinal', 'kind', 'version', 'cost', 'at'])
          .whereRef('proposal_id', '=', 'p.id')
          .orderBy('ordinal', 'desc')
          .limit(1)
          .as('d'),
      (join) => join.onTrue(),
    )
    .selectAll('p')
    .select([
      'w.at as withdrawn_at',
      'v.ordinal as version',
      'v.title',
      'v.category',
      'v.cost',
      'v.at as changed_at',
      'd.ordinal as decisions',
      'd.kind as decision_kind',
      'd.version as decision_version',
      'd.cost as decision_cost',
      'd.at as decided_at',
    ])
    .where('p.tenant_id', '=', tenant);
}

type Row = Selectable<GatherTables['gather.proposal']> & {
  withdrawn_at: Date | null;
  version: number | null;
  title: string | null;
  category: string | null;
  cost: number | null;
  changed_at: Date | null;
  decisions: number | null;
  decision_kind: string | null;
  decision_version: number | null;
  decision_cost: number | null;
  decided_at: Date | null;
};

function standingOf(row: Row): Standing {
  return {
    id: row.id as ProposalId,
    cycle: row.cycle_id as CycleId,
    area: row.area_id as AreaId | null,
    number: row.number,
    channel: row.channel as Channel,
    proposer: row.proposer_id as AccountId | null,
    created: row.created_at,
    submitted: row.submitted_at,
    facts: {
      submitted: row.submitted_at,
      withdrawn: row.withdrawn_at,
      version: row.version ?? 0,
      decision:
        row.decision_kind === null || row.decision_version === null
          ? null
          : { kind: row.decision_kind as DecisionKind, version: row.decision_version },
      decisions: row.decisions ?? 0,
    },
    title: row.title,
    category: row.category,
    cost: (row.decision_cost ?? row.cost) as Money | null,
    changed: row.changed_at,
    decided: row.decided_at,
  };
}
