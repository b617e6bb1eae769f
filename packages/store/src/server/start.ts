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
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { databaseAccount, type Account } from './account.ts';
import { installedBinaries, reachableBinaries } from './binaries.ts';
import {
  credentialsPath,
  newCredentials,
  readCredentials,
  urlOf,
  writeCredentials,
  type Credentials,
} from './credentials.ts';
import { takeLock } from './lock.ts';
import { choosePlace, ownDirectory, type Place } from './place.ts';
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
import { fileRefusal, loggedRefusal, type ServerRefusal } from './refusal.ts';

/** The URLs by which a database is reached, one per role. */
export type Access = {
  readonly ownerUrl: string;
  readonly webUrl: string;
  readonly auditUrl: string;
};

/** A running embedded server, held by this process. */
export type Server = Access & {
  readonly dataDir: string;
  readonly cluster: string;
  readonly port: number;
  readonly pid: number;
  /** The server was running already: it outlived the process that had started it. */
  readonly adopted: boolean;
  /** Notes the web address for the words that a second start prints. */
  readonly announce: (url: string) => void;
  /** Stops PostgreSQL cleanly, waits for its end and releases the data directory. May be called twice. */
  readonly stop: () => Promise<void>;
};

/** Where and how to start; `now` is an ISO time for the lock. */
export type StartOptions = {
  readonly dataDir: string;
  /** First choice of port when none is remembered; another is chosen if it is taken. */
  readonly port?: number;
  /** Runs PostgreSQL as this account; by default see `databaseAccount`. */
  readonly account?: Account | 'own';
};

/** Default port: not PostgreSQL's own, which an installed server may hold. */
export const defaultPort = 54_329;

/**
 * Starts PostgreSQL in `dataDir`, creating the cluster, the roles and the empty database `gongsuan`
 * when they are missing. Adopts a server that outlived its parent. Refuses with a sentence when
 * another process holds the directory, the disk is full or read-only, or PostgreSQL does not start.
 */
export async function startServer(options: StartOptions): Promise<Result<Server, ServerRefusal>> {
  const account = options.account ?? databaseAccount();
  if (account === null) return refuse({ code: 'no-account' });
  const placed = choosePlace(options.dataDir, account);
  if (!placed.ok) return placed;
  const { dataDir } = placed.value;
  try {
    const locked = takeLock(dataDir, new Date().toISOString());
    if (!locked.ok) return locked;
    let started: Result<Started, ServerRefusal> | undefined;
    try {
      started = await startIn(placed.value, account, options.port ?? defaultPort);
    } finally {
      if (started?.ok !== true) locked.value.release();
    }
    if (!started.ok) return started;
    const { credentials, pid, adopted } = started.value;
    let stopping: Promise<void> | undefined;
    return ok({
      ...accessOf(credentials),
      ...{ dataDir, cluster: placed.value.cluster, port: credentials.port, pid, adopted },
      announce: locked.value.announce,
      stop: () =>
        (stopping ??= stopPostmaster(pid, placed.value.cluster).finally(locked.value.release)),
    });
  } catch (error) {
    const refusal = fileRefusal(error, dataDir);
    if (refusal === null) throw error;
    return refuse(refusal);
  }
}

/** The URLs of an embedded server. */
export const accessOf = (credentials: Credentials): Access => ({
  ownerUrl: urlOf(credentials, 'owner'),
  webUrl: urlOf(credentials, 'web'),
  auditUrl: urlOf(credentials, 'audit'),
});

type Started = {
  readonly credentials: Credentials;
  readonly pid: number;
  readonly adopted: boolean;
};

async function startIn(
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
    await prepareCluster(now);
    now = { ...now, prepared: true };
  }
  if (now !== credentials) writeCredentials(place.dataDir, now);
  return ok({ credentials: now, pid, adopted });
}

async function answers(credentials: Credentials): Promise<boolean> {
  const { default: pg } = await import('pg');
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
 * Starts on the remembered port or another free one. Waits up to ten seconds for the backends of a
 * killed server to leave its shared memory, as PostgreSQL asks.
 */
async function launchOnFreePort(
  run: Run,
  place: Place,
  credentials: Credentials,
): Promise<Result<{ readonly credentials: Credentials; readonly pid: number }, ServerRefusal>> {
  for (let attempt = 0; ; attempt += 1) {
    const port = await freePort(credentials.port);
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
