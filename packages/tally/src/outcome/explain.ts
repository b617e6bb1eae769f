import { grouped, money, withUnit, type Language } from './amounts.ts';
import { explainEn } from './explain-en.ts';
import { explainZh } from './explain-zh.ts';
import type { Outcome } from './outcome.ts';
import type { Entry, Phrase } from './phrase.ts';

export type { Language };

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
