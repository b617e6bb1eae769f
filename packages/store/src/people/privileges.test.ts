import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../connect.ts';
import { inPlatform, openDb, type Db } from '../db.ts';
import { freshDatabase, type FreshDatabase } from '../testing/index.ts';
import * as events from './events.ts';

let database: FreshDatabase;
let db: Db;
let web: pg.Pool;
let owner: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  web = openPool(database.webUrl, { max: 1 });
  db = openDb(web);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await db.destroy();
  await database.drop();
});

describe('帳號的權限 what the application may do with accounts and tenants', () => {
  it.each([
    ['rename a tenant', `update people.tenant set name_zh = 'x'`],
    ['make a tenant one of the demonstration', 'update people.tenant set demo = true'],
    ['move an organisation', 'update people.organisation set parent_id = null'],
    ['take an account for one of the demonstration', 'update people.account set demo = true'],
    ['give an account another address', `update people.account set email = 'x@example.test'`],
    ['delete an account', 'delete from people.account'],
    ['delete the past passwords', 'delete from people.past_password'],
    ['delete a role', 'delete from people.role_grant'],
    ['open a link for longer', 'update people.link set expires_at = now()'],
    ['give a session to somebody else', 'update people.session set account_id = id'],
  ])('may not %s', async (_, statement) => {
    await expect(web.query(statement)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('過去的密碼', () => {
  it('are forgotten but for the last three of each account', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    for (const [id, count] of [
      [one, 5],
      [two, 2],
    ] as const) {
      await owner.query(
        `insert into people.account (id, kind, email, name, created_at) values ($1, 'staff', $2, '', now())`,
        [id, `${id}@example.test`],
      );
      await owner.query(
        `insert into people.past_password
         select $1, 'hash ' || n, now() - n * interval '1 day' from generate_series(1, $2::int) n`,
        [id, count],
      );
    }
    expect(await inPlatform(db, (tx) => events.forget(tx))).toBe(2);
    const left = await owner.query(
      'select hash from people.past_password where account_id = $1 order by hash',
      [one],
    );
    expect(left.rows.map(({ hash }) => hash)).toEqual(['hash 1', 'hash 2', 'hash 3']);
    expect(await inPlatform(db, (tx) => events.forget(tx))).toBe(0);
  });
});
