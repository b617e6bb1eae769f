/** 資安事件紀錄: what happened at the door. Written once, kept for one year. */
import type { AccountId } from '@gongsuan/core/people';
import { sql } from 'kysely';
import type { Tx } from '../db.ts';
import { json } from '../json.ts';

export const EVENT_KINDS = [
  'signed-in',
  'signed-out',
  'password-refused',
  'code-refused',
  'locked',
  'recovery-code-used',
  'session-ended',
  'device-lent',
  'device-returned',
  'link-asked',
  'link-used',
  'password-changed',
  'totp-enrolled',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export interface Event {
  readonly at: Date;
  readonly kind: EventKind;
  readonly account: AccountId | null;
  /** What the browser says it is; never an address. */
  readonly device: string | null;
}

/** Writes one event; nothing about it can be changed afterwards. */
export async function write(tx: Tx, event: Event): Promise<void> {
  await tx
    .insertInto('people.event')
    .values({
      at: event.at,
      kind: event.kind,
      account_id: event.account,
      device: event.device,
      facts: json({}),
    })
    .execute();
}

/** The latest events of one account, newest first. */
export async function ofAccount(
  tx: Tx,
  account: AccountId,
  limit: number,
): Promise<readonly Event[]> {
  const rows = await tx
    .selectFrom('people.event')
    .select(['at', 'kind', 'account_id', 'device'])
    .where('account_id', '=', account)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    at: row.at,
    kind: row.kind as EventKind,
    account: row.account_id as AccountId | null,
    device: row.device,
  }));
}

/** Deletes what has served its time (see the migration); gives the number of rows. */
export async function forget(tx: Tx): Promise<number> {
  const result = await sql<{ gone: number }>`select people.forget() as gone`.execute(tx);
  return result.rows[0]?.gone ?? 0;
}
