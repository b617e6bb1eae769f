/**
 * 投票資格: what can be told from the birth date before anybody is asked.
 *
 * 002「年滿 16 歲以上」(N4). Who is registered where is the registry's to say.
 */
import { ageOn, ok, parseDay, refuse, type Day, type Result } from '@gongsuan/prelude';
import type { Residency } from '../plan/cycle.ts';
import { bornBy } from '../plan/eligible.ts';
import type { PollRules } from './rules.ts';

export type BirthRefusal =
  | { readonly code: 'birth-date-malformed'; readonly field: 'birthDate' }
  | { readonly code: 'birth-date-future'; readonly field: 'birthDate' };

export type AgeRefusal =
  | {
      readonly code: 'under-age';
      readonly field: 'birthDate';
      readonly minAge: number;
      readonly on: Day;
      /** The latest birth date that may vote. */
      readonly bornBy: Day;
    }
  | {
      readonly code: 'over-age';
      readonly field: 'birthDate';
      readonly maxAge: number;
      readonly on: Day;
    };

/** Reads a birth date as people write it; it must lie in the past. */
export function parseBirthDate(text: string, today: Day): Result<Day, BirthRefusal> {
  const born = parseDay(text);
  if (!born) return refuse({ code: 'birth-date-malformed', field: 'birthDate' });
  return born > today ? refuse({ code: 'birth-date-future', field: 'birthDate' }) : ok(born);
}

/** 足歲 on the day that the rules name; exactly the youngest age may vote (T16). */
export function checkAge(
  rules: Pick<PollRules, 'eligibility'>,
  born: Day,
): Result<true, AgeRefusal> {
  const { minAge, maxAge, ageOn: on } = rules.eligibility;
  const age = ageOn(born, on);
  const field = 'birthDate';
  if (age < minAge)
    return refuse({ code: 'under-age', field, minAge, on, bornBy: bornBy(minAge, on) });
  if (maxAge !== null && age > maxAge) return refuse({ code: 'over-age', field, maxAge, on });
  return ok(true);
}

/** 選舉人團: how much a ballot counts. `all` where every ballot counts the same. */
export type Electorate = 'all' | 'registered' | 'other';

/**
 * The electorate of a person. Ballots of a vote without weights carry none: what is not needed for
 * the count could only help to tell whose ballot it is.
 */
export function electorateOf(rules: Pick<PollRules, 'weights'>, residency: Residency): Electorate {
  const { registered, other } = rules.weights;
  if (registered === other) return 'all';
  return residency === 'registered' ? 'registered' : 'other';
}

/** How much one ballot of this electorate counts (新店 114: registered residents count double). */
export function weightOf(rules: Pick<PollRules, 'weights'>, electorate: Electorate): number {
  return electorate === 'other' ? rules.weights.other : rules.weights.registered;
}
