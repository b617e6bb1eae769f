/** 登入第一步：密碼. Gives a token for the second step only. */
import { randomUUID } from 'node:crypto';
import {
  parseEmail,
  SIGN_IN_LIMITS,
  type Account,
  type SessionId,
  type SignInRefusal,
} from '@gongsuan/core/people';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inPlatform, type Db, type Tx } from '@gongsuan/store';
import { accounts, events, sessions } from '@gongsuan/store/people';
import {
  admits,
  countTry,
  hashToken,
  limitKeys,
  newToken,
  uncountTry,
  type Door,
  type From,
} from './door.ts';
import { verifyPassword } from './hashing.ts';

export interface SignInStep {
  /** For the second step, within 10 minutes. */
  readonly token: string;
  /** `enrol`: no authenticator has been set up yet. */
  readonly next: 'code' | 'enrol';
}

/**
 * Checks address and password. Whether the address is known shows neither in the answer nor in the
 * work.
 */
export async function enterPassword(
  db: Db,
  door: Door,
  typed: { readonly email: string; readonly password: string },
  from: From,
  now: Date,
): Promise<Result<SignInStep, SignInRefusal>> {
  const email = parseEmail(typed.email) ?? typed.email.trim();
  const known = await inPlatform(db, (tx) => accounts.byEmail(tx, 'staff', email));
  const whose = { email, account: known };
  const checked = await checkPassword(db, door, whose, typed.password, from, now);
  if (!checked.ok) return checked;
  if (!admits(door, checked.value)) return refuse({ code: 'demonstration-off' });
  return inPlatform(db, async (tx) => ok(await openStep(tx, checked.value, from, now)));
}

/**
 * Whether this is the account's password. The try is counted in a transaction of its own before the
 * slow hash, so that neither many at once get through nor a connection waits for the hash. Without
 * an account the same is done, and the answer is no.
 */
export async function checkPassword(
  db: Db,
  door: Pick<Door, 'secret'>,
  whose: { readonly email: string; readonly account: Account | undefined },
  password: string,
  from: From,
  now: Date,
): Promise<Result<Account, SignInRefusal>> {
  const { account } = whose;
  const keys = limitKeys(door, 'sign-in', SIGN_IN_LIMITS, whose.email, from);
  const counted = await inPlatform(db, (tx) => countTry(tx, keys, now));
  if (!counted.ok) return refuse({ code: 'sign-in-locked', minutes: counted.refusal.minutes });
  const kept = account && (await inPlatform(db, (tx) => accounts.keys(tx, account.id)));
  const right = await verifyPassword(kept?.passwordHash ?? null, password);
  if (account && right && !account.disabled) {
    await inPlatform(db, (tx) => uncountTry(tx, keys));
    return ok(account);
  }
  const { restMinutes } = counted.value;
  await inPlatform(db, async (tx) => {
    const noted = { at: now, account: account?.id ?? null, device: from.browser };
    await events.write(tx, { ...noted, kind: 'password-refused' });
    if (restMinutes > 0) await events.write(tx, { ...noted, kind: 'locked' });
  });
  return restMinutes > 0
    ? refuse({ code: 'sign-in-locked', minutes: restMinutes })
    : refuse({ code: 'sign-in-refused', field: 'email' });
}

/** Opens the half session that only the second factor completes. */
export async function openStep(
  tx: Tx,
  account: Pick<Account, 'id' | 'hasTotp'>,
  from: From,
  now: Date,
): Promise<SignInStep> {
  const token = newToken();
  const id = randomUUID() as SessionId;
  const session = { id, account: account.id, stage: 'password', device: from.browser } as const;
  await sessions.insert(tx, session, hashToken(token), now);
  return { token, next: account.hasTotp ? 'code' : 'enrol' };
}
