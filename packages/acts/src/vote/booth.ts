/** 投票所: what the acts of voting need of the house, beside the database. */
import { inTime, type Poll, type PollId } from '@gongsuan/core/vote';
import type { Db } from '@gongsuan/store';
import { connectionLost, polls, type Collector } from '@gongsuan/store/vote';
import type { IdentityRegistry, Keyring } from '../ports/index.ts';

export interface Booth {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly registry: IdentityRegistry;
  readonly collector: Collector;
  readonly shelf: PollShelf;
  /** The server's secret, for signing permits. */
  readonly secret: string;
}

/** Polls by id, kept in memory once they are open: their rules cannot change any more. */
export interface PollShelf {
  readonly get: (id: PollId, now: Date) => Promise<Poll | undefined>;
  /** Forgets a poll whose times have changed, so that pages of this process show it at once. */
  readonly forget: (id: PollId) => void;
}

const MOST_KEPT = 5_000;
/** Rules are frozen when open, but the close may move and the box be sealed. */
const FRESH_MS = 5_000;

/**
 * A shelf in front of the database. What it says of the close may be some seconds old; whether a
 * ballot is in time is decided by the statement that puts it into the box.
 */
export function openShelf(db: Db): PollShelf {
  const kept = new Map<PollId, { readonly poll: Poll; readonly at: number }>();
  return {
    get: async (id, now) => {
      const found = kept.get(id);
      if (found && now.getTime() - found.at < FRESH_MS && now.getTime() >= found.at)
        return found.poll;
      const poll = await polls.anywhere(db, id).catch((error: unknown) => {
        // Rules do not change: an old answer is right while the database is away.
        if (found && connectionLost(error)) return found.poll;
        throw error;
      });
      if (poll && inTime(poll, now).ok) {
        if (kept.size >= MOST_KEPT) kept.clear();
        kept.set(id, { poll, at: now.getTime() });
      } else kept.delete(id);
      return poll;
    },
    forget: (id) => void kept.delete(id),
  };
}
