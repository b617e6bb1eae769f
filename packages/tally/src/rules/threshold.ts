import type { Election } from '../election/election.ts';
import { shareOf } from '../exact/fraction.ts';
import type { Comparison, Threshold } from './rule.ts';
import type { Reason } from '../outcome/outcome.ts';

/** The least number of votes that passes. */
export function votesNeeded(
  threshold: Threshold | undefined,
  comparison: Comparison,
  election: Election,
): number {
  if (threshold === undefined) return 0;
  return votesOf(threshold, election) + (comparison === 'over' ? 1 : 0);
}

/**
 * 門檻 in votes: as given, or the share of the eligible voters, rounded up unless said otherwise.
 *
 * @throws when it is a share of the eligible voters and their number is not given
 */
export function votesOf(threshold: Threshold, election: Election): number {
  if ('votes' in threshold) return threshold.votes;
  const people = threshold.of ?? election.eligible;
  if (people === undefined)
    throw new Error('the threshold is a share, but of how many is not said');
  return shareOf(threshold.share, people, threshold.rounding ?? 'up');
}

export function belowThreshold(votes: number, needed: number): Reason {
  return { reason: 'below-threshold', needed, short: needed - votes };
}
