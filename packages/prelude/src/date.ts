/**
 * Days and moments. A day is an ISO date (`2026-11-21`) in Taiwan; a moment is a `Date`.
 * Taiwan has kept UTC+8 without summer time since 1980, so the offset is a constant here;
 * years of the Republic (民國) are the year minus 1911.
 */
import type { Lang } from './lang.ts';

/** A calendar day in Taiwan, `YYYY-MM-DD`. */
export type Day = string & { readonly __day: unique symbol };

const TAIPEI_OFFSET_MS = 8 * 3600_000;

/** `undefined` when the day does not exist (2026-02-30) or lies outside 1850–2200. */
export function day(year: number, month: number, date: number): Day | undefined {
  if (year < 1850 || year > 2200) return undefined;
  const moment = new Date(Date.UTC(year, month - 1, date));
  if (moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== date) return undefined;
  return moment.toISOString().slice(0, 10) as Day;
}

/**
 * Reads a day as people in Taiwan write it: `2026-11-21`, `2026/11/21`, `115/11/21`, `115-11-21`,
 * `1151121`, `0900531`, `民國115年11月21日`, `90.5.31`. A year under 1850 is a year of the Republic.
 */
export function parseDay(text: string): Day | undefined {
  const plain = text.normalize('NFKC').replace(/\s|民國/g, '');
  const compact = /^(\d{2,3})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  const parts = compact ?? /^(\d{1,4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  if (!parts) return undefined;
  const year = Number(parts[1]);
  return day(year < 1850 ? year + 1911 : year, Number(parts[2]), Number(parts[3]));
}

/** The day in Taiwan at this moment. */
export function dayOf(moment: Date): Day {
  return new Date(moment.getTime() + TAIPEI_OFFSET_MS).toISOString().slice(0, 10) as Day;
}

/** The first moment of a day in Taiwan. */
export function startOf(on: Day): Date {
  return new Date(Date.parse(`${on}T00:00:00+08:00`));
}

/** A moment from a day and a clock time in Taiwan (`09:00`); `undefined` for nonsense. */
export function momentAt(on: Day, clock: string): Date | undefined {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return undefined;
  return new Date(`${on}T${clock}:00+08:00`);
}

/** Reads `2026-11-21T09:00` (what a datetime-local field sends) as a moment in Taiwan. */
export function parseMoment(text: string): Date | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}:\d{2})(?::00)?$/.exec(text.trim());
  const on = parts && day(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return on ? momentAt(on, parts[4] ?? '') : undefined;
}

/** `2026-11-21T09:00` in Taiwan, as a datetime-local field wants it. */
export function momentField(moment: Date): string {
  return new Date(moment.getTime() + TAIPEI_OFFSET_MS).toISOString().slice(0, 16);
}

/** `2026-11-21T09:00:00+08:00`: for data, and for the `datetime` attribute of a page. */
export function isoMoment(moment: Date): string {
  return `${new Date(moment.getTime() + TAIPEI_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}

/** 2026 -> 115; 1911 -> 0, written 民國前1年. */
export function rocYear(year: number): number {
  return year - 1911;
}

const WEEKDAYS = { zh: '日一二三四五六', en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** 民國115年11月21日（六） / 21 Nov 2026 (Sat). */
export function writeDay(on: Day, lang: Lang): string {
  const [year = 0, month = 0, date = 0] = on.split('-').map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  if (lang === 'en') return `${date} ${MONTHS[month - 1]} ${year} (${WEEKDAYS.en[weekday]})`;
  const roc = rocYear(year);
  const era = roc > 0 ? `民國${roc}年` : `民國前${1 - roc}年`;
  return `${era}${month}月${date}日（${WEEKDAYS.zh[weekday]}）`;
}

/** 民國115年11月21日（六）9時05分 / 21 Nov 2026 (Sat) 09:05. */
export function writeMoment(moment: Date, lang: Lang): string {
  const clock = new Date(moment.getTime() + TAIPEI_OFFSET_MS).toISOString().slice(11, 16);
  const on = writeDay(dayOf(moment), lang);
  if (lang === 'en') return `${on} ${clock}`;
  const [hour = '', minute = ''] = clock.split(':');
  return `${on}${Number(hour)}時${minute}分`;
}

/** 足歲 on a day: a person born on 29 February comes of age on 1 March in a common year. */
export function ageOn(born: Day, on: Day): number {
  const [by = 0, bm = 0, bd = 0] = born.split('-').map(Number);
  const [y = 0, m = 0, d = 0] = on.split('-').map(Number);
  return y - by - (m < bm || (m === bm && d < bd) ? 1 : 0);
}
