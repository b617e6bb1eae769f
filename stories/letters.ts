/** The letters that the web server has written, as their readers find them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Stage } from './stage.ts';

/** The letters to this address, as text, the newest last. */
function lettersTo(stage: Stage, address: string): readonly string[] {
  const folder = join(stage.dataDir, 'mail');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/=\r?\n/g, ''))
    .filter((letter) => letter.includes(address));
}

/** The newest letter to this address, as text; '' when there is none. */
export function letterTo(stage: Stage, address: string): string {
  return lettersTo(stage, address).at(-1) ?? '';
}

/** Waits for a letter with a link that begins with this path, and gives the newest one's path. */
export async function linkTo(stage: Stage, address: string, path: string): Promise<string> {
  const link = new RegExp(`${path}[\\w-]+\\S*`);
  const found = () =>
    lettersTo(stage, address)
      .map((letter) => link.exec(letter)?.[0] ?? '')
      .findLast((one) => one !== '') ?? '';
  await expect.poll(found, { timeout: 10_000 }).not.toBe('');
  return found();
}
