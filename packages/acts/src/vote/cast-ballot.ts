/** 投票: puts a ballot into the box, once for each person. */
import {
  checkPicks,
  inTime,
  parseBallotId,
  parseClaim,
  type BallotId,
  type CastRefusal,
  type PollId,
} from '@gongsuan/core/vote';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { connectionLost } from '@gongsuan/store/vote';
import type { Booth } from './booth.ts';
import { readPermit } from './permit.ts';

export interface CastInput {
  readonly poll: PollId;
  readonly permit: string;
  /** SHA-256("ballot" || k) and SHA-256("claim" || k) of the voter's own secret. */
  readonly ballotId: string;
  readonly claim: string;
  readonly picks: readonly unknown[];
}

export interface Receipt {
  readonly ballotId: BallotId;
  readonly rulesHash: string;
  /** The ballot had arrived before; this is the same receipt once more. */
  readonly repeated: boolean;
}

/** Answers when the ballot is in the box for good. `now` is the moment at which it was received. */
export async function castBallot(
  booth: Booth,
  input: CastInput,
  now: Date,
): Promise<Result<Receipt, CastRefusal>> {
  try {
    return await cast(booth, input, now);
  } catch (error) {
    if (connectionLost(error)) return refuse({ code: 'box-unreachable' });
    throw error;
  }
}

async function cast(
  booth: Booth,
  input: CastInput,
  now: Date,
): Promise<Result<Receipt, CastRefusal>> {
  const permit = readPermit(booth.secret, input.permit, now);
  if (!permit.ok) return permit;
  if (permit.value.poll !== input.poll) return refuse({ code: 'permit-missing' });
  const poll = await booth.shelf.get(input.poll, now);
  if (!poll) return refuse({ code: 'no-such-poll' });
  const picks = checkPicks(poll.rules, input.picks);
  if (!picks.ok) return picks;
  const ballotId = parseBallotId(input.ballotId);
  const claim = parseClaim(input.claim);
  if (!ballotId || !claim || ballotId === (claim as string))
    return refuse({ code: 'ballot-code-malformed', field: 'ballotId' });

  const { consentVersion, consented, ...person } = permit.value;
  const outcome = await booth.collector.cast({
    ...person,
    consentVersion,
    consented,
    received: now,
    claim,
    ballotId,
    picks: picks.value,
  });
  switch (outcome.kind) {
    case 'in':
      return ok({ ballotId, rulesHash: poll.rulesHash, repeated: outcome.repeated });
    case 'voted-before':
      return refuse({ code: 'already-voted', at: outcome.at });
    case 'out-of-time':
      return lateFor(booth, input.poll, now);
    case 'code-taken':
      return refuse({ code: 'ballot-code-taken', field: 'ballotId' });
    case 'unreachable':
      return refuse({ code: 'box-unreachable' });
  }
}

async function lateFor(booth: Booth, id: PollId, now: Date): Promise<Result<never, CastRefusal>> {
  booth.shelf.forget(id);
  const poll = await booth.shelf.get(id, now);
  const late = poll && inTime(poll, now);
  if (late && !late.ok) return late;
  return poll
    ? refuse({ code: 'vote-closed', closes: poll.closes })
    : refuse({ code: 'no-such-poll' });
}
