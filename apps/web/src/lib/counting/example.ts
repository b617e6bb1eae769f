/** The worked example: ten residents, five proposals, 100,000 元. Everything shown of it is counted. */
import type { MoneyFrom } from '@gongsuan/acts/ports';
import { count, type Election, type Outcome, type Rule, type TieRule } from '@gongsuan/tally';

export const PROPOSAL_IDS = ['A', 'B', 'C', 'D', 'E'] as const;
export type ProposalId = (typeof PROPOSAL_IDS)[number];

const COSTS: Readonly<Record<ProposalId, number>> = {
  A: 48_000,
  B: 35_000,
  C: 24_000,
  D: 18_000,
  E: 8_000,
};
const AREAS: Readonly<Record<ProposalId, string>> = {
  A: 'east',
  B: 'east',
  C: 'west',
  D: 'west',
  E: 'east',
};

/** What the residents marked, the first to the tenth; the first six live in the east. */
export const BALLOTS: readonly string[] = [
  ...['ABE', 'AB', 'AB', 'A', 'ABE', 'AB'],
  ...['C', 'CDE', 'C', 'CD'],
];
export const EAST = 6;
export const BUDGET = 100_000;

export function exampleElection(nameOf: (id: ProposalId) => string): Election {
  return {
    kind: 'approval',
    budget: BUDGET,
    currency: 'TWD',
    projects: PROPOSAL_IDS.map((id) => ({
      id,
      cost: COSTS[id],
      area: AREAS[id],
      name: nameOf(id),
    })),
    groups: BALLOTS.map((picks) => ({
      ballot: { kind: 'approval', picks: picks.split('') },
      count: 1,
    })),
  };
}

const TIES: readonly TieRule[] = ['cost', 'id'];

export const EXAMPLE_THRESHOLD = 3;
export const EXAMPLE_CAP = 2;

/** The rules of the page, in its order. */
export const EXAMPLE_RULES = {
  'threshold-and-cap': {
    kind: 'threshold-and-cap',
    threshold: { votes: EXAMPLE_THRESHOLD },
    comparison: 'over',
    cap: EXAMPLE_CAP,
    ties: TIES,
  },
  greedy: { kind: 'greedy', ties: TIES },
  'votes-per-cost': { kind: 'greedy', by: 'votes-per-cost', ties: TIES },
  'top-per-group': { kind: 'top-per-group', group: 'area', top: 1, ties: TIES },
  'max-welfare': { kind: 'max-welfare', ties: TIES },
  // Not add1 first: amounts in the reasons are then those that the page draws.
  'equal-shares': { kind: 'equal-shares', completion: 'greedy', ties: TIES },
  phragmen: { kind: 'phragmen', ties: TIES },
} as const satisfies Record<string, Rule>;
export type ExampleRule = keyof typeof EXAMPLE_RULES;

/** What the playground begins from: the example has money, so that every rule can be tried. */
export const EXAMPLE_MONEY: MoneyFrom = 'given';

export function counted(rule: Rule): Outcome {
  return count(
    exampleElection((id) => id),
    rule,
  );
}

export function costOf(id: string): number {
  const found = PROPOSAL_IDS.find((one) => one === id);
  if (!found) throw new Error(`the example has no proposal ${id}`);
  return COSTS[found];
}

/** The places of the residents who marked a proposal. */
export function supportersOf(id: string): readonly number[] {
  return BALLOTS.flatMap((picks, resident) => (picks.includes(id) ? [resident] : []));
}

/** How many of each resident's marks are funded. */
export function gainsUnder(outcome: Outcome): readonly number[] {
  return BALLOTS.map((picks) => outcome.funded.filter((id) => picks.includes(id)).length);
}
