import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The operating-system account that PostgreSQL runs as. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number };

/**
 * PostgreSQL refuses to run as root. Started as root, we lend it an account that exists already
 * (`postgres` if there is one, else `nobody`); no account is ever created. Not root: our own.
 * `null` when started as root on a machine without either account.
 */
export function databaseAccount(
  uid: number = process.getuid?.() ?? -1,
  passwd: string = readPasswd(),
): Account | 'own' | null {
  if (uid !== 0) return 'own';
  for (const wanted of ['postgres', 'nobody']) {
    const line = passwd.split('\n').find((entry) => entry.startsWith(`${wanted}:`));
    const [name, , id, group] = line?.split(':') ?? [];
    if (name !== undefined && Number(id) > 0) return { name, uid: Number(id), gid: Number(group) };
  }
  return null;
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}

/** Whether the account may pass through `path` and every directory above it. */
export function canReach(path: string, account: Account | 'own'): boolean {
  if (account === 'own') return true;
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
