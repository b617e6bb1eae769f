/** The letters that the web server has written, as their readers find them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Stage } from './stage.ts';

/** The newest letter to this address, as text; '' when there is none. */
export function letterTo(stage: Stage, address: string): string {
  const folder = join(stage.dataDir, 'mail');
  if (!existsSync(folder)) return '';
  return (
    readdirSync(folder)
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8').replace(/=\r?\n/g, ''))
      .findLast((letter) => letter.includes(address)) ?? ''
  );
}

/** Waits for a letter with a link that begins with this path, and gives the link's path. */
export async function linkTo(stage: Stage, address: string, path: string): Promise<string> {
  const found = () => new RegExp(`${path}[\\w-]+\\S*`).exec(letterTo(stage, address))?.[0] ?? '';
  await expect.poll(found, { timeout: 10_000 }).not.toBe('');
  return found();
}
