// npm test, on the pinned Node: every check, every test, the stories; the last line counts them.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { ensureBrowser, findBrowser } from './browser.js';
import { runChild } from './children.ts';
import { complain, project, say } from './install.js';

type Count = { readonly passed: number; readonly failed: number; readonly skipped: number };

const checks = ['types', 'lint', 'format', 'arrows', 'steps', 'unused'];
const aborter = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop());
process.on('disconnect', () => stop());

let stopped = false;
function stop(): void {
  stopped = true;
  aborter.abort();
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);

/** One of the checks of package.json; it speaks only when it fails. */
async function check(name: string): Promise<Count> {
  const began = performance.now();
  const { code, text } = await runChild('npm', ['run', '--silent', `check:${name}`], {
    abort: aborter.signal,
  });
  console.log(`check:${name} ${code === 0 ? 'passed' : 'FAILED'} (${seconds(began)} s)`);
  if (code !== 0) console.log(text.trimEnd());
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
};

/** Runs vitest's projects; a run that ends badly without a failed test counts as one failure. */
async function tests(projects: readonly string[]): Promise<Count> {
  const report = join(project, 'reports', `${projects.join('-')}.json`);
  rmSync(report, { force: true });
  const { code } = await runChild(
    process.execPath,
    [
      join(project, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--passWithNoTests',
      ...projects.map((name) => `--project=${name}`),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    {
      show: true,
      abort: aborter.signal,
      env: { ...process.env, CHROMIUM: findBrowser() ?? undefined },
    },
  );
  try {
    const read = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const failed = Math.max(read.numFailedTests, code === 0 ? 0 : 1);
    return {
      passed: read.numPassedTests,
      failed,
      skipped: read.numPendingTests + read.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function buildSite(): Promise<Count> {
  const began = performance.now();
  const { failed } = await build(aborter.signal);
  console.log(`build ${failed === null ? 'passed' : 'FAILED'} (${seconds(began)} s)`);
  if (failed !== null) console.log(failed.trimEnd());
  return { passed: failed === null ? 1 : 0, failed: failed === null ? 0 : 1, skipped: 0 };
}

async function main(): Promise<Count> {
  mkdirSync(join(project, 'reports'), { recursive: true });
  const counts: Count[] = [];
  if (!ensureBrowser()) return { passed: 0, failed: 1, skipped: 0 };
  const steps: (() => Promise<Count>)[] = [
    buildSite,
    ...checks.map((name) => () => check(name)),
    () => tests(['rules', 'acts']),
    () => tests(['stories']),
  ];
  for (const step of steps) if (!stopped) counts.push(await step());
  if (stopped) complain('測試中斷。', 'The tests were interrupted.');
  const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed') + (stopped ? 1 : 0),
    skipped: sum('skipped'),
  };
}

say('檢查、測試與故事。', 'Checks, tests and stories.');
const { passed, failed, skipped } = await main();
if (skipped > 0) say(`略過 ${skipped} 項（原因見上）。`, `${skipped} skipped (reasons above).`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
process.disconnect?.();
