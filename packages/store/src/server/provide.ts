import { ok, type Result } from '@gongsuan/prelude';
import { databaseUrls } from '../connect.ts';
import { dataDirectory } from './data-directory.ts';
import type { ServerRefusal } from './refusal.ts';
import type { Access } from './credentials.ts';
import { startServer } from './start.ts';

/** A database to work with, and what to do with it at the end. */
export type Provided = Access & {
  /** `given` by DATABASE_URL, `running` already for this data directory, or `started` by this call. */
  readonly kind: 'given' | 'running' | 'started';
  readonly announce: (url: string) => void;
  /** Stops the server if this call started it; otherwise does nothing. */
  readonly stop: () => Promise<void>;
};

/**
 * The database that the environment means: DATABASE_URL, or the server that runs for the data
 * directory already, or one started now (for commands that are run while the platform is down).
 */
export async function provideDatabase(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Result<Provided, ServerRefusal>> {
  const known = databaseUrls(env, dataDirectory(env));
  if (known.ok)
    return ok({ ...known.value, announce: () => undefined, stop: async () => undefined });
  if (known.refusal.code !== 'not-running') return known;
  const started = await startServer({ dataDir: dataDirectory(env) });
  return started.ok ? ok({ ...started.value, kind: 'started' }) : started;
}
