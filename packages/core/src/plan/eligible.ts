/**
 * 投票資格: who may vote, with the reason for everybody who may not.
 *
 * 002〈四、提案票選〉「設籍台北市或就學、就業及居住在台北市，年滿 16 歲以上，均可上網或至區公所認證後上網投票」.
 */
import { ageOn, type Day } from '@gongsuan/prelude';
import type { Eligibility, Residency } from './cycle.ts';
import { byYears } from './shift.ts';

/** What is known of a person when the question is asked. */
export interface VoterFacts {
  readonly born: Day;
  /** How the person belongs to the place; each shown by papers or by the registry. */
  readonly residencies: readonly Residency[];
  /** Since when registered in the place, where that is known. */
  readonly registeredSince: Day | null;
}

export type Ineligible =
  | {
      readonly reason: 'too-young';
      readonly minAge: number;
      readonly age: number;
      readonly on: Day;
    }
  | { readonly reason: 'too-old'; readonly maxAge: number; readonly age: number; readonly on: Day }
  | { readonly reason: 'not-of-the-place'; readonly residencies: readonly Residency[] }
  | { readonly reason: 'registered-too-late'; readonly since: Day; readonly by: Day };

/**
 * The reasons why this person may not vote; none when the person may.
 *
 * @param opens the day on which voting opens, on which the age is reckoned unless the rules name one
 */
export function ineligible(
  person: VoterFacts,
  rule: Eligibility,
  opens: Day,
): readonly Ineligible[] {
  const on = rule.ageOn ?? opens;
  const age = ageOn(person.born, on);
  const reasons: Ineligible[] = [];
  if (age < rule.minAge) reasons.push({ reason: 'too-young', minAge: rule.minAge, age, on });
  if (rule.maxAge !== null && age > rule.maxAge) {
    reasons.push({ reason: 'too-old', maxAge: rule.maxAge, age, on });
  }
  return [...reasons, ...belonging(person, rule)];
}

/** The last birthday that may vote: born on this day or before. */
export function bornBy(minAge: number, on: Day): Day {
  return byYears(on, -minAge);
}

function belonging(person: VoterFacts, rule: Eligibility): readonly Ineligible[] {
  const held = person.residencies.filter((residency) => rule.residencies.includes(residency));
  if (held.length === 0) return [{ reason: 'not-of-the-place', residencies: rule.residencies }];
  const { registeredBy: by } = rule;
  const { registeredSince: since } = person;
  // The day asks something of those who come as registered residents only.
  const onlyRegistered = held.every((residency) => residency === 'registered');
  if (by !== null && since !== null && since > by && onlyRegistered) {
    return [{ reason: 'registered-too-late', since, by }];
  }
  return [];
}
