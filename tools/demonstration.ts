// The demonstration of the embedded database: loaded once, whole or not at all.
import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDirectory, serverSentence, type Server } from '@gongsuan/store/server';
import { runChild, type Environment } from './children.ts';
import { project, say } from './install.js';
import { Stopped } from './stopped.ts';

const begun = (env: NodeJS.ProcessEnv) => join(dataDirectory(env), 'demonstration-begun');
const loaded = (env: NodeJS.ProcessEnv) => join(dataDirectory(env), 'demonstration-loaded');

/**
 * A first start that was cut off while loading left half a demonstration behind. Nobody can have used
 * it, for the web server starts after the loading: the database begins anew.
 */
export async function dropHalf(server: Server, env: NodeJS.ProcessEnv): Promise<void> {
  if (!existsSync(begun(env)) || existsSync(loaded(env))) return;
  say(
    '上次載入示範資料中斷，重新建立資料庫。',
    'Loading the demonstration was cut off last time; the database begins anew.',
  );
  await server.beginAnew();
  rmSync(begun(env));
}

/** Loads it into an empty database; the loader itself does nothing where there are tenants. */
export async function loadDemonstration(
  env: Environment,
  own: boolean,
  abort: AbortSignal,
): Promise<void> {
  if (own && existsSync(loaded(env))) return;
  say(
    '檢查示範資料；資料庫是空的就載入。',
    'Checking the demonstration; loading it into an empty database.',
  );
  if (own) writeFileSync(begun(env), '');
  const { code } = await runChild(
    process.execPath,
    [join(project, 'apps/cli/src/main.ts'), 'demo', 'load'],
    { env, abort, show: true },
  );
  if (code !== 0) throw new Stopped(own && isFull(env) ? fullSentence(env) : FAILED);
  if (!own) return;
  writeFileSync(loaded(env), '');
  rmSync(begun(env));
}

const FAILED = {
  zh: '示範資料載入失敗（見上）。',
  en: 'Loading the demonstration failed (above).',
};

const fullSentence = (env: NodeJS.ProcessEnv) =>
  serverSentence({ code: 'disk-full', path: dataDirectory(env) });

/** Less than what PostgreSQL needs for one more file of its log. */
function isFull(env: NodeJS.ProcessEnv): boolean {
  const { bavail, bsize } = statfsSync(dataDirectory(env));
  return bavail * bsize < 16 * 1024 * 1024;
}
