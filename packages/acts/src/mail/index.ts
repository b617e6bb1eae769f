/** 郵件: the port through which letters leave, and its two adapters. */
import type { Mail } from './letter.ts';
import { Outbox } from './outbox.ts';
import { smtp } from './smtp.ts';

/**
 * Letters go out by SMTP when SMTP_URL is set (`smtps://user:password@host`, sender MAIL_FROM),
 * otherwise into the folder `mail` of the data directory, one `.eml` file each.
 */
export function mailFrom(
  env: Readonly<Record<string, string | undefined>>,
  dataDir: string,
  report: (problem: string) => void,
): Mail {
  const sender = env['MAIL_FROM'] || 'Gongsuan <no-reply@localhost>';
  const url = env['SMTP_URL'];
  return url ? smtp(url, sender, report) : new Outbox(dataDir, sender, report);
}

export type { Letter, Mail } from './letter.ts';
export { clearLetters } from './clear-letters.ts';
export { Outbox } from './outbox.ts';
