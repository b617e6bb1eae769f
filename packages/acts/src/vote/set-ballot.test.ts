import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant } from '@gongsuan/store';
import { cycles } from '@gongsuan/store/plan';
import { freshDatabase, type FreshDatabase } from '@gongsuan/store/testing';
import { setBallots } from './set-ballot.ts';
import { DURING, MACHINE, raiseStage, type Stage } from './stage.ts';

let database: FreshDatabase;
let stage: Stage;

beforeAll(async () => {
  database = await freshDatabase();
  stage = await raiseStage(database.webUrl);
});
afterAll(async () => {
  await stage.close();
  await database.drop();
});

describe('two officers at once', () => {
  it('setting the ballots waits for an officer who is changing the plan', async () => {
    const { tenant, cycle, booth } = stage;
    const other = stage.another();
    let set: Promise<unknown> = Promise.resolve();
    const order: string[] = [];
    await inTenant(booth.db, tenant, async (tx) => {
      await cycles.lock(tx, tenant, cycle.id);
      const input = { tenant, cycle: cycle.id };
      set = setBallots(other.db, other.keyring, MACHINE, input, DURING).then(() =>
        order.push('set'),
      );
      const waiting = () =>
        sql<{ n: number }>`select count(*)::int as n from pg_locks where not granted`.execute(tx);
      await expect.poll(async () => (await waiting()).rows[0]?.n).toBeGreaterThan(0);
      order.push('changed');
    });
    await set;
    expect(order).toEqual(['changed', 'set']);
  });
});
