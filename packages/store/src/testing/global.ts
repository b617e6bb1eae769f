import { randomBytes } from 'node:crypto';
import { migrate, migrationSentence } from '../migrate.ts';
import { inRole, onDatabase } from '../connect.ts';
import { once, testVariables } from './shared.ts';
import { temporaryServer } from './server.ts';

type Run = { users: number; readonly begun: Promise<() => Promise<void>> };

// Each vitest project loads this module anew, in one process: the run's server is kept on the process.
const runs = globalThis as typeof globalThis & { gongsuanTestRun?: Run };

/**
 * Starts one PostgreSQL server for the whole test run (or uses TEST_DATABASE_URL, a login that may
 * create databases), migrates a template database once, and tells the workers by environment
 * variables. The function that it gives back removes everything.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const run = (runs.gongsuanTestRun ??= { users: 0, begun: begin() });
  run.users += 1;
  const end = await run.begun;
  return async () => {
    run.users -= 1;
    if (run.users > 0) return;
    delete runs.gongsuanTestRun;
    await end();
  };
}

async function begin(): Promise<() => Promise<void>> {
  const template = `gongsuan_template_${randomBytes(4).toString('hex')}`;
  const given = process.env.TEST_DATABASE_URL;
  const server = given === undefined || given === '' ? await temporaryServer() : null;
  const ownerUrl = server?.ownerUrl ?? given ?? '';
  const templateUrl = onDatabase(ownerUrl, template);
  await once(ownerUrl, `create database ${template}`);
  const migrated = await migrate(templateUrl);
  if (!migrated.ok) {
    await server?.remove();
    throw new Error(migrationSentence(migrated.refusal).en);
  }
  process.env[testVariables.owner] = templateUrl;
  process.env[testVariables.web] =
    server === null ? inRole(templateUrl, 'gongsuan_web') : onDatabase(server.webUrl, template);
  return async () => {
    if (server === null) await once(ownerUrl, `drop database if exists ${template} with (force)`);
    await server?.remove();
  };
}
