import {
  chmodSync,
  chownSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import type { Account } from './account.ts';
import { installedBinaries, reachableBinaries } from './binaries.ts';
import {
  credentialsPath,
  newCredentials,
  readCredentials,
  urlOf,
  writeCredentials,
  type Credentials,
} from './credentials.ts';
import { ownDirectory, type Place } from './place.ts';
import {
  defuseStalePid,
  freePort,
  initialise,
  launch,
  runningPostmaster,
  stopPostmaster,
  type Run,
} from './postmaster.ts';
import { prepareCluster } from './prepare.ts';
import { loggedRefusal, type ServerRefusal } from './refusal.ts';

/** A cluster whose server runs. */
export type Started = {
  readonly run: Run;
  readonly place: Place;
  readonly credentials: Credentials;
  readonly pid: number;
  readonly adopted: boolean;
};

/** Starts the server of a place, creating the cluster when it is missing. */
export async function startIn(
  place: Place,
  account: Account | 'own',
  port: number,
): Promise<Result<Started, ServerRefusal>> {
  const installed = installedBinaries();
  if (installed === null)
    return refuse({ code: 'no-binaries', platform: `${process.platform}-${process.arch}` });
  const binaries = await reachableBinaries(installed, account, place.place);
  const log = join(place.dataDir, 'server.log');
  const run: Run = { binaries, account, cluster: place.cluster, cwd: place.place, log };

  const found = clusterVersion(place.cluster);
  const needed = installed.version.split('.')[0] ?? '';
  if (found !== null && found !== needed)
    return refuse({ code: 'other-version', path: place.cluster, found, needed });

  const remembered = readCredentials(place.dataDir);
  if (found !== null && remembered === null)
    return refuse({ code: 'no-credentials', path: credentialsPath(place.dataDir) });
  const credentials = remembered ?? newCredentials(port);
  if (remembered === null) writeCredentials(place.dataDir, credentials);

  if (found === null) {
    const refusal = await createCluster(run, credentials);
    if (refusal !== null) return refuse(refusal);
  }
  return bringUp(run, place, credentials);
}

function clusterVersion(cluster: string): string | null {
  const file = join(cluster, 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/** Makes the cluster aside and moves it in when whole, so that a broken attempt is simply repeated. */
async function createCluster(run: Run, credentials: Credentials): Promise<ServerRefusal | null> {
  const draft = `${run.cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  ownDirectory(draft, run.account);
  const passwordFile = join(draft, '..', 'password.new');
  try {
    writeFileSync(passwordFile, `${credentials.passwords.admin}\n`, { mode: 0o600 });
    if (run.account !== 'own') chownSync(passwordFile, run.account.uid, run.account.gid);
    const { done, text } = await initialise({ ...run, cluster: draft }, passwordFile);
    if (!done) {
      await rm(draft, { recursive: true, force: true });
      return loggedRefusal(text, run.cluster, run.log);
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  await rename(draft, run.cluster);
  return null;
}

/** Adopts or starts the server, remembers its port, prepares roles and database once. */
async function bringUp(
  run: Run,
  place: Place,
  credentials: Credentials,
): Promise<Result<Started, ServerRefusal>> {
  const outlived = runningPostmaster(run.cluster);
  const adopted =
    outlived !== null && outlived.port === credentials.port && (await answers(credentials));
  if (outlived !== null && !adopted) await stopPostmaster(outlived.pid, run.cluster);
  let now = credentials;
  let pid = outlived?.pid ?? 0;
  if (!adopted) {
    trimLog(run.log);
    const launched = await launchOnFreePort(run, place, credentials);
    if (!launched.ok) return launched;
    ({ credentials: now, pid } = launched.value);
  }
  if (!now.prepared) {
    await prepareCluster(now).catch(async (error: unknown) => {
      await stopPostmaster(pid, run.cluster);
      throw error;
    });
    now = { ...now, prepared: true };
  }
  if (now !== credentials) writeCredentials(place.dataDir, now);
  return ok({ run, place, credentials: now, pid, adopted });
}

async function answers(credentials: Credentials): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOf(credentials, 'admin', 'postgres'),
    connectionTimeoutMillis: 5_000,
  });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Starts the server again on the same port when it has ended without being told to (killed, out of
 * memory). Gives back its process number; nothing is done when it runs.
 */
export async function revive(started: Started): Promise<Result<number, ServerRefusal>> {
  const running = runningPostmaster(started.run.cluster);
  if (running !== null) return ok(running.pid);
  const launched = await launchOnFreePort(started.run, started.place, started.credentials, true);
  return launched.ok ? ok(launched.value.pid) : launched;
}

/**
 * Starts on the remembered port or another free one. Waits up to ten seconds for the backends of a
 * killed server to leave its shared memory, as PostgreSQL asks.
 */
async function launchOnFreePort(
  run: Run,
  place: Place,
  credentials: Credentials,
  samePort = false,
): Promise<Result<{ readonly credentials: Credentials; readonly pid: number }, ServerRefusal>> {
  for (let attempt = 0; ; attempt += 1) {
    const port = samePort ? credentials.port : await freePort(credentials.port);
    defuseStalePid(run.cluster);
    const launched = await launch(run, port, socketDirectory(place, run.account));
    if ('pid' in launched)
      return ok({
        credentials: port === credentials.port ? credentials : { ...credentials, port },
        pid: launched.pid,
      });
    const passing = /pre-existing shared memory block|could not bind|could not create any TCP/.test(
      launched.text,
    );
    if (!passing || attempt === 40)
      return refuse(loggedRefusal(launched.text, run.cluster, run.log));
    await sleep(250);
  }
}

/** PostgreSQL's socket path may hold 107 bytes; in a deeper folder we do without. */
function socketDirectory(place: Place, account: Account | 'own'): string | null {
  const path = join(place.place, 'socket');
  if (Buffer.byteLength(path) > 85) return null;
  ownDirectory(path, account);
  return path;
}

function trimLog(log: string): void {
  if (!existsSync(log)) return;
  if (statSync(log).size > 10_000_000) truncateSync(log);
  chmodSync(log, 0o600);
}
