import { count } from './count.ts';
import type { Election } from './election/election.ts';
import { measure, type Measures } from './measures/measures.ts';
import type { Outcome } from './outcome/outcome.ts';
import { ruleProblems, type RuleProblem } from './rules/check-rule.ts';
import type { Rule, TieRule } from './rules/rule.ts';

/** One rule's result beside others; a rule that cannot count this election says why. */
export type Compared =
  | {
      readonly kind: 'counted';
      readonly name: string;
      readonly rule: Rule;
      readonly outcome: Outcome;
      readonly measures: Measures;
    }
  | {
      readonly kind: 'not-counted';
      readonly name: string;
      readonly rule: Rule;
      readonly problems: readonly RuleProblem[];
    };

/** Count one election by several rules, by their names and in their order. */
export function compare(
  election: Election,
  rules: Readonly<Record<string, Rule>>,
): readonly Compared[] {
  return Object.entries(rules).map(([name, rule]) => {
    const problems = ruleProblems(rule, election);
    if (problems.length > 0) return { kind: 'not-counted', name, rule, problems };
    const outcome = count(election, rule);
    return { kind: 'counted', name, rule, outcome, measures: measure(election, outcome) };
  });
}

/** The money rules worth seeing side by side, with the same tie order. */
export function usualRules(ties: readonly TieRule[] = ['cost', 'votes', 'id']) {
  return {
    greedy: { kind: 'greedy', ties },
    'votes-per-cost': { kind: 'greedy', by: 'votes-per-cost', ties },
    'equal-shares': { kind: 'equal-shares', ties },
    'equal-shares/add1+greedy': { kind: 'equal-shares', completion: 'add1+greedy', ties },
    phragmen: { kind: 'phragmen', ties },
    'max-welfare': { kind: 'max-welfare', ties },
  } as const satisfies Record<string, Rule>;
}
