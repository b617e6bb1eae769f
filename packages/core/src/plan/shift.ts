/**
 * Moving a year's plan into another year. Phases move by whole weeks, all by the same number, so
 * that what opened on a Monday opens on a Monday and nothing changes its length or its order.
 * Days that a rule names (age, registration) are calendar dates and stay on their date.
 */
import { day, dayOf, startOf, type Day } from '@gongsuan/prelude';

const DAY_MS = 24 * 3600_000;
const WEEK_MS = 7 * DAY_MS;

/** The same date in another year; 29 February becomes the 28th where there is none. */
export function inYear(on: Day, year: number): Day {
  const [, month = 1, date = 1] = on.split('-').map(Number);
  const moved = day(year, month, date) ?? day(year, month, date - 1);
  if (!moved) throw new Error(`no such year: ${year}`);
  return moved;
}

/** The same date, years later or earlier. */
export function byYears(on: Day, years: number): Day {
  return inYear(on, Number(on.slice(0, 4)) + years);
}

/**
 * How far a plan moves, in milliseconds, to come as many years later: the whole number of weeks
 * that brings `anchor` nearest to its own date in that year.
 */
export function weeksOver(anchor: Date, years: number): number {
  const from = dayOf(anchor);
  const distance = startOf(byYears(from, years)).getTime() - startOf(from).getTime();
  return Math.round(distance / WEEK_MS) * WEEK_MS;
}

/** How far a plan moves, in milliseconds, for its day `from` to fall on `to`. */
export function daysOver(from: Day, to: Day): number {
  return startOf(to).getTime() - startOf(from).getTime();
}

/** Moments moved by the same distance. */
export function moved<P extends { readonly opens: Date; readonly closes: Date }>(
  phases: readonly P[],
  distance: number,
): readonly P[] {
  return phases.map((phase) => ({
    ...phase,
    opens: new Date(phase.opens.getTime() + distance),
    closes: new Date(phase.closes.getTime() + distance),
  }));
}
