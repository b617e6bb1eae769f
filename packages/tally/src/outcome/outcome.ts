/** What a count says: who won, why the others did not, and everything needed to check it. */
import type { Total } from '../election/profile.ts';
import type { Rule } from '../rules/rule.ts';

export interface Outcome {
  /** The rule with all its defaults written out, and the SHA-256 of its canonical JSON. */
  readonly rule: Rule;
  readonly ruleHash: string;
  /** 'tied': some proposals are equal where it matters, and a person has to settle it. */
  readonly status: 'settled' | 'tied';
  /** Ids in the order in which the rule took them. */
  readonly funded: readonly string[];
  /** What the funded proposals receive, when that is not their cost. */
  readonly partly: Readonly<Record<string, number>>;
  /** Everybody else, with the reason and the numbers that it rests on; most votes first. */
  readonly unfunded: readonly Unfunded[];
  /** Ties left open. Empty when the status is 'settled'. */
  readonly tied: readonly OpenTie[];
  /** Ties met and settled by the rule's tie order. */
  readonly ties: readonly SettledTie[];
  readonly rounds: readonly Round[];
  /** What the funded proposals receive together, the budget, and its decimals. */
  readonly cost: number;
  readonly budget: number;
  readonly decimals: number;
  /** ISO 4217; New Taiwan dollars when absent. */
  readonly currency?: string;
  readonly totals: readonly Total[];
  /**
   * The share of what was needed that stood behind each proposal, in hundredths of a percent,
   * rounded down: 10000 for the funded, less for the others. Needed are votes or money,
   * whichever the proposal lacked.
   */
  readonly effectiveSupport: Readonly<Record<string, number>>;
}

export type Unfunded = { readonly id: string; readonly votes: number } & Reason;

export type Reason =
  /** Too few votes: `needed` is the least number that would have passed. */
  | { readonly reason: 'below-threshold'; readonly needed: number; readonly short: number }
  /** Enough votes, but others had more: `last` is the fewest votes among those that got in. */
  | {
      readonly reason: 'beyond-cap';
      readonly rank: number;
      readonly cap: number;
      readonly last: number;
      readonly short: number;
      readonly group?: string;
    }
  /** As many votes as the last, and behind them by the tie order, which used `by`. */
  | {
      readonly reason: 'lost-tie';
      /** The equal ones that go before it. */
      readonly with: readonly string[];
      readonly by: SettledTie['by'];
      readonly group?: string;
    }
  /** Equal with others in a tie that a person has to settle. */
  | { readonly reason: 'tied'; readonly with: readonly string[]; readonly places: number }
  /** Comes after a tie that is not settled yet, so nothing can be said. */
  | { readonly reason: 'awaits-tie'; readonly tied: readonly string[] }
  /** Its turn came when less than its cost was left. */
  | {
      readonly reason: 'does-not-fit';
      readonly cost: number;
      readonly left: number;
      readonly missing: number;
    }
  /** The count ended before its turn, at `at`, which did not fit. */
  | {
      readonly reason: 'count-ended';
      readonly at: string;
      readonly cost: number;
      readonly left: number;
    }
  /** Another project on the same site was funded or goes first. */
  | { readonly reason: 'excluded'; readonly by: string }
  /** Its area or category had reached its limit. */
  | {
      readonly reason: 'limit-reached';
      readonly of: 'area' | 'category';
      readonly name: string;
      readonly unit: 'projects' | 'cost';
      readonly limit: number;
      readonly used: number;
      /** What the project costs. */
      readonly cost: number;
    }
  /** Taken off the ballot. */
  | { readonly reason: 'withdrawn' }
  /** Belongs to none of the groups that have winners. */
  | { readonly reason: 'no-group' }
  /** Nobody supports it. */
  | { readonly reason: 'no-supporters' }
  /** Costs more than the whole budget. */
  | { readonly reason: 'dearer-than-budget'; readonly cost: number; readonly missing: number }
  /** Its supporters had spent their money on other projects. */
  | {
      readonly reason: 'supporters-lack-money';
      readonly cost: number;
      readonly supporters: number;
      /** What they still had, rounded down, and what they lacked, rounded up. */
      readonly money: number;
      readonly missing: number;
      /** The funded projects that took most of their money, rounded to whole units, most first. */
      readonly spentOn: readonly Spent[];
    }
  /** Other projects give more welfare for the money: `best` against the best set with this one. */
  | { readonly reason: 'less-welfare'; readonly best: number; readonly withIt: number };

export interface Spent {
  readonly id: string;
  readonly amount: number;
}

export interface OpenTie {
  readonly projects: readonly string[];
  /** How many of them can still be taken. */
  readonly places: number;
  readonly votes: number;
  /** The area or category inside which they are tied. */
  readonly group?: string;
  /** Money left when the tie was met, for rules about money. */
  readonly left?: number;
}

export interface SettledTie {
  readonly projects: readonly string[];
  readonly by: 'votes' | 'cost' | 'id' | 'lot';
  /** The round before which the tie was met. */
  readonly round: number;
}

export type Round =
  | {
      readonly kind: 'admitted';
      readonly id: string;
      readonly votes: number;
      readonly rank: number;
    }
  /** Max welfare: part of the best set. */
  | { readonly kind: 'chosen'; readonly id: string; readonly votes: number; readonly cost: number }
  | {
      readonly kind: 'funded';
      readonly id: string;
      readonly votes: number;
      readonly cost: number;
      readonly left: number;
    }
  | {
      readonly kind: 'partly-funded';
      readonly id: string;
      readonly votes: number;
      readonly cost: number;
      readonly granted: number;
      readonly left: number;
    }
  | {
      readonly kind: 'passed-over' | 'ended';
      readonly id: string;
      readonly cost: number;
      readonly left: number;
    }
  /** Equal Shares: `supporters` bought it; `most` is the most that one of them paid, as a decimal. */
  | {
      readonly kind: 'bought';
      readonly id: string;
      readonly cost: number;
      readonly supporters: number;
      readonly most: string;
      readonly spentOut: number;
      readonly left: number;
    }
  /** Phragmén: bought when each of its supporters had paid `load` in all, as a decimal. */
  | {
      readonly kind: 'earned';
      readonly id: string;
      readonly cost: number;
      readonly supporters: number;
      readonly load: string;
      readonly left: number;
    }
  /** Equal Shares: what each voter started with in the run that counts, after so many raises. */
  | { readonly kind: 'started'; readonly amount: string; readonly raises: number }
  /** Equal Shares: how many voters prefer this outcome, and how many the greedy one. */
  | {
      readonly kind: 'compared';
      readonly shares: number;
      readonly greedy: number;
      readonly taken: 'shares' | 'greedy';
    };
