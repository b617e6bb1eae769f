import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Reads a password: from the keyboard without showing it, or one line from standard input. */
export async function password(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = process.stdin.isTTY === true;
  if (terminal) process.stderr.write(question);
  const reader = createInterface({
    input: process.stdin,
    output: silent,
    terminal,
  });
  try {
    for await (const line of reader) return line;
    return '';
  } finally {
    reader.close();
    if (terminal) process.stderr.write('\n');
  }
}
