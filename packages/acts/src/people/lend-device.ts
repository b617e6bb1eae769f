/**
 * 交付設備: while a voter holds the officer's device, its session opens nothing of the office; the
 * officer comes back with a code. The lock is the session's own: no cookie of the voter's lifts it.
 */
import { isAlive, type CodeRefusal, type Session, type Staff } from '@gongsuan/core/people';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inPlatform, type Db, type Tx } from '@gongsuan/store';
import { accounts, events, sessions } from '@gongsuan/store/people';
import { admits, hashToken, newToken, type Door, type From } from './door.ts';
import { checkCode } from './enter-code.ts';

/** Lends the device of this session. */
export async function lendDevice(
  db: Db,
  actor: Staff,
  { id, device }: Pick<Session, 'id' | 'device'>,
  now: Date,
): Promise<void> {
  const { account } = actor;
  await inPlatform(db, async (tx) => {
    if (await sessions.lend(tx, account, id, now))
      await events.write(tx, { at: now, kind: 'device-lent', account, device });
  });
}

/** Whether this is the token of a session whose device is lent. */
export async function isLent(db: Db, token: string, now: Date): Promise<boolean> {
  return inPlatform(db, async (tx) => (await lentSession(tx, token, now)) !== undefined);
}

/**
 * Takes the device back with a code of the officer's authenticator or a recovery code, within the
 * limits of signing in. Gives another token: a copy of the one that was in the voter's hands opens
 * nothing.
 */
export async function takeDeviceBack(
  db: Db,
  door: Door,
  typed: { readonly token: string; readonly code: string },
  from: From,
  now: Date,
): Promise<Result<{ readonly token: string }, CodeRefusal>> {
  return inPlatform(db, async (tx): Promise<Result<{ token: string }, CodeRefusal>> => {
    const session = await lentSession(tx, typed.token, now);
    const account = session && (await accounts.byId(tx, session.account));
    if (!session || !account || !admits(door, account)) return refuse({ code: 'device-not-lent' });
    const checked = await checkCode(tx, door, account, typed.code, from, now);
    if (!checked.ok) return checked;
    const token = newToken();
    if (!(await sessions.takeBack(tx, session.id, hashToken(token), now)))
      return refuse({ code: 'device-not-lent' });
    await events.write(tx, {
      at: now,
      kind: 'device-returned',
      account: account.id,
      device: from.browser,
    });
    return ok({ token });
  });
}

async function lentSession(tx: Tx, token: string, now: Date): Promise<Session | undefined> {
  const session = await sessions.byToken(tx, hashToken(token));
  return session?.stage === 'lent' && isAlive(session, now) ? session : undefined;
}
