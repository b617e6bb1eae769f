import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './install.js';
import { runChild } from './children.ts';

const web = join(project, 'apps/web');
const stamp = join(web, 'build/.sources');
const left = new Set(['node_modules', 'build', '.svelte-kit', 'dist', 'migrations', 'tools']);

/** One hash over everything that the site is built from; tests are not part of it. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  const add = (path: string) =>
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(project, path)))
      .update('\0');
  const walk = (folder: string) => {
    const entries = readdirSync(join(project, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isDirectory()) {
        if (!left.has(entry.name)) walk(`${folder}/${entry.name}`);
      } else if (entry.isFile() && !/\.test\.ts$|\.md$/.test(entry.name))
        add(`${folder}/${entry.name}`);
    }
  };
  add('package-lock.json');
  walk('apps/web');
  walk('packages');
  return hash.digest('hex');
}

/** Whether the built site is of these very sources. */
export const isBuilt = (): boolean =>
  existsSync(join(web, 'build/handler.js')) &&
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === sourcesHash();

/** Builds the site when its sources have changed. Gives back what the build wrote if it failed. */
export async function build(abort?: AbortSignal): Promise<{ readonly failed: string | null }> {
  if (isBuilt()) return { failed: null };
  const hash = sourcesHash();
  const vite = join(project, 'node_modules/vite/bin/vite.js');
  const { code, text } = await runChild(process.execPath, [vite, 'build'], {
    cwd: web,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    ...(abort === undefined ? {} : { abort }),
  });
  if (code !== 0) return { failed: text };
  writeFileSync(stamp, hash);
  return { failed: null };
}
