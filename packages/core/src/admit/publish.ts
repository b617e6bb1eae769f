/** 公告錄案: when findings may become the city's word, and how they may be corrected. */
import { ok, refuse, type Result } from '@gongsuan/prelude';

export type PublishRefusal =
  | { readonly code: 'polls-still-open'; readonly closes: Date }
  | { readonly code: 'nothing-to-count' }
  | { readonly code: 'boxes-unsealed'; readonly areas: readonly string[] }
  | { readonly code: 'tie-unsettled'; readonly proposals: readonly string[] }
  | { readonly code: 'already-published'; readonly on: Date }
  | { readonly code: 'not-yet-published' }
  | { readonly code: 'correction-needs-reason'; readonly field: 'reason' }
  | { readonly code: 'nothing-changed' };

export interface PublishCase {
  /** The last close over all areas; null when voting was never set up. */
  readonly closes: Date | null;
  /** Areas whose box is not sealed yet. */
  readonly unsealed: readonly string[];
  /** Proposals in ties that nobody has settled, over all areas. */
  readonly tied: readonly string[];
  readonly published: { readonly on: Date; readonly hash: string } | null;
  /** The hash of what would be published now. */
  readonly hash: string;
}

/** The first publication: polls closed, no tie open, not published before. */
export function mayPublish(it: PublishCase, now: Date): Result<true, PublishRefusal> {
  if (it.published) return refuse({ code: 'already-published', on: it.published.on });
  return countable(it, now);
}

/** A correction: a new version with its reason; it must differ from what stands. */
export function mayCorrect(
  it: PublishCase,
  reason: string,
  now: Date,
): Result<true, PublishRefusal> {
  if (!it.published) return refuse({ code: 'not-yet-published' });
  if (reason.trim().length < 10)
    return refuse({ code: 'correction-needs-reason', field: 'reason' });
  if (it.published.hash === it.hash) return refuse({ code: 'nothing-changed' });
  return countable(it, now);
}

function countable(it: PublishCase, now: Date): Result<true, PublishRefusal> {
  if (!it.closes) return refuse({ code: 'nothing-to-count' });
  if (now < it.closes) return refuse({ code: 'polls-still-open', closes: it.closes });
  if (it.unsealed.length > 0) return refuse({ code: 'boxes-unsealed', areas: it.unsealed });
  if (it.tied.length > 0) return refuse({ code: 'tie-unsettled', proposals: it.tied });
  return ok(true);
}
