/**
 * 投票資格 as a plan announces it: the day on which ages are reckoned and the last birthday that may
 * vote. Whether a person may vote is decided in `vote/eligibility.ts`.
 */
import { dayOf, type Day } from '@gongsuan/prelude';
import type { Cycle } from './cycle.ts';
import { running } from './phase.ts';
import { byYears } from './shift.ts';

/** The day on which voters' ages are reckoned; null while no voting is planned. */
export function ageDay(cycle: Pick<Cycle, 'rules' | 'phases'>): Day | null {
  if (cycle.rules.eligibility.ageOn) return cycle.rules.eligibility.ageOn;
  const vote = running(cycle.phases).find(({ step }) => step === 'vote');
  return vote ? dayOf(vote.opens) : null;
}

/** The last birthday that may vote: born on this day or before. */
export function bornBy(minAge: number, on: Day): Day {
  return byYears(on, -minAge);
}
