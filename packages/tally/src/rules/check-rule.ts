import { mostGiven } from '../election/check-election.ts';
import { namedBy, type Election } from '../election/election.ts';
import type { Fraction } from '../exact/fraction.ts';
import { own } from './contest.ts';
import type { EqualShares, Rule, Threshold } from './rule.ts';

/** What is wrong with a rule for an election: the field and words. */
export interface RuleProblem {
  readonly field: string;
  readonly zh: string;
  readonly en: string;
}

/** Everything that forbids counting this election by this rule. Empty when it can be counted. */
export function ruleProblems(rule: Rule, election: Election): readonly RuleProblem[] {
  switch (rule.kind) {
    case 'threshold-and-cap':
      return [...thresholdProblems(rule.threshold, election), ...whole('cap', rule.cap, 0)];
    case 'greedy':
      return [
        ...thresholdProblems(rule.threshold, election),
        ...shareProblems('partlyFrom', rule.partlyFrom),
      ];
    case 'top-per-group':
      return [
        ...thresholdProblems(rule.threshold, election),
        ...whole('top', rule.top ?? 1, 0),
        ...Object.values(rule.tops ?? {}).flatMap((top) => whole('tops', top, 0)),
      ];
    case 'equal-shares':
      return [...whole('increment', rule.increment ?? 1, 1), ...endowmentProblems(rule, election)];
    case 'max-welfare':
      return welfareProblems(rule.utility ?? 'score', election);
    case 'phragmen':
      return [];
  }
}

function thresholdProblems(threshold: Threshold | undefined, election: Election) {
  if (threshold === undefined) return [];
  if ('votes' in threshold) return whole('threshold', threshold.votes, 0);
  const of = threshold.of ?? election.eligible;
  if (of === undefined) {
    const zh = '門檻是比例，但沒有可投票人口數。';
    return [
      { field: 'threshold', zh, en: 'The threshold is a share, but of how many is not said.' },
    ];
  }
  return [...shareProblems('threshold', threshold.share), ...whole('threshold', of, 0)];
}

function shareProblems(field: string, share: Fraction | undefined): readonly RuleProblem[] {
  if (share === undefined) return [];
  const { numerator, denominator } = share;
  if (isWhole(numerator, 0) && isWhole(denominator, 1) && numerator <= denominator) return [];
  const zh = `${field} 應為 0 到 1 之間的分數。`;
  return [{ field, zh, en: `${field} is a fraction between 0 and 1.` }];
}

function endowmentProblems(
  { endowments = 'equal' }: EqualShares,
  { groups, budget }: Election,
): readonly RuleProblem[] {
  const field = 'endowments';
  if (endowments === 'equal') return [];
  if ('perVoter' in endowments) {
    const { numerator, denominator } = endowments.perVoter;
    if (!isWhole(numerator, 0) || !isWhole(denominator, 1)) {
      return [
        {
          field,
          zh: '每人額度應為非負分數。',
          en: 'The amount for each voter is a fraction from 0.',
        },
      ];
    }
    const voters = groups.reduce((sum, { count, weight = 1 }) => sum + count * weight, 0);
    const fits = BigInt(numerator) * BigInt(voters) <= BigInt(budget) * BigInt(denominator);
    return fits ? [] : [overBudget];
  }
  const amounts = Object.values(endowments.byElectorate);
  const missing = groups.find(
    ({ electorate = '' }) => own(endowments.byElectorate, electorate) === undefined,
  );
  if (missing) {
    const name = missing.electorate ?? '';
    return [
      { field, zh: `選區「${name}」沒有額度。`, en: `The electorate "${name}" has no endowment.` },
    ];
  }
  if (!amounts.every((amount) => isWhole(amount, 0))) return whole(field, -1, 0);
  return amounts.reduce((sum, amount) => sum + amount, 0) > budget ? [overBudget] : [];
}

const overBudget: RuleProblem = {
  field: 'endowments',
  zh: '額度合計超過經費。',
  en: 'The endowments together are more than the budget.',
};

/** The welfare of everything together, at most, is a number that JavaScript holds exactly. */
function welfareProblems(
  utility: 'score' | 'cost',
  { projects, groups }: Election,
): readonly RuleProblem[] {
  const costs = new Map(projects.map(({ id, cost }) => [id, cost]));
  const gainOf = (id: string) => (utility === 'cost' ? (costs.get(id) ?? 0) : 1);
  const most = groups.reduce((sum, { ballot, count, weight = 1 }) => {
    const gain = namedBy(ballot).reduce((all, id) => all + gainOf(id), 0);
    return sum + count * weight * mostGiven(ballot) * gain;
  }, 0);
  if (most <= Number.MAX_SAFE_INTEGER) return [];
  const zh = '總效益太大，無法精確計算。';
  return [{ field: 'utility', zh, en: 'The welfare is too large to be exact.' }];
}

function whole(field: string, n: number, least: number): readonly RuleProblem[] {
  if (isWhole(n, least)) return [];
  const zh = `${field} 應為 ${least} 以上的整數。`;
  return [{ field, zh, en: `${field} is a whole number from ${least}.` }];
}

const isWhole = (n: number, least: number) => Number.isSafeInteger(n) && n >= least;
