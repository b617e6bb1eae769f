/**
 * 門檻 in whole votes.
 *
 * 002〈四、提案票選〉「得票數超過該區門檻」; a newspaper of 2025: 「達各區可投票人口數百分之一」.
 * Whether the threshold must be exceeded or reached, and which way a share is rounded, is the
 * city's to say (U4): by default over, and rounded up.
 */
import type { Area, CycleRules, Passing } from './cycle.ts';

/** A threshold with the numbers that it rests on. */
export type ResolvedThreshold =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'votes';
      readonly votes: number;
      readonly passing: Passing;
      /** The fewest votes that pass: one more than `votes` when it must be exceeded. */
      readonly least: number;
      readonly from: ThresholdSource;
    }
  /** A share of the eligible voters, whose number has not been entered yet. */
  | { readonly kind: 'undetermined'; readonly basisPoints: number; readonly passing: Passing };

export type ThresholdSource =
  | { readonly kind: 'cycle' }
  | { readonly kind: 'area' }
  | {
      readonly kind: 'share';
      readonly eligible: number;
      readonly basisPoints: number;
      readonly rounding: 'up' | 'down';
    };

/** What a threshold needs to know of an area and of the rules. */
type ThresholdArea = Pick<Area, 'eligible' | 'thresholdVotes'>;
type ThresholdRules = Pick<CycleRules, 'admission'>;

/** The threshold of one area. The area's own number of votes goes before the cycle's rule. */
export function thresholdVotes(area: ThresholdArea, rules: ThresholdRules): ResolvedThreshold {
  const { threshold } = rules.admission;
  const passing = threshold.kind === 'none' ? 'over' : threshold.passing;
  if (area.thresholdVotes !== null) return resolved(area.thresholdVotes, passing, { kind: 'area' });
  switch (threshold.kind) {
    case 'none':
      return { kind: 'none' };
    case 'votes':
      return resolved(threshold.votes, passing, { kind: 'cycle' });
    case 'share': {
      const { basisPoints, rounding } = threshold;
      if (!area.eligible) return { kind: 'undetermined', basisPoints, passing };
      const eligible = area.eligible.voters;
      const votes = shareOf(eligible, basisPoints, rounding);
      return resolved(votes, passing, { kind: 'share', eligible, basisPoints, rounding });
    }
  }
}

/** A share in hundredths of a per cent of a number of people, in whole votes, without a float. */
export function shareOf(people: number, basisPoints: number, rounding: 'up' | 'down'): number {
  const product = BigInt(people) * BigInt(basisPoints);
  return Number((product + (rounding === 'up' ? 9_999n : 0n)) / 10_000n);
}

function resolved(votes: number, passing: Passing, from: ThresholdSource): ResolvedThreshold {
  return { kind: 'votes', votes, passing, least: votes + (passing === 'over' ? 1 : 0), from };
}
