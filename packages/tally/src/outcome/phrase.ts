/** What the authors of the sentences in each language share. */
import type { Outcome, Reason, Round, Unfunded } from './outcome.ts';

/** What a sentence is made from: numbers already written, names already looked up. */
export interface Phrase {
  readonly name: (id: string) => string;
  readonly money: (amount: number) => string;
  /** An amount that the outcome holds as a decimal, with its unit. */
  readonly unit: (decimal: string) => string;
  readonly number: (whole: number) => string;
  /** Ballots give points, not votes. */
  readonly inPoints: boolean;
  /** Some ballots count more than once. */
  readonly weighted: boolean;
  /** Places are counted, not money. */
  readonly byPlaces: boolean;
  readonly outcome: Outcome;
}

/** How a funded project got in: the round in which the rule took it. */
export type Entry = Extract<Round, { id: string }>;

/** One author of sentences in each language, complete by type. */
export interface Author {
  readonly funded: (entry: Entry, phrase: Phrase) => string;
  readonly unfunded: (project: Unfunded & Reason, phrase: Phrase) => string;
}
