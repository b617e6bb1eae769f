/**
 * 投票資格 as a plan announces it: the last birthday that may vote. Whether a person may vote is
 * decided in `vote/eligibility.ts`.
 */
import type { Day } from '@gongsuan/prelude';
import { byYears } from './shift.ts';

/** The last birthday that may vote: born on this day or before. */
export function bornBy(minAge: number, on: Day): Day {
  return byYears(on, -minAge);
}
