/** What most acts about a proposal load first. */
import type { ResultDocument } from '@gongsuan/core/admit';
import {
  votingOpened,
  type Ballots,
  type GatherRefusal,
  type ProposalId,
} from '@gongsuan/core/gather';
import { pathTo, type Actor, type Place, type TenantId } from '@gongsuan/core/people';
import type { AreaId, Cycle, CycleId } from '@gongsuan/core/plan';
import { ok, parseId, refuse, type Result } from '@gongsuan/prelude';
import type { Tx } from '@gongsuan/store';
import { publications } from '@gongsuan/store/admit';
import { ballotSince, standing, type Standing } from '@gongsuan/store/gather';
import { tenants } from '@gongsuan/store/people';
import { cycles } from '@gongsuan/store/plan';
import { polls } from '@gongsuan/store/vote';

type Absent = Extract<GatherRefusal, { code: 'no-such-gathering' | 'no-such-proposal' }>;

/** A proposal with its cycle. */
export interface Case {
  readonly proposal: Standing;
  readonly cycle: Cycle;
}

/** The cycle of an address. One that is not published exists for the machine alone. */
export async function findCycle(
  tx: Tx,
  tenant: TenantId,
  slug: string,
  actor: Actor | null,
): Promise<Result<Cycle, Absent>> {
  const cycle = await cycles.find(tx, tenant, slug);
  return cycle && (cycle.published || actor?.kind === 'machine')
    ? ok(cycle)
    : refuse({ code: 'no-such-gathering' });
}

/** The proposal with this id; held until the transaction ends when `hold` says so. */
export async function findCase(
  tx: Tx,
  tenant: TenantId,
  id: string,
  hold = false,
): Promise<Result<Case, Absent>> {
  const known = parseId<'proposal'>(id);
  const proposal = known && (await (hold ? standing.lock : standing.find)(tx, tenant, known));
  const cycle = proposal && (await cycles.byId(tx, tenant, proposal.cycle));
  return proposal && cycle ? ok({ proposal, cycle }) : refuse({ code: 'no-such-proposal' });
}

/** A citizen's own proposal; nobody else's exists for them. */
export async function findOwnCase(
  tx: Tx,
  tenant: TenantId,
  actor: Actor,
  id: string,
): Promise<Result<Case, Absent>> {
  const found = await findCase(tx, tenant, id, true);
  if (!found.ok) return found;
  const own = actor.kind === 'citizen' && found.value.proposal.proposer === actor.account;
  return own ? found : refuse({ code: 'no-such-proposal' });
}

/** The organisations from the tenant's root to the one that screens this area's proposals. */
export async function placeOf(
  tx: Tx,
  tenant: TenantId,
  cycle: Cycle,
  area: AreaId | null,
): Promise<Place> {
  const organisations = await tenants.organisations(tx, tenant);
  const of = cycle.areas.find((one) => one.id === area)?.organisation ?? cycle.organisation;
  return { tenant, path: pathTo(of, organisations) };
}

/** Since when the ballot of the proposal's area is set, or voting has begun; null before. */
export async function ballotSetOn(
  tx: Tx,
  tenant: TenantId,
  { proposal, cycle }: Case,
  now: Date,
): Promise<Date | null> {
  const set = proposal.area && (await ballotSince(tx, tenant, proposal.area));
  return set ?? votingOpened(cycle, now);
}

/** The ballots of a cycle and its newest published result. */
export async function loadBallots(tx: Tx, tenant: TenantId, cycle: CycleId): Promise<Ballots> {
  const newest = await publications.newest(tx, tenant, cycle);
  return {
    polls: await polls.ofCycle(tx, tenant, cycle),
    // Written by publishResult from a checked value; the hash stands beside it.
    result: (newest?.document as ResultDocument | undefined) ?? null,
  };
}

/** `proposal:<id>`, as the ledger names it. */
export function subjectOf(id: ProposalId): string {
  return `proposal:${id}`;
}

/** The same for lists that meet a cycle again and again: each is read once. */
export function ballotsByCycle(tx: Tx, tenant: TenantId): (cycle: CycleId) => Promise<Ballots> {
  const known = new Map<CycleId, Promise<Ballots>>();
  return (cycle) => {
    const found = known.get(cycle) ?? loadBallots(tx, tenant, cycle);
    known.set(cycle, found);
    return found;
  };
}
