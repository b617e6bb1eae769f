/** 登入第二步：驗證碼. Only now somebody is signed in. */
import { randomUUID } from 'node:crypto';
import {
  isAlive,
  parseCode,
  parseRecoveryCode,
  SIGN_IN_LIMITS,
  type Account,
  type CodeRefusal,
  type Session,
  type SessionId,
} from '@gongsuan/core/people';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inPlatform, type Db, type Tx } from '@gongsuan/store';
import { accounts, events, sessions, throttles } from '@gongsuan/store/people';
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
import { hashRecoveryCode, stepOf, unsealTotp } from './totp.ts';

export interface SignedIn {
  readonly token: string;
  readonly account: Account;
  /** How many recovery codes are left; null when an authenticator's code was used. */
  readonly codesLeft: number | null;
}

/** Signs in with a code of the authenticator, or a recovery code, after the password. */
export async function enterCode(
  db: Db,
  door: Door,
  typed: { readonly token: string; readonly code: string },
  from: From,
  now: Date,
): Promise<Result<SignedIn, CodeRefusal>> {
  return inPlatform(db, async (tx): Promise<Result<SignedIn, CodeRefusal>> => {
    const step = await stepSession(tx, door, typed.token, now);
    if (!step) return refuse({ code: 'sign-in-step-expired' });
    const checked = await checkCode(tx, door, step.account, typed.code, from, now);
    if (!checked.ok) return checked;
    const codesLeft =
      checked.value === 'recovery' ? await accounts.recoveryCodesLeft(tx, step.account.id) : null;
    const token = await completeSignIn(tx, step, from, now);
    return ok({ token, account: step.account, codesLeft });
  });
}

export interface Step {
  readonly session: Session;
  readonly account: Account;
}

/** The half session of this token with its account, while it lives. */
export async function stepSession(
  tx: Tx,
  door: Pick<Door, 'demo'>,
  token: string,
  now: Date,
): Promise<Step | undefined> {
  const session = await sessions.byToken(tx, hashToken(token));
  if (!session || session.stage !== 'password' || !isAlive(session, now)) return undefined;
  const account = await accounts.byId(tx, session.account);
  return account && admits(door, account) ? { session, account } : undefined;
}

/**
 * Checks a code of the account's authenticator, or one of its recovery codes, and uses it up.
 * A wrong one counts as a failed sign-in; a right one ends the counting for the address.
 */
export async function checkCode(
  tx: Tx,
  door: Door,
  account: Account,
  typed: string,
  from: From,
  now: Date,
): Promise<Result<'totp' | 'recovery', CodeRefusal>> {
  const keys = limitKeys(door, 'sign-in', SIGN_IN_LIMITS, account.email, from);
  const counted = await countTry(tx, keys, now);
  if (!counted.ok) return refuse({ code: 'sign-in-locked', minutes: counted.refusal.minutes });
  const used = await spendCode(tx, door, account, typed, now);
  const noted = { at: now, account: account.id, device: from.browser };
  if (used.ok) {
    if (used.value === 'recovery') await events.write(tx, { ...noted, kind: 'recovery-code-used' });
    await uncountTry(tx, keys.slice(1));
    await throttles.drop(tx, [keys[0].key]);
    return used;
  }
  await events.write(tx, { ...noted, kind: 'code-refused' });
  const { restMinutes } = counted.value;
  if (restMinutes === 0) return used;
  await events.write(tx, { ...noted, kind: 'locked' });
  return refuse({ code: 'sign-in-locked', minutes: restMinutes });
}

async function spendCode(
  tx: Tx,
  door: Door,
  account: Account,
  typed: string,
  now: Date,
): Promise<Result<'totp' | 'recovery', CodeRefusal>> {
  const { totpSealed } = await accounts.keys(tx, account.id);
  const code = parseCode(typed);
  if (code !== undefined && totpSealed !== null) {
    const step = stepOf(unsealTotp(door, totpSealed), code, now);
    if (step === undefined) return refuse({ code: 'code-refused', field: 'code' });
    const fresh = await accounts.useStep(tx, account.id, step);
    return fresh ? ok('totp') : refuse({ code: 'code-replayed', field: 'code' });
  }
  const recovery = parseRecoveryCode(typed);
  if (recovery === undefined || totpSealed === null) {
    return refuse({ code: 'code-refused', field: 'code' });
  }
  const fresh = await accounts.useRecoveryCode(
    tx,
    account.id,
    hashRecoveryCode(door, recovery),
    now,
  );
  return fresh ? ok('recovery') : refuse({ code: 'code-refused', field: 'code' });
}

/** Ends the half session and opens the whole one, under a new token. */
export async function completeSignIn(tx: Tx, step: Step, from: From, now: Date): Promise<string> {
  const { account, session } = step;
  await sessions.end(tx, account.id, session.id, now);
  const token = newToken();
  const whole = {
    id: randomUUID() as SessionId,
    account: account.id,
    stage: 'full',
    device: from.browser,
  } as const;
  await sessions.insert(tx, whole, hashToken(token), now);
  await accounts.setSignedIn(tx, account.id, now);
  await events.write(tx, {
    at: now,
    kind: 'signed-in',
    account: account.id,
    device: from.browser,
  });
  return token;
}
