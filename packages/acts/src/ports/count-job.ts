/** What is counted away from the requests: elections under several rules, and what an answer holds. */
import type { Election, Fraction, Outcome, PbProblem, Project, Rule } from '@gongsuan/tally';

/** Where the ballots are: a .pb file as it was sent, or the ballots of a sealed box. */
export type CountSource =
  | { readonly kind: 'pb'; readonly bytes: SharedArrayBuffer }
  | {
      readonly kind: 'election';
      readonly election: Election;
      readonly official: Rule;
      readonly money: MoneyFrom;
    };

/**
 * The money that rules about money may spend. 'given': the budget of the election. 'admitted': what
 * the official result costs, where the official rule knows no budget. 'places': no costs are known,
 * so every proposal takes one place, and there are as many as the official rule admitted.
 */
export type MoneyFrom = 'given' | 'admitted' | 'places';

/** The rules that an election can be counted by again, by their name on the pages. */
export const RULE_NAMES = [
  'threshold-and-cap',
  'greedy',
  'votes-per-cost',
  'equal-shares',
  'phragmen',
  'max-welfare',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];

export const COMPLETIONS = ['add1+greedy', 'add1', 'greedy', 'none'] as const;
export type Completion = (typeof COMPLETIONS)[number];

export interface EqualSharesOptions {
  /** 'usual': what the ballots say (cost, points or ranks). 'cardinality': every project gives 1. */
  readonly utility: 'usual' | 'cardinality';
  readonly completion: Completion;
}

/** What a visitor changes of the official count. What is null stays. */
export interface Change {
  /** Null: the official rule. */
  readonly rule: RuleName | null;
  /** In whole currency, whatever the election's decimals. */
  readonly budget: number | null;
  /** The least number of votes that passes. */
  readonly threshold: number | null;
  /** The most proposals admitted. */
  readonly cap: number | null;
}

/** Either all rules side by side, or the official result beside a changed one. */
export type CountPlan =
  | { readonly kind: 'compare'; readonly shares: EqualSharesOptions }
  | { readonly kind: 'change'; readonly change: Change };

export interface CountJob {
  /** Names the ballots: the same key is the same election. */
  readonly key: string;
  readonly source: CountSource;
  readonly plan: CountPlan;
}

/** What is counted, without its ballots. */
export interface CountHead {
  /** From the file's META; null for a box. */
  readonly about: Readonly<Record<string, string>> | null;
  readonly ballots: Election['kind'];
  readonly voters: number;
  readonly projects: readonly Project[];
  /** What the rules about money may spend, and in which currency. */
  readonly budget: number;
  readonly money: MoneyFrom;
  readonly decimals: number;
  /** ISO 4217; New Taiwan dollars when null. */
  readonly currency: string | null;
  readonly official: Rule;
  /** What the file's `rule` says, when `official` only stands in for it. */
  readonly unknownRule: string | null;
  /** Ids that the file marks as selected, when it marks any. */
  readonly selected: readonly string[] | null;
  /** The first problems of a file that can be counted all the same, and how many there are. */
  readonly warnings: readonly PbProblem[];
  readonly warned: number;
}

export type ColumnKey = 'official' | 'changed' | RuleName;

/** One rule's result and whom it reaches. */
export interface CountColumn {
  readonly key: ColumnKey;
  readonly outcome: Outcome;
  readonly reach: Reach;
}

/** How many people have something on their ballot funded. */
export interface Reach {
  readonly some: number;
  readonly none: number;
  /** Funded projects on an average ballot, as an exact fraction. */
  readonly picks: Fraction;
}

/** What a page can show: beyond that an election is not counted here. */
export const MOST_PROJECTS = 2_000;
export const LONGEST_ID = 100;

/**
 * Why something could not be counted: out of time, out of memory, more projects or longer ids than a
 * page can show, or an error that was logged.
 */
export type CountTrouble = 'too-long' | 'too-much-memory' | 'too-big' | 'broken';

export type CountAnswer =
  | { readonly kind: 'refused'; readonly problems: readonly PbProblem[] }
  | { readonly kind: 'failed'; readonly trouble: CountTrouble }
  | {
      readonly kind: 'counted';
      readonly head: CountHead;
      readonly columns: readonly CountColumn[];
      /** Rules that could not be counted. */
      readonly missing: readonly { readonly key: ColumnKey; readonly trouble: CountTrouble }[];
    };

/** What the worker reports, piece by piece. */
export type CountReport =
  | { readonly part: 'refused'; readonly problems: readonly PbProblem[] }
  | { readonly part: 'head'; readonly head: CountHead; readonly keys: readonly ColumnKey[] }
  | { readonly part: 'column'; readonly column: CountColumn }
  | { readonly part: 'too-big' }
  | { readonly part: 'broken'; readonly key: ColumnKey | null; readonly error: string }
  | { readonly part: 'done' };
