import { ok, refuse, type Result } from '@gongsuan/prelude';
import { databaseAccount, type Account } from './account.ts';
import { revive, startIn, type Started } from './cluster.ts';
import { accessOf, type Access } from './credentials.ts';
import { takeLock, type Lock } from './lock.ts';
import { choosePlace } from './place.ts';
import { stopPostmaster } from './postmaster.ts';
import { beginAnew } from './prepare.ts';
import { fileRefusal, type ServerRefusal } from './refusal.ts';

/** A running embedded server, held by this process. */
export type Server = Access & {
  readonly dataDir: string;
  readonly cluster: string;
  readonly port: number;
  readonly pid: () => number;
  /** The server was running already: it outlived the process that had started it. */
  readonly adopted: boolean;
  /** Notes the web address for the words that a second start prints. */
  readonly announce: (url: string) => void;
  /**
   * Starts PostgreSQL again, on the same port, if it has ended without `stop`; `true` when it had to.
   * Call it from time to time.
   */
  readonly revive: () => Promise<Result<boolean, ServerRefusal>>;
  /** Throws the database away and makes it anew, empty: only for one that nobody has used yet. */
  readonly beginAnew: () => Promise<void>;
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
    return ok(hold(started.value, locked.value));
  } catch (error) {
    const refusal = fileRefusal(error, dataDir);
    if (refusal === null) throw error;
    return refuse(refusal);
  }
}

function hold(started: Started, lock: Lock): Server {
  const { credentials, run, place, adopted } = started;
  let { pid } = started;
  let stopping: Promise<void> | undefined;
  let reviving: Promise<Result<boolean, ServerRefusal>> | undefined;
  const reviveOnce = async (): Promise<Result<boolean, ServerRefusal>> => {
    if (stopping !== undefined) return ok(false);
    const revived = await revive(started);
    if (!revived.ok) return revived;
    const before = pid;
    pid = revived.value;
    return ok(pid !== before);
  };
  return {
    ...accessOf(credentials),
    ...{ dataDir: place.dataDir, cluster: run.cluster, port: credentials.port, adopted },
    pid: () => pid,
    announce: lock.announce,
    beginAnew: () => beginAnew(credentials),
    revive: () => (reviving ??= reviveOnce().finally(() => (reviving = undefined))),
    stop: () =>
      (stopping ??= (reviving ?? Promise.resolve())
        .then(() => stopPostmaster(pid, run.cluster))
        .finally(lock.release)),
  };
}
