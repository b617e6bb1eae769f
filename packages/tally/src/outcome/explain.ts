import { grouped, money, withUnit, type Language } from './amounts.ts';
import { explainEn } from './explain-en.ts';
import { explainZh } from './explain-zh.ts';
import type { Outcome, Reason, Round, Unfunded } from './outcome.ts';

export type { Language };

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

/**
 * Why a project was or was not funded, in one sentence with the numbers that it rests on.
 *
 * @param nameOf how a project is called in the sentence; its id when left out
 * @throws when the outcome knows no such project
 */
export function explain(
  outcome: Outcome,
  id: string,
  language: Language,
  nameOf: (id: string) => string = (project) => project,
): string {
  const author = language === 'en' ? explainEn : explainZh;
  const phrase: Phrase = {
    name: nameOf,
    money: (amount) => money(amount, outcome, language),
    unit: (text) => withUnit(text, outcome, language),
    number: grouped,
    inPoints: (outcome.rule.score ?? 'ballots') !== 'ballots',
    weighted: outcome.totals.some((total) => total.score !== total.weightedScore),
    byPlaces: outcome.rule.kind === 'threshold-and-cap' || outcome.rule.kind === 'top-per-group',
    outcome,
  };
  const project = outcome.unfunded.find((other) => other.id === id);
  if (project) return author.unfunded(project, phrase);
  const entry = outcome.rounds.findLast(
    (round): round is Entry => 'id' in round && round.id === id,
  );
  if (entry) return author.funded(entry, phrase);
  throw new Error(`the outcome knows no project "${id}"`);
}
