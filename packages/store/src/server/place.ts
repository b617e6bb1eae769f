import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { canReach, type Account } from './account.ts';
import { fileRefusal, type ServerRefusal } from './refusal.ts';

/**
 * Where the files stand. `dataDir` is what the operator named: it holds the lock, the passwords and
 * the log. `place` holds the database itself: `dataDir` too, unless the account that PostgreSQL runs
 * as cannot enter it (started as root in a checkout below /root, say); then it is
 * /var/tmp/gongsuan-<hash of dataDir>, owned by root, and `dataDir` keeps the passwords.
 */
export type Place = { readonly dataDir: string; readonly place: string; readonly cluster: string };

/** Makes the directories and decides the place. Refuses when the disk does not let us write. */
export function choosePlace(
  wanted: string,
  account: Account | 'own',
  elsewhere = '/var/tmp',
): Result<Place, ServerRefusal> {
  try {
    makeDirectory(wanted, account === 'own' ? 0o700 : 0o711);
    const dataDir = realpathSync(wanted);
    if (account !== 'own' && canReach(dirname(dataDir), account)) {
      const { mode } = lstatSync(dataDir);
      if ((mode & 0o011) !== 0o011) chmodSync(dataDir, (mode & 0o777) | 0o011);
    }
    if (canReach(dataDir, account))
      return ok({ dataDir, place: dataDir, cluster: join(dataDir, 'postgres') });
    const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
    const place = join(elsewhere, `gongsuan-${hash}`);
    mkdirSync(place, { recursive: true, mode: 0o755 });
    const { mode, uid } = lstatSync(place);
    if (!lstatSync(place).isDirectory() || uid !== process.getuid?.() || (mode & 0o022) !== 0)
      return refuse({ code: 'unsafe-place', path: place });
    return ok({ dataDir, place, cluster: join(place, 'postgres') });
  } catch (error) {
    const refusal = fileRefusal(error, wanted);
    // A file system that takes no folders (`/proc`) says that the folder is missing.
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing) return refuse({ code: 'no-permission', path: wanted });
    if (refusal === null) throw error;
    return refuse(refusal);
  }
}

/** Makes a directory that the account owns alone. */
export function ownDirectory(path: string, account: Account | 'own'): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (account !== 'own') chownSync(path, account.uid, account.gid);
}

/**
 * Makes a directory and those above it. Node's own recursive mkdir reports a read-only disk as a
 * missing folder; step by step the true reason comes out.
 */
function makeDirectory(path: string, mode: number): void {
  if (existsSync(path)) return;
  if (!existsSync(dirname(path))) makeDirectory(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // a second start may have made it in the meantime
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
