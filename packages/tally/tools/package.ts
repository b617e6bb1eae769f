/**
 * What `npm pack` and `npm publish` put into the package: plain JavaScript with types. Inside the
 * workspace the package is its TypeScript source, which Node does not run below node_modules; so
 * the manifest points to dist/ while packing and to src/ again afterwards.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync, copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const MANIFEST = join(ROOT, 'package.json');
const KEPT = join(ROOT, 'package.workspace.json');

const [, , step] = process.argv;
if (step === 'prepare') prepare();
else if (step === 'restore') restore();
else throw new Error('prepare or restore?');

function prepare(): void {
  restore();
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  const tsc = join(typescript, 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json')], {
    stdio: 'inherit',
  });
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, unknown>;
  copyFileSync(MANIFEST, KEPT);
  const { scripts: _, ...published } = manifest;
  const exports = { '.': { types: './dist/index.d.ts', default: './dist/index.js' } };
  writeFileSync(MANIFEST, `${JSON.stringify({ ...published, exports }, null, 2)}\n`);
}

function restore(): void {
  if (existsSync(KEPT)) renameSync(KEPT, MANIFEST);
}
