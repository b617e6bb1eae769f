/** 待審提案: what waits for the officers of a place. */
import { statusOf, type Status } from '@gongsuan/core/gather';
import { may, pathTo, type Actor, type PolicyRefusal, type TenantId } from '@gongsuan/core/people';
import type { Area, Cycle } from '@gongsuan/core/plan';
import { ok, refuse, type Money, type Result } from '@gongsuan/prelude';
import { inTenant, type Db } from '@gongsuan/store';
import { standing, type Standing } from '@gongsuan/store/gather';
import { tenants } from '@gongsuan/store/people';
import { cycles } from '@gongsuan/store/plan';
import { messages } from '@gongsuan/store/route';

export interface InboxLine {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly status: Status;
  readonly area: Area | null;
  readonly cycle: Pick<Cycle, 'slug' | 'title' | 'year'>;
  readonly cost: Money | null;
  readonly since: Date;
  /** The proposer said the last word. */
  readonly unanswered: boolean;
}

export const INBOX_TABS = ['waiting', 'talking', 'changes', 'done', 'all'] as const;
export type InboxTab = (typeof INBOX_TABS)[number];

export interface Inbox {
  readonly tab: InboxTab;
  readonly lines: readonly InboxLine[];
  readonly counts: Readonly<Record<InboxTab, number>>;
}

/**
 * The proposals of the areas that this officer screens, all of them, those that wait longest first.
 * Whoever screens nowhere is refused.
 */
export function readInbox(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  asked: string,
): Promise<Result<Inbox, PolicyRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const organisations = await tenants.organisations(tx, tenant);
    const all: InboxLine[] = [];
    let anywhere = may(actor, 'screen-proposal', { tenant, path: [] });
    for (const cycle of await cycles.list(tx, tenant)) {
      if (!cycle.published || cycle.record) continue;
      const seen = cycle.areas.filter((area) => {
        const path = pathTo(area.organisation ?? cycle.organisation, organisations);
        return may(actor, 'screen-proposal', { tenant, path });
      });
      if (seen.length === 0) continue;
      anywhere = true;
      const rows = (await standing.submitted(tx, tenant, cycle.id)).filter((row) =>
        seen.some((area) => area.id === row.area),
      );
      const waiting = await messages.unanswered(
        tx,
        tenant,
        rows.map((row) => row.id),
      );
      all.push(...rows.flatMap((row) => lineOf(row, cycle, waiting.has(row.id))));
    }
    if (!anywhere) return refuse({ code: 'not-allowed', verb: 'screen-proposal' });
    const tab = INBOX_TABS.find((one) => one === asked) ?? 'waiting';
    const counts = Object.fromEntries(
      INBOX_TABS.map((one) => [one, all.filter((line) => belongs(line, one)).length]),
    ) as Record<InboxTab, number>;
    const lines = all
      .filter((line) => belongs(line, tab))
      .toSorted((a, b) => a.since.getTime() - b.since.getTime());
    return ok({ tab, lines, counts });
  });
}

function belongs(line: InboxLine, tab: InboxTab): boolean {
  switch (tab) {
    case 'waiting':
      return line.status === 'submitted';
    case 'talking':
      return line.unanswered;
    case 'changes':
      return line.status === 'changes-requested';
    case 'done':
      return !['submitted', 'changes-requested'].includes(line.status);
    case 'all':
      return true;
  }
}

function lineOf(row: Standing, cycle: Cycle, unanswered: boolean): readonly InboxLine[] {
  const { id, number, title, cost, facts, changed, submitted } = row;
  const since = changed ?? submitted;
  if (number === null || title === null || !since) return [];
  const area = cycle.areas.find((one) => one.id === row.area) ?? null;
  const { slug, title: cycleTitle, year } = cycle;
  return [
    {
      ...{ id, number, title, cost, since, area, unanswered, status: statusOf(facts) },
      cycle: { slug, title: cycleTitle, year },
    },
  ];
}
