/** 待辦: what waits for somebody who works for a tenant, over all steps. */
import { may, type Actor, type TenantId, type Verb } from '@gongsuan/core/people';
import { openPhase, running, type Cycle } from '@gongsuan/core/plan';
import { inTenant, type Db } from '@gongsuan/store';
import { ballotOptions } from '@gongsuan/store/gather';
import { listCountings } from '../admit/index.ts';
import { readOfficeCycles } from '../plan/index.ts';
import { readInbox } from '../route/index.ts';
import { pollsOf } from '../vote/index.ts';

export type WaitingKind =
  | 'publish-cycle'
  | 'screen-proposals'
  | 'answer-proposers'
  | 'set-ballot'
  | 'count-ballots'
  | 'settle-ties'
  | 'publish-result';

/** One thing that waits. */
export interface Waiting {
  readonly kind: WaitingKind;
  readonly cycle: Pick<Cycle, 'slug' | 'title'>;
  /** How many there are of it. */
  readonly count: number;
  /** By when it must be done; null where no date presses. */
  readonly due: Date | null;
}

const DAY_MS = 24 * 3600_000;
/** A ballot is worth setting up from two months before voting opens. */
const BALLOT_AHEAD_MS = 60 * DAY_MS;

/** What this actor can do something about now; what presses most comes first. Empty for a visitor. */
export async function readWaiting(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  now: Date,
): Promise<readonly Waiting[]> {
  const office = await readOfficeCycles(db, actor, tenant);
  if (!office.ok) return [];
  const cycles = office.value.cycles.filter((cycle) => !cycle.record);
  const all = [
    ...drafts(actor, tenant, cycles),
    ...(await proposals(db, actor, tenant, cycles, now)),
    ...(await ballots(db, actor, tenant, cycles, now)),
    ...(await countings(db, actor, tenant, now)),
  ];
  return all.toSorted((a, b) => urgency(a) - urgency(b));
}

function drafts(actor: Actor, tenant: TenantId, cycles: readonly Cycle[]): readonly Waiting[] {
  if (!somewhere(actor, 'publish-cycle', tenant)) return [];
  return cycles
    .filter((cycle) => !cycle.published)
    .map((cycle) => ({
      kind: 'publish-cycle' as const,
      cycle,
      count: 1,
      due: running(cycle.phases)[0]?.opens ?? null,
    }));
}

async function proposals(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  cycles: readonly Cycle[],
  now: Date,
): Promise<readonly Waiting[]> {
  const inbox = await readInbox(db, actor, tenant, 'all');
  if (!inbox.ok) return [];
  const { lines } = inbox.value;
  return cycles.flatMap((cycle) => {
    const own = lines.filter((line) => line.cycle.slug === cycle.slug);
    const due =
      (openPhase(cycle.phases, 'route', now) ?? openPhase(cycle.phases, 'gather', now))?.closes ??
      null;
    const count = {
      'screen-proposals': own.filter((line) => line.status === 'submitted').length,
      'answer-proposers': own.filter((line) => line.unanswered).length,
    };
    return (['screen-proposals', 'answer-proposers'] as const)
      .filter((kind) => count[kind] > 0)
      .map((kind) => ({ kind, cycle, count: count[kind], due }));
  });
}

async function ballots(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  cycles: readonly Cycle[],
  now: Date,
): Promise<readonly Waiting[]> {
  if (!somewhere(actor, 'set-ballot', tenant)) return [];
  const found: Waiting[] = [];
  for (const cycle of cycles) {
    const vote = running(cycle.phases).find((phase) => phase.step === 'vote');
    if (!cycle.published || !vote || vote.closes <= now) continue;
    if (vote.opens.getTime() - now.getTime() > BALLOT_AHEAD_MS) continue;
    const set = new Set((await pollsOf(db, tenant, cycle.id)).map((poll) => poll.area));
    const options = await inTenant(db, tenant, (tx) => ballotOptions(tx, tenant, cycle.id));
    const missing = new Set(options.map(({ area }) => area).filter((area) => !set.has(area))).size;
    if (missing > 0) found.push({ kind: 'set-ballot', cycle, count: missing, due: vote.opens });
  }
  return found;
}

async function countings(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  now: Date,
): Promise<readonly Waiting[]> {
  const all = await listCountings(db, actor, tenant, now);
  return all.flatMap(({ state, closes, ...cycle }) => {
    const kind = waitsFor(state);
    return kind && somewhere(actor, verbOf(kind), tenant)
      ? { kind, cycle, count: 1, due: closes }
      : [];
  });
}

type CountingKind = 'count-ballots' | 'settle-ties' | 'publish-result';

function waitsFor(
  state: Awaited<ReturnType<typeof listCountings>>[number]['state'],
): CountingKind | null {
  switch (state) {
    case 'unsealed':
      return 'count-ballots';
    case 'tied':
      return 'settle-ties';
    case 'ready':
      return 'publish-result';
    case 'open':
    case 'published':
      return null;
  }
}

function verbOf(kind: CountingKind): Verb {
  switch (kind) {
    case 'count-ballots':
      return 'count-ballots';
    case 'settle-ties':
      return 'settle-tie';
    case 'publish-result':
      return 'publish-result';
  }
}

/** Whether the actor may do this at any place of the tenant; each act asks again for its own place. */
function somewhere(actor: Actor, verb: Verb, tenant: TenantId): boolean {
  const places = actor.kind === 'staff' ? actor.grants.map((grant) => grant.organisation) : [];
  return [null, ...places].some((one) => may(actor, verb, { tenant, path: one ? [one] : [] }));
}

/** What has no date waits behind what has one. */
function urgency({ due }: Waiting): number {
  return due?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
