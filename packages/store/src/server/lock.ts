import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import type { ServerRefusal } from './refusal.ts';

/** Who holds a data directory. `birth` tells a process from a later one with the same number. */
type Holder = {
  readonly pid: number;
  readonly birth: string;
  readonly since: string;
  readonly url: string | null;
};

/** A data directory held by this process until `release`. */
export type Lock = {
  /** Notes the address of the web server, for the words of a second start. */
  readonly announce: (url: string) => void;
  readonly release: () => void;
};

/** Fields of /proc/<pid>/stat from the state on; `null` where the system does not tell. */
function statOf(pid: number): readonly string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

/** When a process began, in ticks since boot; empty where the system does not tell. */
const birthOf = (pid: number): string => statOf(pid)?.[19] ?? '';

/** Whether a process with this number runs, also one of another user; a zombie does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return statOf(pid)?.[0] !== 'Z';
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** The process that holds the data directory now, or `null`: a lock whose owner is gone is no lock. */
export function lockHolder(dataDir: string): Holder | null {
  const holder = readHolder(join(dataDir, 'lock'));
  if (holder === null || !isAlive(holder.pid) || birthOf(holder.pid) !== holder.birth) return null;
  return holder;
}

/** Takes the data directory for this process. Refuses when another living process holds it. */
export function takeLock(dataDir: string, now: string): Result<Lock, ServerRefusal> {
  const path = join(dataDir, 'lock');
  const mine: Holder = { pid: process.pid, birth: birthOf(process.pid), since: now, url: null };
  const draft = join(dataDir, `lock.${randomUUID()}`);
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        linkSync(draft, path); // fails when the name exists: exactly one of two racers gets it
        return ok(held(path, mine));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      }
      const holder = lockHolder(dataDir);
      if (holder !== null)
        return refuse({
          code: 'already-running',
          pid: holder.pid,
          dataDir,
          since: holder.since,
          url: holder.url,
        });
      dropStale(path, draft);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return refuse({ code: 'already-running', pid: 0, dataDir, since: now, url: null });
}

/** Moves a dead owner's lock away; gives it back if a living one slipped in between. */
function dropStale(path: string, draft: string): void {
  const aside = `${draft}.stale`;
  try {
    renameSync(path, aside);
    const moved = readHolder(aside);
    if (moved !== null && isAlive(moved.pid) && birthOf(moved.pid) === moved.birth)
      linkSync(aside, path);
  } catch {
    // another starter was quicker; the next attempt sees its lock
  } finally {
    rmSync(aside, { force: true });
  }
}

function held(path: string, mine: Holder): Lock {
  const stillMine = () => {
    const holder = readHolder(path);
    return holder?.pid === mine.pid && holder.birth === mine.birth;
  };
  return {
    announce: (url) => {
      if (!stillMine()) return;
      writeFileSync(`${path}.${mine.pid}`, JSON.stringify({ ...mine, url }), { mode: 0o600 });
      renameSync(`${path}.${mine.pid}`, path);
    },
    release: () => {
      if (stillMine()) rmSync(path, { force: true });
    },
  };
}
