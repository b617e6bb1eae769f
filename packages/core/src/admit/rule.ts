/**
 * 錄案規則: from a cycle's announced rule to the counting rule, for one area.
 *
 * 002〈四、提案票選〉「得票數超過該區門檻，且排序後在錄案上限內者，即可錄案」(N7).
 */
import type { Rule, Threshold as CountingThreshold, TieRule } from '@gongsuan/tally';
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
  /** How many of them are admitted beyond the places there were; above 0 for 'admit-all' only. */
  readonly extra: number;
}

/** The money to be spent: the bonus instead of the usual amount once enough people voted (大園 106). */
export function moneyFor(rules: AreaRules, voters: number): number | null {
  const { moneyBonus, money } = rules;
  return moneyBonus && voters >= moneyBonus.voters ? moneyBonus.money : money;
}

/** The rule by which this area is counted. */
export function countingRule(rules: AreaRules, settled: readonly Settlement[]): Rule {
  const { admission } = rules;
  const ties: readonly TieRule[] = [...settled.map(({ order }) => ({ lot: order })), 'refuse'];
  const { threshold, comparison } = thresholdOf(rules);
  const extra = extraPlaces(settled);
  switch (admission.kind) {
    case 'threshold-and-cap':
      return {
        kind: 'threshold-and-cap',
        threshold,
        comparison,
        cap: (rules.cap ?? Number.MAX_SAFE_INTEGER - extra) + extra,
        ties,
      };
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
      return {
        kind: 'top-per-group',
        ...topOf(admission, extra),
        threshold,
        comparison,
        ties,
      };
  }
}

function topOf(admission: Extract<AdmissionRule, { kind: 'top' }>, extra: number) {
  if (admission.by === 'area') return { group: 'all' as const, top: admission.places + extra };
  const named = Object.entries(admission.placesByCategory);
  const top = Math.max(admission.places, ...named.map(([, places]) => places)) + extra;
  const limits = {
    categories: Object.fromEntries(
      named.map(([key, places]) => [key, { projects: places + extra }]),
    ),
  };
  return { group: 'category' as const, top, limits };
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

/** 同票全數錄案: places beyond the announced ones. */
function extraPlaces(settled: readonly Settlement[]): number {
  return settled.reduce((sum, { extra }) => sum + extra, 0);
}
