import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { project } from './install.js';

/** A process of ours that runs until it is stopped; what it writes goes to `log`. */
export type Child = {
  readonly name: string;
  readonly log: string;
  /** Resolves with the exit code when it ends. */
  readonly ended: Promise<number | null>;
  /** Asks it to end, waits, and insists after eight seconds. */
  readonly stop: () => Promise<void>;
};

/** The environment without the owner's rights: what an application process gets. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Starts a TypeScript program on this Node, on the leash, in a process group of its own. */
export function startChild(name: string, program: string, env: Environment, log: string): Child {
  const file = openSync(log, 'w', 0o600);
  const child = spawn(
    process.execPath,
    ['--import', join(project, 'tools/leash.js'), join(project, program)],
    {
      cwd: project,
      env: { ...env },
      stdio: ['ignore', file, file, 'ipc'],
      detached: true,
    },
  );
  closeSync(file);
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  return { name, log, ended, stop: () => stopChild(child, ended) };
}

async function stopChild(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const done = await Promise.race([ended.then(() => true), sleep(8_000, false)]);
  if (!done) child.kill('SIGKILL');
  await ended;
}

/** Runs a program to its end. `text` is all it wrote, or nothing when it wrote to the terminal. */
export async function runChild(
  command: string,
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly env?: Environment;
    readonly show?: boolean;
    readonly abort?: AbortSignal;
  } = {},
): Promise<{ readonly code: number | null; readonly text: string }> {
  const child = spawn(command, args, {
    cwd: options.cwd ?? project,
    env: { ...(options.env ?? process.env) },
    stdio: [
      'ignore',
      options.show === true ? 'inherit' : 'pipe',
      options.show === true ? 'inherit' : 'pipe',
    ],
    ...(options.abort === undefined ? {} : { signal: options.abort }),
  });
  let text = '';
  child.stdout?.on('data', (chunk) => (text += String(chunk)));
  child.stderr?.on('data', (chunk) => (text += String(chunk)));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, text: `${text}${error.message}` }));
    child.once('close', (code) => resolve({ code, text }));
  });
}

/** The end of a log file, for messages. */
export function lastLines(log: string, count = 15): string {
  try {
    return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}

/** Waits until the address answers (any status below 500), or the child ends, or time is over. */
export async function waitForPage(url: string, child: Child, seconds: number): Promise<boolean> {
  let over = false;
  void child.ended.then(() => (over = true));
  const until = Date.now() + seconds * 1000;
  while (!over && Date.now() < until) {
    try {
      const response = await fetch(url, {
        redirect: 'manual',
        signal: AbortSignal.timeout(10_000),
      });
      await response.arrayBuffer();
      if (response.status < 500) return true;
      await sleep(250);
    } catch {
      await sleep(50);
    }
  }
  return false;
}
