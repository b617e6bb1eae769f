import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Letter, Mail } from './letter.ts';
import { codeOf } from './smtp.ts';

/**
 * Writes each letter into a folder, for a machine without a mail server: plain UTF-8, so that it can
 * be read in any editor. Only its owner can read it.
 */
export class Outbox implements Mail {
  readonly place: string;
  readonly #sender: string;
  readonly #report: (problem: string) => void;

  constructor(dataDir: string, sender: string, report: (problem: string) => void) {
    this.place = join(dataDir, 'mail');
    this.#sender = sender;
    this.#report = report;
  }

  readonly send = async (letter: Letter): Promise<boolean> => {
    const now = new Date();
    const stamp = now.toISOString().replaceAll(':', '-');
    const file = join(this.place, `${stamp}-${randomUUID().slice(0, 8)}.eml`);
    try {
      await mkdir(this.place, { recursive: true, mode: 0o700 });
      await writeFile(`${file}.part`, messageOf(letter, this.#sender, now), { mode: 0o600 });
      await rename(`${file}.part`, file);
      return true;
    } catch (cause) {
      this.#report(`a letter could not be written to ${this.place}: ${codeOf(cause)}`);
      return false;
    }
  };
}

/** RFC 6532: headers and body in UTF-8, eight bits. */
function messageOf(letter: Letter, sender: string, at: Date): string {
  const headers = {
    From: sender,
    To: letter.to,
    Subject: letter.subject,
    Date: at.toUTCString().replace('GMT', '+0000'),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    'Auto-Submitted': 'auto-generated',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${oneLine(value)}`);
  return `${lines.join('\n')}\n\n${letter.text}`;
}

/** A header value cannot begin another header. */
function oneLine(value: string): string {
  return value.replace(/[\r\n]+/g, ' ');
}
