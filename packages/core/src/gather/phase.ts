/** When a proposal may be submitted, changed and taken back. */
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { openPhase, running, stateOf, type Area, type Cycle, type Phase } from '../plan/index.ts';
import { statusOf, type Facts, type Status } from './status.ts';

export type PhaseRefusal =
  | { readonly code: 'gather-not-planned' }
  | { readonly code: 'gather-not-open-yet'; readonly opens: Date }
  | { readonly code: 'gather-closed'; readonly closed: Date };

export type ChangeRefusal =
  | { readonly code: 'proposal-not-amendable'; readonly status: Status }
  | { readonly code: 'proposal-not-withdrawable'; readonly status: Status }
  | { readonly code: 'proposal-already-on-ballot' }
  | { readonly code: 'proposal-left-off-ballot'; readonly since: Date };

/** Submitting is possible while the gather phase is open, and tells otherwise when it was or will be. */
export function maySubmit(cycle: Pick<Cycle, 'phases'>, now: Date): Result<Phase, PhaseRefusal> {
  const open = openPhase(cycle.phases, 'gather', now);
  if (open) return ok(open);
  const phases = running(cycle.phases).filter((phase) => phase.step === 'gather');
  const coming = phases.find((phase) => stateOf(phase, now) === 'coming');
  if (coming) return refuse({ code: 'gather-not-open-yet', opens: coming.opens });
  const past = phases.at(-1);
  return past
    ? refuse({ code: 'gather-closed', closed: past.closes })
    : refuse({ code: 'gather-not-planned' });
}

/** The areas of the cycle in which a proposal can be made. */
export function areaOf(cycle: Pick<Cycle, 'areas'>, slug: string): Area | undefined {
  return cycle.areas.find((area) => area.slug === slug);
}

/**
 * A submitted proposal may be changed until the screening accepts it: while proposals are taken, and
 * after that when the officer asked for changes. Whatever still waits when the ballot is set is left
 * off it.
 *
 * @param ballotSet since when the area's ballot is set
 */
export function mayAmend(
  cycle: Pick<Cycle, 'phases'>,
  facts: Facts,
  ballotSet: Date | null,
  now: Date,
): Result<true, PhaseRefusal | ChangeRefusal> {
  const status = statusOf(facts);
  if (status !== 'submitted' && status !== 'changes-requested') {
    return refuse({ code: 'proposal-not-amendable', status });
  }
  if (ballotSet) return refuse({ code: 'proposal-left-off-ballot', since: ballotSet });
  if (facts.decision?.kind === 'request-changes') return ok(true);
  const open = maySubmit(cycle, now);
  return open.ok ? ok(true) : open;
}

/** 撤案: the proposer may take a proposal back until the ballot is set. */
export function mayWithdraw(facts: Facts, ballotSet: Date | null): Result<true, ChangeRefusal> {
  const status = statusOf(facts);
  if (!['submitted', 'changes-requested', 'accepted', 'to-assessment'].includes(status)) {
    return refuse({ code: 'proposal-not-withdrawable', status });
  }
  return ballotSet ? refuse({ code: 'proposal-already-on-ballot' }) : ok(true);
}

/**
 * 補正期限: until when changes that were asked for are waited for: the end of the screening that runs,
 * else the opening of the vote. null where neither is planned.
 */
export function changesDue(cycle: Pick<Cycle, 'phases'>, now: Date): Date | null {
  const screening = openPhase(cycle.phases, 'route', now);
  const vote = running(cycle.phases).find(
    (phase) => phase.step === 'vote' && stateOf(phase, now) === 'coming',
  );
  return screening?.closes ?? vote?.opens ?? null;
}

/** The ballot is set at the latest when voting opens; the moment of that, once it has come. */
export function votingOpened(cycle: Pick<Cycle, 'phases'>, now: Date): Date | null {
  const begun = running(cycle.phases).find(
    (phase) => phase.step === 'vote' && stateOf(phase, now) !== 'coming',
  );
  return begun?.opens ?? null;
}
