// npm run dev: the embedded server (or DATABASE_URL), migrated, and vite's development server.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { dataDirectory, lockHolder } from '@gongsuan/store/server';
import { databaseUrls } from '@gongsuan/store/connect';
import { migrate, migrationSentence } from '@gongsuan/store/migrate';
import { readyDatabase, secretOf } from './database.ts';
import { complain, project, say } from './install.js';
import { registryPlace, startRegistry } from './registry.ts';
import { Stopped } from './stopped.ts';

/** The database of a platform that runs already in this folder, or one started for this command. */
async function database() {
  const holder = lockHolder(dataDirectory(process.env));
  if (holder === null) return readyDatabase(process.env);
  const urls = databaseUrls(process.env, dataDirectory(process.env));
  if (!urls.ok) return readyDatabase(process.env);
  const migrated = await migrate(urls.value.ownerUrl);
  if (!migrated.ok) throw new Stopped(migrationSentence(migrated.refusal));
  return { ...urls.value, server: null };
}

try {
  const ready = await database();
  say('開發伺服器：存檔即更新。', 'Development server: pages follow the files.');
  const { DATABASE_URL: _owner, ...env } = process.env;
  const place = env.REGISTRY_URL === undefined ? await registryPlace(process.env) : null;
  const aborter = new AbortController();
  const registry =
    place === null
      ? null
      : await startRegistry(
          place,
          { ...process.env, DATABASE_URL: ready.ownerUrl, DATABASE_URL_WEB: ready.webUrl },
          join(dataDirectory(process.env), 'registry.log'),
          aborter.signal,
        );
  const vite = spawn(
    process.execPath,
    [
      join(project, 'node_modules/vite/bin/vite.js'),
      'dev',
      ...(env.PORT ? ['--port', env.PORT, '--strictPort'] : []),
      ...process.argv.slice(2),
    ],
    {
      cwd: join(project, 'apps/web'),
      stdio: 'inherit',
      env: {
        ...env,
        DATABASE_URL_WEB: ready.webUrl,
        GONGSUAN_DATA: dataDirectory(process.env),
        GONGSUAN_SECRET: secretOf(process.env),
        GONGSUAN_DEMO: env.GONGSUAN_DEMO ?? 'yes',
        ...(place === null ? {} : { REGISTRY_URL: place.url, REGISTRY_SECRET: place.secret }),
      },
    },
  );
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => vite.kill(signal));
  vite.once('close', async (code) => {
    await registry?.stop();
    await ready.server?.stop();
    process.exit(code ?? 0);
  });
} catch (error) {
  if (!(error instanceof Stopped)) throw error;
  complain(error.sentence.zh, error.sentence.en);
  process.exit(1);
}
