import { usualScore } from '../election/profile.ts';
import type { BallotKind } from '../election/election.ts';
import type {
  EqualShares,
  Greedy,
  MaxWelfare,
  Phragmen,
  Rule,
  ThresholdAndCap,
  Threshold,
  TopPerGroup,
} from './rule.ts';

/** A rule with every default written out. */
export type Settings =
  | Required<ThresholdAndCap>
  | Full<Greedy, 'partlyFrom' | 'threshold'>
  | Full<TopPerGroup, 'threshold'>
  | Required<MaxWelfare>
  | Required<EqualShares>
  | Required<Phragmen>;

export type Full<R, Optional extends keyof R> = Required<Omit<R, Optional>> & Pick<R, Optional>;
export type SettingsOf<K extends Rule['kind']> = Extract<Settings, { kind: K }>;

/** The rule with every default written out, for an election with this kind of ballot. */
export function settingsOf(rule: Rule, kind: BallotKind): Settings {
  const common = {
    ties: rule.ties ?? ['refuse' as const],
    score: rule.score ?? scoreFor(rule, kind),
    limits: rule.limits ?? {},
  };
  switch (rule.kind) {
    case 'threshold-and-cap':
      return {
        ...rule,
        ...common,
        threshold: written(rule.threshold),
        comparison: rule.comparison ?? 'over',
      };
    case 'greedy':
      return { ...greedy(rule), ...common };
    case 'top-per-group':
      return {
        ...rule,
        ...common,
        ...(rule.threshold && { threshold: written(rule.threshold) }),
        group: rule.group ?? 'area',
        top: rule.top ?? 1,
        tops: rule.tops ?? {},
        comparison: rule.comparison ?? 'reach',
      };
    case 'max-welfare':
      return { ...rule, ...common, utility: rule.utility ?? 'score' };
    case 'equal-shares':
      return { ...equalShares(rule, kind), ...common };
    case 'phragmen':
      return { ...rule, ...common };
  }
}

function greedy(rule: Greedy) {
  return {
    ...rule,
    ...(rule.threshold && { threshold: written(rule.threshold) }),
    by: rule.by ?? 'votes',
    onMisfit: rule.onMisfit ?? 'skip',
    comparison: rule.comparison ?? 'reach',
    exclusive: rule.exclusive ?? [],
    precedence: rule.precedence ?? 'rank',
  } as const;
}

function equalShares(rule: EqualShares, kind: BallotKind) {
  return {
    ...rule,
    utility: rule.utility ?? usualUtility(kind),
    completion: rule.completion ?? 'none',
    increment: rule.increment ?? 1,
    integralStart: rule.integralStart ?? false,
    exhaustiveStop: rule.exhaustiveStop ?? true,
    endowments: rule.endowments ?? 'equal',
    comparison: rule.comparison ?? false,
  } as const;
}

function usualUtility(kind: BallotKind) {
  return kind === 'points' ? 'points' : kind === 'ranking' ? 'borda' : 'cost';
}

/** Equal Shares counts what its utility says, whatever the ballots hold. */
function scoreFor(rule: Rule, kind: BallotKind) {
  if (rule.kind !== 'equal-shares' || rule.utility === undefined) return usualScore(kind);
  return rule.utility === 'points' || rule.utility === 'borda' ? rule.utility : 'ballots';
}

function written(threshold: Threshold): Threshold {
  return 'votes' in threshold ? threshold : { rounding: 'up', ...threshold };
}
