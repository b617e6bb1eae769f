/** Questions to the registry, kept for a day for the lock after five wrong answers. */
import type { TenantId } from '@gongsuan/core/people';
import { ASKING_MS, MEMORY_MS, type Attempts, type RollId } from '@gongsuan/core/vote';
import { sql } from 'kysely';
import type { Tx } from '../db.ts';

export interface Question {
  readonly id: string;
  readonly roll: RollId;
  readonly tag: Buffer;
  /** A keyed hash of the device's cookie; null where there is none. */
  readonly device: Buffer | null;
}

/** Lets one question after the other of the same person, and of the same device, look and ask. */
export async function lock(tx: Tx, question: Question): Promise<void> {
  const keys = [question.tag, question.device].flatMap((key) =>
    key ? [key.readBigInt64BE()] : [],
  );
  for (const key of keys.sort((a, b) => (a < b ? -1 : 1))) {
    await sql`select pg_advisory_xact_lock(${key.toString()}::bigint)`.execute(tx);
  }
}

export async function ofIdentity(
  tx: Tx,
  tenant: TenantId,
  question: Question,
  now: Date,
): Promise<Attempts> {
  return read(
    tx,
    now,
    sql`tenant_id = ${tenant} and roll_id = ${question.roll} and tag = ${question.tag}`,
  );
}

export async function ofDevice(
  tx: Tx,
  tenant: TenantId,
  device: Buffer,
  now: Date,
): Promise<Attempts> {
  return read(tx, now, sql`tenant_id = ${tenant} and device = ${device}`);
}

/** Deletes questions that are older than a day; says how many. */
export async function forget(tx: Tx, tenant: TenantId, now: Date): Promise<number> {
  const done = await tx
    .deleteFrom('vote.attempt')
    .where('tenant_id', '=', tenant)
    .where('at', '<', new Date(now.getTime() - MEMORY_MS))
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}

/** Notes that the registry is being asked; forgets what is older than a day. */
export async function ask(tx: Tx, tenant: TenantId, question: Question, now: Date): Promise<void> {
  await forget(tx, tenant, now);
  await tx
    .insertInto('vote.attempt')
    .values({
      id: question.id,
      tenant_id: tenant,
      roll_id: question.roll,
      tag: question.tag,
      device: question.device,
      at: now,
      outcome: 'asking',
      settled_at: null,
    })
    .execute();
}

/** Notes what came of it. */
export async function settle(
  tx: Tx,
  tenant: TenantId,
  id: string,
  outcome: 'wrong' | 'right' | 'unanswered',
  at: Date,
): Promise<void> {
  await tx
    .updateTable('vote.attempt')
    .set({ outcome, settled_at: at })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute();
}

/** Uses up a ticket; false when it had been used before. */
export async function spend(tx: Tx, id: Buffer, expires: Date, now: Date): Promise<boolean> {
  await tx.deleteFrom('vote.spent').where('expires_at', '<', now).execute();
  const done = await tx
    .insertInto('vote.spent')
    .values({ id, expires_at: expires })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

async function read(tx: Tx, now: Date, mine: ReturnType<typeof sql>): Promise<Attempts> {
  const since = new Date(now.getTime() - MEMORY_MS);
  const asked = new Date(now.getTime() - ASKING_MS);
  const found = await sql<{ wrong: number; last: Date | null; asking: number }>`
    with mine as (select * from vote.attempt where ${mine} and at >= ${since})
    select count(*) filter (where outcome = 'wrong' and mine.at > last_right.at) as wrong,
           max(mine.at) filter (where outcome = 'wrong' and mine.at > last_right.at) as last,
           count(*) filter (where outcome = 'asking' and mine.at >= ${asked}) as asking
      from mine, (select coalesce(max(at), '-infinity') as at from mine where outcome = 'right') last_right`.execute(
    tx,
  );
  const row = found.rows[0];
  return { wrong: row?.wrong ?? 0, lastWrong: row?.last ?? null, asking: row?.asking ?? 0 };
}
