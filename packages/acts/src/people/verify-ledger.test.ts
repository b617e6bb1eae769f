import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Staff, AccountId, TenantId } from '@gongsuan/core/people';
import { nextLine, type LedgerLine } from '@gongsuan/core/ledger';
import { inTenant, ledger, openDb, type Db } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { freshDatabase, type FreshDatabase } from '@gongsuan/store/testing';
import { createTenant } from './create-tenant.ts';
import { LEDGER_PAGE, readLedger, verifyLedger, type LedgerReport } from './verify-ledger.ts';

const machine = { kind: 'machine', name: 'cli' } as const;
const now = new Date('2026-11-21T01:00:00Z');
const LINES = 12;
let database: FreshDatabase;
let db: Db;
let owner: pg.Client;
let tenant: TenantId;
let number = 0;

beforeAll(async () => {
  database = await freshDatabase();
  db = openDb(openPool(database.webUrl));
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await db.destroy();
  await database.drop();
});

/** A tenant with twelve lines of its own. */
beforeEach(async () => {
  const id = `city${(number += 1)}`;
  const made = await createTenant(
    db,
    machine,
    {
      id,
      parent: null,
      kind: 'city',
      name: { zh: id, en: null },
      intro: { zh: '', en: null },
      contact: '',
      demo: false,
    },
    now,
  );
  if (!made.ok) throw new Error(made.refusal.code);
  tenant = made.value.tenant;
  for (let n = 2; n <= LINES; n += 1) await note(n);
});

function note(n: number): Promise<LedgerLine> {
  const facts = { n };
  return inTenant(db, tenant, (tx) =>
    ledger.write(tx, tenant, { actor: machine, at: now, act: 'noted', subject: 'test', facts }),
  );
}

/** What the owner of the database can do when he switches the protection off. */
async function tamper(sql: string, values: readonly unknown[] = []): Promise<void> {
  await owner.query(`select set_config('gongsuan.tenant', '${tenant}', false)`);
  await owner.query('alter table house.ledger disable trigger user');
  const done = await owner.query(sql, [...values]);
  await owner.query('alter table house.ledger enable trigger user');
  expect(done.rowCount).toBeGreaterThan(0);
}

async function verify(published: LedgerReport['head'] = null): Promise<LedgerReport> {
  const report = await verifyLedger(db, machine, tenant, published);
  if (!report.ok) throw new Error(report.refusal.code);
  return report.value;
}

