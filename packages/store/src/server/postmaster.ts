import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { isAlive } from './lock.ts';

/** What PostgreSQL says about itself in postmaster.pid. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean };

const pidFile = (cluster: string) => join(cluster, 'postmaster.pid');

/** The server that runs on this cluster now (also one that outlived its parent), or `null`. */
export function runningPostmaster(cluster: string): Postmaster | null {
  const lines = readPidFile(cluster);
  const pid = Number(lines?.[0]);
  if (lines === null || !Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
  if (!standsIn(pid, cluster)) return null;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

function readPidFile(cluster: string): readonly string[] | null {
  try {
    return readFileSync(pidFile(cluster), 'utf8').split('\n');
  } catch {
    return null;
  }
}

/** A postmaster's working directory is its cluster; where the system does not tell, we believe. */
function standsIn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return !existsSync('/proc/self/cwd');
  }
}

/**
 * After a crash and a reboot the number in postmaster.pid may belong to a stranger; PostgreSQL then
 * refuses for ever. We replace the number by one that cannot exist and leave the rest of the file:
 * PostgreSQL still checks the shared memory named in it, so orphaned backends stay protected against.
 */
export function defuseStalePid(cluster: string): void {
  const lines = readPidFile(cluster);
  if (lines === null || runningPostmaster(cluster) !== null) return;
  const path = pidFile(cluster);
  const { uid, gid } = statSync(path);
  writeFileSync(`${path}.new`, ['2147483646', ...lines.slice(1)].join('\n'), { mode: 0o600 });
  if (process.getuid?.() === 0) chownSync(`${path}.new`, uid, gid);
  renameSync(`${path}.new`, path);
}

/** Settings that a voting system stands on, given on the command line so that no file overrides them. */
const durable = ['fsync=on', 'full_page_writes=on', 'synchronous_commit=on'];

/** How PostgreSQL is run: as whom, from where, and where its log goes. */
export type Run = {
  readonly binaries: Binaries;
  readonly account: Account | 'own';
  readonly cluster: string;
  readonly cwd: string;
  readonly log: string;
};

const childEnvironment = () => ({
  PATH: process.env.PATH ?? '',
  LC_ALL: 'C',
  LANG: 'C',
  TZ: 'UTC',
});

function childOptions(run: Run) {
  const as = run.account === 'own' ? {} : { uid: run.account.uid, gid: run.account.gid };
  return { ...as, cwd: run.cwd, env: childEnvironment() };
}

/** Creates an empty cluster with checksums. Gives back what initdb wrote, and whether it succeeded. */
export async function initialise(
  run: Run,
  passwordFile: string,
): Promise<{ done: boolean; text: string }> {
  const child = spawn(
    join(run.binaries.root, 'bin', 'initdb'),
    [
      `--pgdata=${run.cluster}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--data-checksums',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
    ],
    { ...childOptions(run), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  child.stderr.on('data', (chunk) => (text += String(chunk)));
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => ((text += `error: ${error.message}`), resolve(null)));
    child.once('close', resolve);
  });
  return { done: code === 0, text };
}

/** Starts the server in its own process group and waits until it accepts connections or ends. */
export async function launch(
  run: Run,
  port: number,
  socketDirectory: string | null,
): Promise<{ pid: number } | { text: string }> {
  const from = existsSync(run.log) ? statSync(run.log).size : 0;
  const log = openSync(run.log, 'a', 0o600);
  const settings = [
    ...durable,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${socketDirectory ?? ''}`,
    'max_connections=120',
    'password_encryption=scram-sha-256',
    'logging_collector=off',
    'log_destination=stderr',
    'log_min_error_statement=panic', // statements may carry personal data
    'log_parameter_max_length_on_error=0',
    'timezone=UTC',
    'log_timezone=UTC',
    'jit=off',
  ];
  const child = spawn(
    join(run.binaries.root, 'bin', 'postgres'),
    ['-D', run.cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...childOptions(run), stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  let ended = false;
  let failure = '';
  child.once('error', (error) => ((ended = true), (failure = `error: ${error.message}`)));
  child.once('exit', () => (ended = true));
  child.unref();
  for (;;) {
    if (ended) return { text: `${readFileSync(run.log, 'utf8').slice(from)}\n${failure}` };
    const running = runningPostmaster(run.cluster);
    if (running?.ready === true && running.pid === child.pid) return { pid: running.pid };
    await sleep(20);
  }
}

/** Stops a server cleanly (fast shutdown: open transactions are rolled back) and waits for its end. */
export async function stopPostmaster(pid: number, cluster: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 20) {
    if (runningPostmaster(cluster)?.pid !== pid) break;
    if (waited === 0) signal(pid, 'SIGINT');
    if (waited === 20_000) signal(pid, 'SIGQUIT');
    await sleep(20);
  }
  while (isAlive(pid) && standsIn(pid, cluster)) await sleep(20);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has gone already
  }
}

/** Whether a program could listen on 127.0.0.1:port now. */
export async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      probe.close(() => resolve(true)),
    );
  });
}

/** The wanted port if it is free, otherwise any free one. */
export async function freePort(wanted: number): Promise<number> {
  if (wanted > 0 && (await isFree(wanted))) return wanted;
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
