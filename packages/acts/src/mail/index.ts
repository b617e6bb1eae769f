/** 郵件: the port through which letters leave, and its two adapters. */
import { Outbox } from './outbox.ts';
import { smtp } from './smtp.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  /** Plain text; lines end with `\n`. */
  readonly text: string;
}

export interface Mail {
  /** For the operator's log: where letters go. Holds no password. */
  readonly place: string;
  /** `false` when the letter could not be handed over; never throws. */
  readonly send: (letter: Letter) => Promise<boolean>;
}

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

export { Outbox } from './outbox.ts';
