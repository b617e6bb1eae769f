/** Other people's data beside the checkout: never copied into it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const PABULIB = resolve(import.meta.dirname, '../../../../shared/data/pabulib');

export interface OpenFiles {
  readonly names: readonly string[];
  readonly read: (name: string) => string;
  readonly path: (name: string) => string;
  readonly remove: () => void;
}

/** Unpack the open files outside the project; undefined, having said so, when they are absent. */
export function openFiles(): OpenFiles | undefined {
  const archive = join(PABULIB, 'open.tar.xz');
  if (!existsSync(archive)) {
    console.log(`Skipped: there is no ${archive}.`);
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'pabulib-'));
  execFileSync('tar', ['xJf', archive, '-C', folder]);
  const path = (name: string) => join(folder, 'pb', name);
  return {
    names: readdirSync(join(folder, 'pb'))
      .filter((name) => name.endsWith('.pb'))
      .sort(),
    path,
    read: (name) => readFileSync(path(name), 'utf8'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Stored reference outcomes: file, rule, sorted ids of the funded. */
export type Reference = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export function readReference(): Reference {
  return JSON.parse(readFileSync(join(PABULIB, 'reference.json'), 'utf8')) as Reference;
}
