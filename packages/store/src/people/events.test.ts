import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../connect.ts';
import { inPlatform, openDb, type Db } from '../db.ts';
import { freshDatabase, type FreshDatabase } from '../testing/index.ts';
import * as events from './events.ts';

let database: FreshDatabase;
let db: Db;
let owner: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  db = openDb(openPool(database.webUrl));
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  for (const age of ['400 days', '366 days', '360 days', '1 hour']) {
    await owner.query(
      `insert into people.event (at, kind, facts) values (now() - $1::interval, 'locked', '{}')`,
      [age],
    );
  }
});
afterAll(async () => {
  await owner.end();
  await db.destroy();
  await database.drop();
});

const count = async () =>
  Number((await owner.query('select count(*) from people.event')).rows[0].count);

describe('資安事件紀錄', () => {
  it('can be changed or deleted within its year by nobody, the owner included', async () => {
    for (const sql of [
      `update people.event set kind = 'x'`,
      `delete from people.event where at > now() - interval '361 days'`,
      'truncate people.event',
    ]) {
      await expect(owner.query(sql), sql).rejects.toMatchObject({ code: '42501' });
    }
    expect(await count()).toBe(4);
  });

  it('is forgotten after one year, and only then', async () => {
    expect(await inPlatform(db, (tx) => events.forget(tx))).toBe(2);
    expect(await inPlatform(db, (tx) => events.forget(tx))).toBe(0);
    expect(await count()).toBe(2);
  });
});
