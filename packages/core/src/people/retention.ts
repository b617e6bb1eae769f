/** 保存期限 of what the platform keeps beside its records, and how often the clock looks. */

const HOUR_MS = 3600_000;

/** Letters that lie in a folder for want of a mail server: longer than any link in them lives. */
export const LETTER_DAYS = 30;

/** Letters written before this moment are deleted. */
export function lettersBefore(now: Date): Date {
  return new Date(now.getTime() - LETTER_DAYS * 24 * HOUR_MS);
}

/**
 * Whether to look again for what is to be forgotten. Periods are days and years: once an hour is
 * exact enough, and keeps the ledger readable.
 */
export function forgettingDue(last: Date | null, now: Date): boolean {
  return last === null || now.getTime() - last.getTime() >= HOUR_MS;
}
