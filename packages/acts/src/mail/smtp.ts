import { createTransport } from 'nodemailer';
import type { Letter, Mail } from './letter.ts';

/** Sends by SMTP. What goes wrong is reported by its code alone: the address is nobody's business. */
export function smtp(url: string, sender: string, report: (problem: string) => void): Mail {
  const transport = createTransport(url, { from: sender });
  const send = async (letter: Letter): Promise<boolean> => {
    try {
      await transport.sendMail({ ...letter, headers: { 'Auto-Submitted': 'auto-generated' } });
      return true;
    } catch (cause) {
      report(`a letter could not be sent: ${codeOf(cause)}`);
      return false;
    }
  };
  return { place: new URL(url).host, send };
}

/** `ECONNREFUSED`, `EAUTH` …; messages may hold addresses and are left out. */
export function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : 'unknown reason';
}
