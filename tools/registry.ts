import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { runChild, startChild, type Child, type Environment } from './children.ts';
import { secretOf } from './database.ts';
import { project } from './install.js';

/** Where the stand-in for the household registry listens, and what it and the site share. */
export type RegistryPlace = {
  readonly url: string;
  readonly port: number;
  readonly secret: string;
};

/** A free port on this machine, and a secret that stays the same from start to start. */
export async function registryPlace(env: NodeJS.ProcessEnv): Promise<RegistryPlace> {
  const port = await freePort();
  const secret =
    env.REGISTRY_SECRET ??
    createHash('sha256')
      .update(`registry ${secretOf(env)}`)
      .digest('base64url');
  return { url: `http://127.0.0.1:${port}`, port, secret };
}

/**
 * Starts the stand-in with the votes that the demonstration has set up. It gets its own settings
 * and nothing else: neither the database nor the platform's secret. `null` when stopped meanwhile.
 */
export async function startRegistry(
  place: RegistryPlace,
  asOwner: Environment,
  log: string,
  abort: AbortSignal,
): Promise<Child | null> {
  const cli = join(project, 'apps/cli/src/main.ts');
  const cases = await runChild(process.execPath, [cli, 'demo', 'cases'], { env: asOwner, abort });
  if (abort.aborted) return null;
  return startChild(
    'registry',
    'apps/registry/src/main.ts',
    {
      PATH: process.env.PATH,
      REGISTRY_PORT: String(place.port),
      REGISTRY_HOST: '127.0.0.1',
      REGISTRY_SECRET: place.secret,
      REGISTRY_CASES: cases.text.split('\n').findLast((line) => line.startsWith('[')) ?? '[]',
    },
    log,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      probe.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : 0),
      );
    });
  });
}
