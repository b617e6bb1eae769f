/** Sessions, found by the hash of the token that the browser holds. */
import type {
  AccountId,
  AccountKind,
  Session,
  SessionId,
  SessionStage,
} from '@gongsuan/core/people';
import type { Tx } from '../db.ts';

const COLUMNS = [
  'people.session.id',
  'people.session.account_id',
  'people.account.kind',
  'people.session.stage',
  'people.session.device',
  'people.session.created_at',
  'people.session.seen_at',
  'people.session.ended_at',
] as const;

/** Opens a session under the hash of its token; the token itself is in the browser alone. */
export async function insert(
  tx: Tx,
  session: Pick<Session, 'id' | 'account' | 'stage' | 'device'>,
  tokenHash: string,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('people.session')
    .values({
      id: session.id,
      account_id: session.account,
      token_hash: tokenHash,
      stage: session.stage,
      device: session.device,
      enrolment: null,
      created_at: at,
      seen_at: at,
      ended_at: null,
    })
    .execute();
}

/** The session of this token whatever its state; accounts that were disabled have none. */
export async function byToken(tx: Tx, tokenHash: string): Promise<Session | undefined> {
  const row = await joined(tx)
    .where('people.session.token_hash', '=', tokenHash)
    .where('people.account.disabled_at', 'is', null)
    .executeTakeFirst();
  return row && sessionOf(row);
}

/** The account's sessions that were not ended, the latest used first. */
export async function ofAccount(tx: Tx, account: AccountId): Promise<readonly Session[]> {
  const rows = await joined(tx)
    .where('people.session.account_id', '=', account)
    .where('people.session.ended_at', 'is', null)
    .orderBy('people.session.seen_at', 'desc')
    .execute();
  return rows.map(sessionOf);
}

/** Notes the moment of the latest request. */
export async function see(tx: Tx, id: SessionId, at: Date): Promise<void> {
  await tx.updateTable('people.session').set({ seen_at: at }).where('id', '=', id).execute();
}

/** Lends the device of a whole session to a voter; `false` when it is not one that stands. */
export async function lend(tx: Tx, account: AccountId, id: SessionId, at: Date): Promise<boolean> {
  const done = await tx
    .updateTable('people.session')
    .set({ stage: 'lent', seen_at: at })
    .where('id', '=', id)
    .where('account_id', '=', account)
    .where('stage', '=', 'full')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Makes a lent session whole again, under the hash of another token; `false` when it is not lent. */
export async function takeBack(
  tx: Tx,
  id: SessionId,
  tokenHash: string,
  at: Date,
): Promise<boolean> {
  const done = await tx
    .updateTable('people.session')
    .set({ stage: 'full', token_hash: tokenHash, seen_at: at })
    .where('id', '=', id)
    .where('stage', '=', 'lent')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Ends one session of this account; `false` when it has no such session that still stands. */
export async function end(tx: Tx, account: AccountId, id: SessionId, at: Date): Promise<boolean> {
  const done = await tx
    .updateTable('people.session')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Ends all sessions of the account but `except`; gives how many were ended. */
export async function endAll(
  tx: Tx,
  account: AccountId,
  except: SessionId | null,
  at: Date,
): Promise<number> {
  let query = tx
    .updateTable('people.session')
    .set({ ended_at: at })
    .where('account_id', '=', account)
    .where('ended_at', 'is', null);
  if (except !== null) query = query.where('id', '!=', except);
  const done = await query.executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** The sealed secret of an authenticator that is being set up in this session. */
export async function enrolment(tx: Tx, id: SessionId): Promise<string | null> {
  const row = await tx
    .selectFrom('people.session')
    .select('enrolment')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.enrolment ?? null;
}

/** Keeps, or (with null) drops, the sealed secret of an authenticator that is being set up. */
export async function setEnrolment(tx: Tx, id: SessionId, sealed: string | null): Promise<void> {
  await tx.updateTable('people.session').set({ enrolment: sealed }).where('id', '=', id).execute();
}

function joined(tx: Tx) {
  return tx
    .selectFrom('people.session')
    .innerJoin('people.account', 'people.account.id', 'people.session.account_id')
    .select(COLUMNS);
}

function sessionOf(row: {
  readonly id: string;
  readonly account_id: string;
  readonly kind: string;
  readonly stage: string;
  readonly device: string;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly ended_at: Date | null;
}): Session {
  return {
    id: row.id as SessionId,
    account: row.account_id as AccountId,
    kind: row.kind as AccountKind,
    stage: row.stage as SessionStage,
    device: row.device,
    created: row.created_at,
    seen: row.seen_at,
    ended: row.ended_at,
  };
}
