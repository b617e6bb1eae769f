import pg from 'pg';
import { accounts, urlOf, type Credentials } from './credentials.ts';

/**
 * Makes the roles and the empty database of an embedded cluster; harmless when they exist.
 * - `gongsuan_owner` owns the schema and runs migrations; it may create databases (tests, copies).
 * - `gongsuan_web` is what the application connects as: no rights but those that migrations grant,
 *   and row-level security binds it.
 * - `gongsuan_audit` may read what migrations grant it.
 */
export async function prepareCluster(credentials: Credentials): Promise<void> {
  const admin = new pg.Client({ connectionString: urlOf(credentials, 'admin', 'postgres') });
  await admin.connect();
  try {
    for (const who of ['owner', 'web', 'audit'] as const) {
      const name = pg.escapeIdentifier(accounts[who]);
      const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [
        accounts[who],
      ]);
      if (rowCount === 0) await admin.query(`create role ${name}`);
      const extra = who === 'owner' ? 'createdb' : 'nocreatedb';
      const password = pg.escapeLiteral(credentials.passwords[who]);
      await admin.query(
        `alter role ${name} login ${extra} nosuperuser nocreaterole nobypassrls noreplication password ${password}`,
      );
    }
    await admin.query(`grant gongsuan_web, gongsuan_audit to gongsuan_owner`);
    const { rowCount } = await admin.query(`select 1 from pg_database where datname = 'gongsuan'`);
    if (rowCount === 0) await admin.query('create database gongsuan owner gongsuan_owner');
  } finally {
    await admin.end();
  }
}

/**
 * Throws the database `gongsuan` away and makes it anew, empty. For a database that was never in use:
 * the loading of the demonstration was cut off before anybody could reach it.
 */
export async function beginAnew(credentials: Credentials): Promise<void> {
  const admin = new pg.Client({ connectionString: urlOf(credentials, 'admin', 'postgres') });
  await admin.connect();
  try {
    await admin.query('drop database if exists gongsuan with (force)');
    await admin.query('create database gongsuan owner gongsuan_owner');
  } finally {
    await admin.end();
  }
}
