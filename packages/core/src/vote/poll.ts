/**
 * 票選: one area's ballot, its times, and what may be done to it when.
 *
 * Voting is open from its first moment up to, not including, its last, by the server's receive
 * time. Times are dated facts: nothing is switched.
 */
import { ok, refuse, type Id, type Result } from '@gongsuan/prelude';
import type { TenantId } from '../people/index.ts';
import type { AreaId, CycleId } from '../plan/cycle.ts';
import type { PollRules } from './rules.ts';

export type PollId = Id<'poll'>;
/** 名冊: the roll on which one person votes once, of a cycle or of one area. */
export type RollId = Id<'roll'>;

export interface Poll {
  readonly id: PollId;
  readonly tenant: TenantId;
  readonly cycle: CycleId;
  readonly area: AreaId;
  readonly roll: RollId;
  readonly rules: PollRules;
  readonly rulesHash: string;
  readonly opens: Date;
  /** The close that holds now, after extensions. */
  readonly closes: Date;
  readonly extensions: readonly Extension[];
  readonly seal: Seal | null;
  readonly keyDestroyed: Date | null;
}

/** A changed close, with its reason: later (延長), or at once in an emergency. */
export interface Extension {
  readonly closes: Date;
  readonly reason: string;
  readonly at: Date;
}

/** Whether this change ended the vote at its own moment (提前截止) and did not extend it. */
export function endsEarly({ closes, at }: Pick<Extension, 'closes' | 'at'>): boolean {
  return closes <= at;
}

/** What the box held when it was closed for good: counts and digests that anyone can recompute. */
export interface Seal {
  readonly at: Date;
  readonly ballots: number;
  readonly ballotDigest: string;
  readonly participations: number;
  readonly claimDigest: string;
}

export type PollState = 'coming' | 'open' | 'closed' | 'sealed';

export type NotOpenRefusal = { readonly code: 'vote-not-open'; readonly opens: Date };

export type TimeRefusal = NotOpenRefusal | { readonly code: 'vote-closed'; readonly closes: Date };

export function pollState(poll: Pick<Poll, 'opens' | 'closes' | 'seal'>, now: Date): PollState {
  if (poll.seal) return 'sealed';
  if (now < poll.opens) return 'coming';
  return now < poll.closes ? 'open' : 'closed';
}

/** Whether a ballot received now is in time. */
export function inTime(
  poll: Pick<Poll, 'opens' | 'closes' | 'seal'>,
  received: Date,
): Result<true, TimeRefusal> {
  const { opens, closes, seal } = poll;
  if (received < opens) return refuse({ code: 'vote-not-open', opens });
  if (received >= closes || seal) return refuse({ code: 'vote-closed', closes });
  return ok(true);
}

export type FrozenRefusal =
  | { readonly code: 'rules-frozen'; readonly opened: Date }
  | { readonly code: 'voting-phase-over'; readonly closes: Date };

/** A ballot may be set again until voting opens; never after (CONSUL: rules changed while voting). */
export function mayReset(poll: Pick<Poll, 'opens'>, now: Date): Result<true, FrozenRefusal> {
  return now < poll.opens ? ok(true) : refuse({ code: 'rules-frozen', opened: poll.opens });
}

/** Whether a ballot may be set for this time: after its end it would be closed before anybody voted. */
export function maySetFor(
  { closes }: Pick<Poll, 'closes'>,
  now: Date,
): Result<true, FrozenRefusal> {
  return now < closes ? ok(true) : refuse({ code: 'voting-phase-over', closes });
}

/** What an officer hears after the close: no ballot of theirs is concerned. */
export type OverRefusal = { readonly code: 'voting-over'; readonly closes: Date };

export type ClosingRefusal =
  | OverRefusal
  | { readonly code: 'vote-not-open'; readonly opens: Date }
  | { readonly code: 'close-unreadable'; readonly field: 'closes' | 'closesClock' }
  | { readonly code: 'new-close-not-later'; readonly closes: Date; readonly field: 'closes' }
  | { readonly code: 'reason-missing'; readonly field: 'reason' };

const LEAST_REASON = 4;

/** 延長投票: a later close, with a reason, while voting has not ended. */
export function mayExtend(
  poll: Pick<Poll, 'closes' | 'seal'>,
  closes: Date,
  reason: string,
  now: Date,
): Result<true, ClosingRefusal> {
  if (poll.seal || now >= poll.closes) return refuse({ code: 'voting-over', closes: poll.closes });
  if (closes <= poll.closes)
    return refuse({ code: 'new-close-not-later', closes: poll.closes, field: 'closes' });
  if (reason.trim().length < LEAST_REASON)
    return refuse({ code: 'reason-missing', field: 'reason' });
  return ok(true);
}

/** Ending an open vote before its time: only with a reason on the record. */
export function mayCloseEarly(
  poll: Pick<Poll, 'opens' | 'closes' | 'seal'>,
  reason: string,
  now: Date,
): Result<true, ClosingRefusal> {
  const { opens, closes, seal } = poll;
  if (now < opens) return refuse({ code: 'vote-not-open', opens });
  if (now >= closes || seal) return refuse({ code: 'voting-over', closes });
  if (reason.trim().length < LEAST_REASON)
    return refuse({ code: 'reason-missing', field: 'reason' });
  return ok(true);
}

export type SealRefusal =
  | { readonly code: 'vote-still-open'; readonly closes: Date }
  | { readonly code: 'box-settling'; readonly until: Date };

/** How long ballots received in time may still be on their way into the box. */
export const SETTLE_MS = 10_000;

/** The box is closed for good when every ballot received in time has had time to arrive. */
export function maySeal(poll: Pick<Poll, 'closes'>, now: Date): Result<true, SealRefusal> {
  if (now < poll.closes) return refuse({ code: 'vote-still-open', closes: poll.closes });
  const until = new Date(poll.closes.getTime() + SETTLE_MS);
  return now < until ? refuse({ code: 'box-settling', until }) : ok(true);
}

export type ListRefusal =
  | { readonly code: 'vote-still-open'; readonly closes: Date }
  | { readonly code: 'list-not-ready'; readonly closes: Date; readonly minutes: number };

/** The list of ballots is published with the seal: what was in the box when it was closed for good. */
export function sealOf(poll: Pick<Poll, 'closes' | 'seal'>, now: Date): Result<Seal, ListRefusal> {
  const { closes, seal } = poll;
  if (seal) return ok(seal);
  if (now < closes) return refuse({ code: 'vote-still-open', closes });
  return refuse({ code: 'list-not-ready', closes, minutes: LEFT_TO_OFFICERS_MS / 60_000 });
}

/**
 * How long after the close the clock leaves a box to the officers who may want to seal it in
 * public; after that it is sealed without them, so that no box stays open.
 */
export const LEFT_TO_OFFICERS_MS = 5 * 60_000;

export type KeyRefusal =
  | { readonly code: 'box-not-sealed'; readonly closes: Date }
  | { readonly code: 'complaints-open'; readonly until: Date };

/** The key of a roll is destroyed when complaints can no longer be made. */
export function mayDestroyKey(
  polls: readonly Pick<Poll, 'closes' | 'seal' | 'rules'>[],
  now: Date,
): Result<true, KeyRefusal> {
  const unsealed = polls.find((poll) => !poll.seal);
  if (unsealed) return refuse({ code: 'box-not-sealed', closes: unsealed.closes });
  for (const { closes, rules } of polls) {
    const until = new Date(closes.getTime() + rules.complaintDays * 86_400_000);
    if (now < until) return refuse({ code: 'complaints-open', until });
  }
  return ok(true);
}
