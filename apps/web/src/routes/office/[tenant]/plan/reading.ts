/**
 * Reading the plan's forms: what was typed becomes values, and what cannot be read becomes a
 * problem with its field, so that a page can show all of them at once.
 */
import { at, within, type PlanField, type PlanProblem, type Section } from '@gongsuan/core/plan';
import {
  day,
  money,
  momentAt,
  momentField,
  parseDay,
  rocYear,
  type Bilingual,
  type Day,
  type Lang,
  type Money,
} from '@gongsuan/prelude';

/** Everything that was typed, by the name of its field. */
export type Typed = Readonly<Record<string, readonly string[]>>;

export function typedOf(form: FormData): Typed {
  // A map first: a field may call itself `constructor`.
  const typed = new Map<string, string[]>();
  for (const [name, value] of form) {
    if (typeof value === 'string') typed.set(name, [...(typed.get(name) ?? []), value]);
  }
  return Object.fromEntries(typed);
}

/** Where a value stands: a field of the section, or of one of its areas or phases. */
export interface Place {
  readonly key?: string | number;
  readonly where?: Bilingual | null;
}

export interface Reader {
  /** What could not be read so far. */
  readonly problems: readonly PlanProblem[];
  readonly has: (name: string) => boolean;
  readonly text: (what: PlanField, place?: Place) => string;
  /** A Chinese text with an English one that may be missing. */
  readonly both: (what: PlanField, english: PlanField, place?: Place) => Bilingual;
  readonly count: (what: PlanField, place?: Place) => number;
  readonly countOrNull: (what: PlanField, place?: Place) => number | null;
  readonly moneyOrNull: (what: PlanField, place?: Place) => Money | null;
  /** A share in per cent, in hundredths of a per cent. */
  readonly basisPoints: (what: PlanField, place?: Place) => number;
  readonly dayOrNull: (what: PlanField, place?: Place) => Day | null;
  /** A day and a clock time (`<field>Clock`) in Taiwan. */
  readonly moment: (what: 'opens' | 'closes', place?: Place) => Date;
  readonly one: <T extends string>(what: PlanField, known: readonly T[], place?: Place) => T;
  readonly some: <T extends string>(what: PlanField, known: readonly T[]) => readonly T[];
  readonly raw: (name: string) => string;
  /** Notes that a field was left empty that must not be. */
  readonly miss: (what: PlanField) => void;
}

export function readerOf(form: FormData, section: Section): Reader {
  const typed = typedOf(form);
  const problems: PlanProblem[] = [];
  const raw = (name: string): string => (typed[name]?.[0] ?? '').trim();
  const spot = (what: PlanField, place: Place | undefined) =>
    place?.key === undefined
      ? at(section, what)
      : within(section, what, place.key, place.where ?? null);
  const value = (what: PlanField, place?: Place): string => raw(spot(what, place).field);

  /** The value read, or a problem and something in its place that is thrown away with it. */
  function known<T>(read: T | undefined, instead: T, what: PlanField, place?: Place): T {
    if (read !== undefined) return read;
    const text = value(what, place);
    const where = spot(what, place);
    problems.push(
      text === ''
        ? { ...where, code: 'plan-missing' }
        : { ...where, code: 'plan-unreadable', typed: text.slice(0, 60) },
    );
    return instead;
  }

  const reader: Reader = {
    problems,
    raw,
    miss: (what) => {
      if (problems.every((one) => one.field !== what)) {
        problems.push({ ...at(section, what), code: 'plan-missing' });
      }
    },
    has: (name) => name in typed,
    text: value,
    both: (what, english, place) => ({ zh: value(what, place), en: value(english, place) || null }),
    count: (what, place) => known(wholeNumber(value(what, place)), 0, what, place),
    countOrNull: (what, place) => (value(what, place) === '' ? null : reader.count(what, place)),
    moneyOrNull: (what, place) =>
      value(what, place) === '' ? null : known(amount(value(what, place)), ZERO, what, place),
    basisPoints: (what, place) => known(hundredths(value(what, place)), 0, what, place),
    dayOrNull: (what, place) =>
      value(what, place) === '' ? null : known(parseDay(value(what, place)), ANY_DAY, what, place),
    moment: (what, place) => {
      const on = known(parseDay(value(what, place)), ANY_DAY, what, place);
      const time = `${what}Clock` as const;
      const clock = known(clockOf(value(time, place)), '00:00', time, place);
      return momentAt(on, clock) ?? known(undefined, new Date(0), time, place);
    },
    one: (what, choices, place) => {
      const [first] = choices;
      if (first === undefined) throw new Error('a choice needs something to choose from');
      return known(
        choices.find((one) => one === value(what, place)),
        first,
        what,
        place,
      );
    },
    some: (what, choices) => choices.filter((one) => typed[what]?.includes(one)),
  };
  return reader;
}

/** A day as a form shows it again: 115/05/31 for Chinese readers, 2026-05-31 for English ones. */
export function dayField(on: Day | null, lang: Lang): string {
  if (on === null) return '';
  if (lang === 'en') return on;
  const [year, month, date] = on.split('-');
  return rocYear(Number(year)) > 0 ? `${rocYear(Number(year))}/${month}/${date}` : on;
}

/** The clock time of a moment in Taiwan, `09:00`. */
export function clockField(moment: Date): string {
  return momentField(moment).slice(11);
}

/** A year of the common era, or of the Republic when it is below 200. */
export function yearOf(text: string): number | undefined {
  const year = wholeNumber(text.replace(/^民國|年度?$/g, ''));
  return year !== undefined && year > 0 && year < 200 ? year + 1911 : year;
}

function wholeNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  if (!/^-?(\d{1,3}(,\d{3})+|\d{1,15})$/.test(plain)) return undefined;
  return Number(plain.replaceAll(',', ''));
}

function amount(text: string): Money | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/^\s*(NT\$|\$)/i, '')
    .replace(/元\s*$/, '');
  const whole = wholeNumber(plain);
  return whole === undefined ? undefined : money(whole);
}

function hundredths(text: string): number | undefined {
  const parts = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(text.normalize('NFKC').trim());
  if (!parts) return undefined;
  return Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0') || 0);
}

/** A clock time as it is typed: 17:00, 1700 or 17時00分; `momentAt` says whether there is one. */
export function clockOf(text: string): string | undefined {
  const parts = /^(\d{1,2})[:：時]?(\d{2})分?$/.exec(text.normalize('NFKC').trim());
  return parts ? `${parts[1]?.padStart(2, '0')}:${parts[2]}` : undefined;
}

const ZERO = money(0) ?? never('zero is an amount');
const ANY_DAY = day(2000, 1, 1) ?? never('a day');

function never(what: string): never {
  throw new Error(what);
}
