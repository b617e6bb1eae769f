import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SentMessageInfo } from 'nodemailer';
import type { Letter, Mail } from './index.ts';
import { codeOf } from './smtp.ts';

/** Writes each letter into a folder, for a machine without a mail server. Only its owner can read it. */
export class Outbox implements Mail {
  readonly place: string;
  readonly #transport;
  readonly #report: (problem: string) => void;

  constructor(dataDir: string, sender: string, report: (problem: string) => void) {
    this.place = join(dataDir, 'mail');
    this.#report = report;
    this.#transport = createTransport(
      { streamTransport: true, buffer: true, newline: 'unix' },
      { from: sender },
    );
  }

  readonly send = async (letter: Letter): Promise<boolean> => {
    try {
      const info: SentMessageInfo & { message?: unknown } = await this.#transport.sendMail({
        ...letter,
      });
      if (!Buffer.isBuffer(info.message)) throw new Error('no message');
      await mkdir(this.place, { recursive: true, mode: 0o700 });
      const stamp = new Date().toISOString().replaceAll(':', '-');
      const file = join(this.place, `${stamp}-${randomUUID().slice(0, 8)}.eml`);
      await writeFile(`${file}.part`, info.message, { mode: 0o600 });
      await rename(`${file}.part`, file);
      return true;
    } catch (cause) {
      this.#report(`a letter could not be written to ${this.place}: ${codeOf(cause)}`);
      return false;
    }
  };
}