describe('異動紀錄的驗證', () => {
  it('finds a chain sound, and gives the hash to publish', async () => {
    const report = await verify();
    expect(report).toMatchObject({ lines: LINES, faults: [], head: { seq: LINES } });
    expect(report.head?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['facts', `update house.ledger set facts = '{"n":99}' where seq = 5`],
    ['act', `update house.ledger set act = 'x' where seq = 5`],
    ['subject', `update house.ledger set subject = 'x' where seq = 5`],
    ['actor', `update house.ledger set actor = '{"kind":"staff"}' where seq = 5`],
    ['moment', `update house.ledger set at = at + interval '1 second' where seq = 5`],
    ['fraction of a second', `update house.ledger set at = at + interval '1 ms' where seq = 5`],
    ['hash', `update house.ledger set hash = repeat('0', 64) where seq = 5`],
  ])('names the line whose %s was altered', async (_what, sql) => {
    await tamper(`${sql} and tenant_id = house.tenant()`);
    expect((await verify()).faults).toContainEqual({ kind: 'altered', seq: 5 });
  });

  it('finds a line rewritten together with its hash', async () => {
    const [four, five] = await inTenant(db, tenant, (tx) => ledger.page(tx, tenant, 4, 2));
    if (!four || !five) throw new Error('no lines');
    const forged = nextLine({ ...five, facts: { n: 99 } }, four);
    await tamper(
      `update house.ledger set facts = '{"n":99}', hash = $1 where seq = 5 and tenant_id = house.tenant()`,
      [forged.hash],
    );
    expect((await verify()).faults).toEqual([{ kind: 'broken', seq: 6 }]);
  });

  it('names the line that was taken out, the first one too', async () => {
    await tamper('delete from house.ledger where seq = 7 and tenant_id = house.tenant()');
    expect((await verify()).faults).toEqual([{ kind: 'missing', seq: 7 }]);
    await tamper('delete from house.ledger where seq = 1 and tenant_id = house.tenant()');
    expect((await verify()).faults).toContainEqual({ kind: 'missing', seq: 1 });
  });

  it('finds a line put in', async () => {
    await tamper(
      `insert into house.ledger
         select tenant_id, seq + 1, at, actor, act, subject, facts, hash, previous
           from house.ledger where seq = ${LINES} and tenant_id = house.tenant()`,
    );
    expect((await verify()).faults).toContainEqual({ kind: 'altered', seq: LINES + 1 });
  });

  it('sees by a published hash alone that the end was cut off', async () => {
    const { head } = await verify();
    await note(LINES + 1);
    expect((await verify(head)).published).toBe(true);
    await tamper(`delete from house.ledger where seq >= ${LINES} and tenant_id = house.tenant()`);
    expect((await verify()).faults).toEqual([]);
    expect((await verify(head)).published).toBe(false);
  });

  it('reads a long chain page by page and finds a fault at the seam', async () => {
    await inTenant(db, tenant, async (tx) => {
      for (let n = LINES + 1; n <= LEDGER_PAGE + 5; n += 1) {
        const facts = { n };
        const line = { actor: machine, at: now, act: 'noted', subject: 'test', facts };
        await ledger.write(tx, tenant, line);
      }
    });
    expect(await verify()).toMatchObject({ lines: LEDGER_PAGE + 5, faults: [] });
    await tamper(
      `update house.ledger set previous = repeat('a', 64)
        where seq = ${LEDGER_PAGE + 1} and tenant_id = house.tenant()`,
    );
    expect((await verify()).faults).toContainEqual({ kind: 'broken', seq: LEDGER_PAGE + 1 });
  });

  it('is for administrators and auditors of this tenant', async () => {
    const staff = (role: 'auditor' | 'cycle-officer', of: string): Staff => ({
      kind: 'staff',
      account: 'a' as AccountId,
      name: '',
      grants: [{ role, tenant: of as TenantId, organisation: null }],
    });
    const filter = { before: null, act: 'noted', subject: null };
    expect((await readLedger(db, staff('auditor', tenant), tenant, filter, 3)).ok).toBe(true);
    expect((await readLedger(db, staff('cycle-officer', tenant), tenant, filter, 3)).ok).toBe(
      false,
    );
    expect((await readLedger(db, staff('auditor', 'other'), tenant, filter, 3)).ok).toBe(false);
    expect((await verifyLedger(db, staff('auditor', 'other'), tenant)).ok).toBe(false);
  });

  it('cannot be undone by the application: its role may not update, delete or empty the ledger', async () => {
    const web = new pg.Client({ connectionString: database.webUrl });
    await web.connect();
    await web.query(`select set_config('gongsuan.tenant', '${tenant}', false)`);
    for (const sql of [
      `update house.ledger set act = 'x'`,
      'delete from house.ledger',
      'truncate house.ledger',
      'alter table house.ledger disable trigger user',
      `update people.event set kind = 'x'`,
      'delete from people.event',
      'delete from people.account',
      `update people.account set email = 'x@example.test'`,
      'delete from people.session',
      'delete from people.role_grant',
      `update people.role_grant set role = 'tenant-admin'`,
    ]) {
      await expect(web.query(sql), sql).rejects.toMatchObject({ code: '42501' });
    }
    await web.end();
    expect((await verify()).faults).toEqual([]);
  });

  it('is insert-only even for the owner while the triggers stand', async () => {
    await owner.query(`select set_config('gongsuan.tenant', '${tenant}', false)`);
    await expect(owner.query('delete from house.ledger')).rejects.toMatchObject({ code: '42501' });
  });
});
