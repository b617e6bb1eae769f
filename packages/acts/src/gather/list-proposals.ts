/** 提案一覽: the submitted proposals of a cycle, narrowed and in a fair order. */
import {
  bigrams,
  cleanLine,
  dailyOrder,
  ORDERS,
  openness,
  outcomeOf,
  SHOWN_STATUSES,
  shownStatus,
  statusOf,
  type Ballots,
  type GatherRefusal,
  type Order,
  type ProposalId,
  type ShownStatus,
} from '@gongsuan/core/gather';
import type { TenantId } from '@gongsuan/core/people';
import type { Cycle } from '@gongsuan/core/plan';
import { dayOf, ok, type Money, type Result } from '@gongsuan/prelude';
import { inTenant, type Db } from '@gongsuan/store';
import { standing, summaries, type Standing } from '@gongsuan/store/gather';
import { findCycle, loadBallots } from './load.ts';

/** How a list is asked for; unknown words narrow nothing. */
export interface ListQuestion {
  readonly text: string;
  readonly area: string;
  readonly category: string;
  readonly status: string;
  readonly order: string;
  readonly page: number;
}

export interface ListedProposal {
  readonly number: string;
  readonly title: string;
  readonly status: ShownStatus;
  readonly area: string;
  readonly category: string | null;
  /** null, like the purpose '', of an excluded proposal. */
  readonly cost: Money | null;
  readonly purpose: string;
  readonly submitted: Date;
}

export interface ProposalList {
  readonly cycle: Cycle;
  readonly proposals: readonly ListedProposal[];
  readonly found: number;
  /** How many there are whatever is asked for. */
  readonly all: number;
  readonly page: number;
  readonly pages: number;
  readonly order: Order;
}

export const PAGE_SIZE = 20;

export function listProposals(
  db: Db,
  tenant: TenantId,
  slug: string,
  question: ListQuestion,
  now: Date,
): Promise<Result<ProposalList, GatherRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const found = await findCycle(tx, tenant, slug, null);
    if (!found.ok) return found;
    const cycle = found.value;
    const area = cycle.areas.find((one) => one.slug === question.area)?.id;
    const typed = cleanLine(question.text).slice(0, 100);
    const text = typed === '' ? undefined : { typed, grams: bigrams(typed) };
    const category = cycle.rules.categories.find((one) => one.key === question.category)?.key;
    const rows = await standing.submitted(tx, tenant, cycle.id, { area, category, text });
    const ballots = await loadBallots(tx, tenant, cycle.id);
    const status = SHOWN_STATUSES.find((one) => one === question.status);
    const kept = rows.filter((row) => !status || statusIn(row, ballots) === status);
    const order = ORDERS.find((one) => one === question.order) ?? 'fair';

    const pages = Math.max(1, Math.ceil(kept.length / PAGE_SIZE));
    const page = Math.min(Math.max(1, Math.trunc(question.page) || 1), pages);
    const shown = inOrder(kept, order, now).slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    const purposes = await summaries(
      tx,
      tenant,
      shown.map((row) => row.id),
    );
    const narrowed = area ?? category ?? text;
    const all = narrowed ? (await standing.submitted(tx, tenant, cycle.id)).length : rows.length;
    const proposals = shown.flatMap((row) => listed(row, cycle, ballots, purposes));
    return ok({ cycle, proposals, found: kept.length, all, page, pages, order });
  });
}

function inOrder(rows: readonly Standing[], order: Order, now: Date): readonly Standing[] {
  switch (order) {
    case 'fair':
      return dailyOrder(rows, (row) => row.id, dayOf(now));
    case 'newest':
      return rows.toSorted((a, b) => (b.submitted?.getTime() ?? 0) - (a.submitted?.getTime() ?? 0));
    case 'number':
      return rows;
  }
}

function listed(
  row: Standing,
  cycle: Cycle,
  ballots: Ballots,
  purposes: ReadonlyMap<ProposalId, string>,
): readonly ListedProposal[] {
  const { number, title, submitted, category } = row;
  if (number === null || title === null || !submitted) return [];
  const area = cycle.areas.find((one) => one.id === row.area)?.slug ?? '';
  const hidden = openness(row.facts) === 'title';
  const purpose = hidden ? '' : (purposes.get(row.id) ?? '');
  const cost = hidden ? null : row.cost;
  const status = statusIn(row, ballots);
  return [{ number, title, status, area, category, cost, purpose, submitted }];
}

function statusIn({ id, area, facts }: Standing, ballots: Ballots): ShownStatus {
  return shownStatus(statusOf(facts), outcomeOf(id, area, ballots));
}
