import { randomBytes } from 'node:crypto';
import { onDatabase } from '../connect.ts';
import { once, testVariables } from './shared.ts';

/** A migrated, empty database for one test file. */
export type FreshDatabase = {
  /** Owner's rights: schema and every row. */
  readonly ownerUrl: string;
  /** What the application connects as. */
  readonly webUrl: string;
  /** Deletes the database, ending connections that are still open. */
  readonly drop: () => Promise<void>;
};

/** Copies the run's template database; needs testing/global.ts as vitest's globalSetup. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const template = process.env[testVariables.owner];
  const web = process.env[testVariables.web];
  if (template === undefined || web === undefined)
    throw new Error('no test server: packages/store/src/testing/global.ts must be the globalSetup');
  const name = `t_${randomBytes(8).toString('hex')}`;
  const maintenance = onDatabase(template, 'postgres');
  await once(
    maintenance,
    `create database ${name} template ${new URL(template).pathname.slice(1)}`,
  );
  return {
    ownerUrl: onDatabase(template, name),
    webUrl: onDatabase(web, name),
    drop: () => once(maintenance, `drop database if exists ${name} with (force)`),
  };
}
