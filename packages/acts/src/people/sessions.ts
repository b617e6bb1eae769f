/** 工作階段: who is behind a token, and the end of sessions. */
import {
  inDemonstration,
  isAlive,
  isSeenStale,
  type AbsenceRefusal,
  type Account,
  type AccountKind,
  type Citizen,
  type Machine,
  type Session,
  type SessionId,
  type Staff,
} from '@gongsuan/core/people';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inPlatform, ledger, type Db, type Tx } from '@gongsuan/store';
import { accounts, events, grants, sessions, tenants, type Event } from '@gongsuan/store/people';
import { admits, hashToken, type Door } from './door.ts';

export interface Present {
  readonly actor: Staff | Citizen;
  readonly session: Session;
}

/** Who is signed in with this token; `undefined` when nobody is (any more). */
export async function presentOf(
  db: Db,
  door: Pick<Door, 'demo'>,
  kind: AccountKind,
  token: string,
  now: Date,
): Promise<Present | undefined> {
  return inPlatform(db, async (tx) => {
    const session = await sessions.byToken(tx, hashToken(token));
    if (!session || session.kind !== kind || session.stage !== 'full') return undefined;
    if (!isAlive(session, now)) return undefined;
    const account = await accounts.byId(tx, session.account);
    if (!account || !admits(door, account)) return undefined;
    if (isSeenStale(session, now)) await sessions.see(tx, session.id, now);
    return { actor: await actorOf(tx, account), session };
  });
}

async function actorOf(tx: Tx, account: Account): Promise<Staff | Citizen> {
  const { id, name } = account;
  if (account.kind === 'citizen') return { kind: 'citizen', account: id, name };
  const held = (await grants.held(tx, id)).map(({ role, tenant, organisation }) => ({
    role,
    tenant,
    organisation,
  }));
  if (!account.demo) return { kind: 'staff', account: id, name, grants: held };
  const demonstration = (await tenants.list(tx)).filter((tenant) => tenant.demo);
  const grantsThere = inDemonstration(
    held,
    demonstration.map((tenant) => tenant.id),
  );
  return { kind: 'staff', account: id, name, grants: grantsThere };
}

/** Ends the session of this token, whatever its state. */
export async function signOut(db: Db, token: string, now: Date): Promise<void> {
  await inPlatform(db, async (tx) => {
    const session = await sessions.byToken(tx, hashToken(token));
    if (!session || !(await sessions.end(tx, session.account, session.id, now))) return;
    const { account, device } = session;
    await events.write(tx, { at: now, kind: 'signed-out', account, device });
  });
}

/** Ends one of the actor's own sessions. */
export async function endSession(
  db: Db,
  actor: Staff | Citizen,
  id: SessionId,
  now: Date,
): Promise<Result<true, AbsenceRefusal>> {
  return inPlatform(db, async (tx) => {
    const ended = await sessions.end(tx, actor.account, id, now);
    if (!ended) return refuse({ code: 'no-such-session' });
    const { account } = actor;
    await events.write(tx, { at: now, kind: 'session-ended', account, device: null });
    return ok(true);
  });
}

/** Ends all of the actor's sessions but the present one; gives how many. */
export async function endOtherSessions(
  db: Db,
  actor: Staff | Citizen,
  present: SessionId,
  now: Date,
): Promise<number> {
  return inPlatform(db, async (tx) => {
    const ended = await sessions.endAll(tx, actor.account, present, now);
    const { account } = actor;
    if (ended > 0) {
      await events.write(tx, { at: now, kind: 'session-ended', account, device: null });
    }
    return ended;
  });
}

export interface Profile {
  readonly account: Account;
  readonly sessions: readonly Session[];
  readonly events: readonly Event[];
  readonly codesLeft: number;
}

/** What the actor may see of the own account. */
export async function readProfile(db: Db, actor: Staff | Citizen, now: Date): Promise<Profile> {
  return inPlatform(db, async (tx) => {
    const account = await accounts.byId(tx, actor.account);
    if (!account) throw new Error('a session without its account');
    const all = await sessions.ofAccount(tx, actor.account);
    return {
      account,
      sessions: all.filter((one) => one.stage !== 'password' && isAlive(one, now)),
      events: await events.ofAccount(tx, actor.account, 20),
      codesLeft: await accounts.recoveryCodesLeft(tx, actor.account),
    };
  });
}

/**
 * 屆期刪除: sign-in records and ended sessions after a year, used links and counts of tries before
 * that (see the migration); gives how many rows. For the clock and the operator alone.
 */
export async function forgetOld(db: Db, actor: Machine, now: Date): Promise<number> {
  return inPlatform(db, async (tx) => {
    const rows = await events.forget(tx);
    if (rows > 0) {
      const facts = { rows };
      const act = 'sign-in-records-forgotten';
      await ledger.write(tx, ledger.PLATFORM, { actor, at: now, act, subject: 'door', facts });
    }
    return rows;
  });
}
