import { randomUUID } from 'node:crypto';
import type { AccountId, Email, Staff, TenantId } from '@gongsuan/core/people';
import { inTenant, ledger, openDb, type Db } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { accounts } from '@gongsuan/store/people';
import { freshDatabase, type FreshDatabase } from '@gongsuan/store/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCycle } from '../plan/index.ts';
import { createTenant } from './create-tenant.ts';
import { readLedger } from './verify-ledger.ts';

const machine = { kind: 'machine', name: 'cli' } as const;
const now = new Date('2026-11-21T01:00:00Z');
const everything = { before: null, act: null, subject: null };

let database: FreshDatabase;
let db: Db;

beforeAll(async () => {
  database = await freshDatabase();
  db = openDb(openPool(database.webUrl, { max: 2 }));
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

async function city(id: string): Promise<{ readonly tenant: TenantId; readonly cycle: string }> {
  const name = { zh: `${id}市`, en: null };
  const wish = { id, parent: null, kind: 'city', name, intro: { zh: '', en: null } } as const;
  const made = await createTenant(db, machine, { ...wish, contact: '', demo: false }, now);
  if (!made.ok) throw new Error(made.refusal.code);
  const { tenant, root } = made.value;
  const plan = { preset: 'ndc-topic', year: 2026, slug: '115', organisation: root, start: null };
  const cycle = await createCycle(db, machine, tenant, plan, now);
  if (!cycle.ok) throw new Error(cycle.refusal.code);
  return { tenant, cycle: cycle.value.id };
}

async function person(kind: 'staff' | 'citizen', name: string): Promise<AccountId> {
  const id = randomUUID() as AccountId;
  const email = `${id}@example.test` as Email;
  await inTenant(db, 'one' as TenantId, (tx) =>
    accounts.insert(tx, { id, kind, name, email, home: null }, now),
  );
  return id;
}

it('names what the lines speak of and the officers who acted; citizens have no name there', async () => {
  const { tenant, cycle } = await city('one');
  const officer = await person('staff', '示範承辦');
  const citizen = await person('citizen', '示範市民');
  const staff: Staff = { kind: 'staff', account: officer, name: '示範承辦', grants: [] };
  await inTenant(db, tenant, async (tx) => {
    const note = { at: now, act: 'noted', facts: {} };
    await ledger.write(tx, tenant, { ...note, actor: staff, subject: `account:${officer}` });
    const actor = { kind: 'citizen', account: citizen, name: '示範市民' } as const;
    await ledger.write(tx, tenant, { ...note, actor, subject: `account:${citizen}` });
  });
  const read = await readLedger(db, machine, tenant, everything, 50);
  if (!read.ok) throw new Error(read.refusal.code);
  const { subjects, officers } = read.value.names;
  expect(subjects.get(`cycle:${cycle}`)?.zh).toContain('參與式預算');
  expect(subjects.get(`account:${officer}`)?.zh).toBe('示範承辦');
  expect(subjects.has(`account:${citizen}`)).toBe(false);
  expect([...officers]).toEqual([[officer, '示範承辦']]);

  const other = await city('two');
  const elsewhere = await readLedger(db, machine, other.tenant, everything, 50);
  expect(elsewhere.ok && elsewhere.value.names.subjects.has(`cycle:${cycle}`)).toBe(false);
});
