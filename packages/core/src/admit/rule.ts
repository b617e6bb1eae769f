/**
 * 錄案規則: from a cycle's announced rule to the counting rule, for one area.
 *
 * 002〈四、提案票選〉「得票數超過該區門檻，且排序後在錄案上限內者，即可錄案」(N7).
 */
import {
  count,
  type Election,
  type OpenTie,
  type Rule,
  type Threshold as CountingThreshold,
  type TieRule,
} from '@gongsuan/tally';
import type { Money } from '@gongsuan/prelude';
import type { AdmissionRule, Threshold, TieStep, Weights } from '../plan/index.ts';

/** What was announced for one area, as frozen when voting was set up. */
export interface AreaRules {
  readonly admission: AdmissionRule;
  readonly weights: Weights;
  /** 錄案上限. */
  readonly cap: number | null;
  /** A threshold of this area alone; null takes the rule's own. */
  readonly thresholdVotes: number | null;
  /** 可投票人口, for a threshold that is a share of them. */
  readonly eligibleVoters: number | null;
  readonly money: Money | null;
  readonly moneyBonus: { readonly voters: number; readonly money: Money } | null;
}

/** A tie that a person has settled: the tied proposals in the order in which they get the places. */
export interface Settlement {
  readonly method: TieStep;
  readonly order: readonly string[];
  /** The announced number from which a lot's order follows; null where it was drawn by hand, or no lot. */
  readonly seed: string | null;
  /**
   * How many were admitted beyond the places at the moment of settling; above 0 for 'admit-all'
   * only. A count works it out anew: a ruling may have made room since.
   */
  readonly extra: number;
}

/** The money to be spent: the bonus instead of the usual amount once enough people voted (大園 106). */
export function moneyFor(rules: AreaRules, voters: number): number | null {
  const { moneyBonus, money } = rules;
  return moneyBonus && voters >= moneyBonus.voters ? moneyBonus.money : money;
}

/** The rule by which this election is counted: as announced, with its ties as they were settled. */
export function countingRule(
  election: Election,
  rules: AreaRules,
  settled: readonly Settlement[],
): Rule {
  const announced = ruleWith(rules, settled, []);
  const all = settled.filter(({ method }) => method === 'admit-all');
  if (all.length === 0) return announced;
  const admitted = (tie: OpenTie) =>
    all.some(({ order }) => tie.projects.every((one) => order.includes(one)));
  return ruleWith(rules, settled, count(election, announced).tied.filter(admitted));
}

/** @param widened 同票全數錄案: ties over the last place of which every proposal gets one */
function ruleWith(
  rules: AreaRules,
  settled: readonly Settlement[],
  widened: readonly OpenTie[],
): Rule {
  const { admission } = rules;
  const lots = settled.filter(({ method }) => method !== 'admit-all');
  const ties: readonly TieRule[] = [...lots.map(({ order }) => ({ lot: order })), 'refuse'];
  const { threshold, comparison } = thresholdOf(rules);
  switch (admission.kind) {
    case 'threshold-and-cap': {
      const cap = rules.cap === null ? Number.MAX_SAFE_INTEGER : rules.cap + extraIn(widened);
      return { kind: 'threshold-and-cap', threshold, comparison, cap, ties };
    }
    case 'money':
      return {
        kind: 'greedy',
        by: 'votes',
        onMisfit: admission.onMisfit,
        threshold,
        comparison,
        ties,
      };
    case 'top':
      return { kind: 'top-per-group', ...topOf(admission, widened), threshold, comparison, ties };
  }
}

function topOf(
  { by, places, placesByCategory }: Extract<AdmissionRule, { kind: 'top' }>,
  widened: readonly OpenTie[],
) {
  if (by === 'area') return { group: 'all' as const, top: places + extraIn(widened) };
  const tops = new Map(Object.entries(placesByCategory));
  for (const tie of widened) {
    const category = tie.group ?? '';
    tops.set(category, (tops.get(category) ?? places) + extraIn([tie]));
  }
  return { group: 'category' as const, top: places, tops: Object.fromEntries(tops) };
}

/** Places beyond the announced ones. */
function extraIn(widened: readonly OpenTie[]): number {
  return widened.reduce((sum, { projects, places }) => sum + projects.length - places, 0);
}

function thresholdOf({ admission, thresholdVotes, eligibleVoters }: AreaRules): {
  readonly threshold: CountingThreshold;
  readonly comparison: 'over' | 'reach';
} {
  const { threshold } = admission;
  const comparison = threshold.kind === 'none' ? 'over' : threshold.passing;
  const votes =
    thresholdVotes === null ? counted(threshold, eligibleVoters) : { votes: thresholdVotes };
  return { threshold: votes, comparison };
}

function counted(threshold: Threshold, eligible: number | null): CountingThreshold {
  switch (threshold.kind) {
    case 'none':
      // Without a threshold a proposal still needs somebody who wants it: more than no vote.
      return { votes: 0 };
    case 'votes':
      return { votes: threshold.votes };
    case 'share':
      return {
        share: { numerator: threshold.basisPoints, denominator: 10_000 },
        of: eligible ?? 0,
        rounding: threshold.rounding,
      };
  }
}
