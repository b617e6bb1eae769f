/** 到期: what has to be done to votes by themselves, without anybody asking. */
import { mayDestroyKey, maySeal, type Poll, type PollId, type RollId } from './poll.ts';

/**
 * How long after the close the clock leaves a box to the officers who may want to seal it in
 * public; after that it is sealed without them, so that no box stays open.
 */
export const LEFT_TO_OFFICERS_MS = 5 * 60_000;

export interface DueVotes {
  /** Boxes to be sealed. */
  readonly seal: readonly PollId[];
  /** One poll of each roll whose key has served its time. */
  readonly destroyKey: readonly PollId[];
  /** Rolls whose key is noted as destroyed: its file must be gone. */
  readonly gone: readonly RollId[];
}

/** What is due for the polls of a tenant. */
export function dueVotes(polls: readonly Poll[], now: Date): DueVotes {
  const waited = new Date(now.getTime() - LEFT_TO_OFFICERS_MS);
  const rolls = Map.groupBy(polls, ({ roll }) => roll);
  return {
    seal: polls.filter((poll) => !poll.seal && maySeal(poll, waited).ok).map(({ id }) => id),
    destroyKey: [...rolls.values()].flatMap((sharing) => {
      const [first] = sharing;
      const due = first && !first.keyDestroyed && mayDestroyKey(sharing, now).ok;
      return due ? [first.id] : [];
    }),
    gone: [...rolls].flatMap(([roll, [first]]) => (first?.keyDestroyed ? [roll] : [])),
  };
}
