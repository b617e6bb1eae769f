/** 到期: what has to be done to votes by themselves, without anybody asking. */
import {
  LEFT_TO_OFFICERS_MS,
  mayDestroyKey,
  maySeal,
  type Poll,
  type PollId,
  type RollId,
} from './poll.ts';

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
