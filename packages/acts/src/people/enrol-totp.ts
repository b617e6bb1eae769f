/** 設定第二因素: at the first sign-in, and whenever somebody changes to another authenticator. */
import {
  isAlive,
  parseCode,
  writeRecoveryCode,
  type Account,
  type CodeRefusal,
  type Session,
} from '@gongsuan/core/people';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { ledger, type Db, type Tx } from '@gongsuan/store';
import { accounts, events, sessions } from '@gongsuan/store/people';
import { checkCode, completeSignIn } from './enter-code.ts';
import { admits, hashToken, inHome, type Door, type From } from './door.ts';
import { homeOfToken } from './home-of-token.ts';
import { sendNotice } from './letters.ts';
import {
  hashRecoveryCode,
  newRecoveryCodes,
  newTotpSecret,
  sealTotp,
  stepOf,
  totpUri,
  unsealTotp,
} from './totp.ts';

export interface Enrolment {
  /** Base32, for typing it in. */
  readonly secret: string;
  /** `otpauth://…`, for the QR code. */
  readonly uri: string;
}

export interface Enrolled {
  /** The token of the whole session; the same as before where it was whole already. */
  readonly token: string;
  /** Ten codes, shown once: `ABCDE-23456`. */
  readonly recoveryCodes: readonly string[];
}

/**
 * The secret that is being set up in this session, made when there is none. Who has an
 * authenticator already must show a code of it first (`code`).
 */
export async function startEnrolment(
  db: Db,
  door: Door,
  typed: { readonly token: string; readonly code: string | null },
  from: From,
  now: Date,
): Promise<Result<Enrolment, CodeRefusal>> {
  return inHome(db, null, async (tx) => {
    const held = await holder(tx, door, typed.token, now);
    if (!held) return refuse({ code: 'sign-in-step-expired' });
    const { session, account } = held;
    if (account.hasTotp && session.stage !== 'full')
      return refuse({ code: 'sign-in-step-expired' });
    const pending = await sessions.enrolment(tx, session.id);
    if (pending !== null) return ok(enrolmentOf(unsealTotp(door, pending), account));
    if (account.hasTotp) {
      const checked = await checkCode(tx, door, account, typed.code ?? '', from, now);
      if (!checked.ok) return checked;
    }
    const secret = newTotpSecret();
    await sessions.setEnrolment(tx, session.id, sealTotp(door, secret));
    return ok(enrolmentOf(secret, account));
  });
}

/** The secret that is being set up in this session; `undefined` when none is. */
export async function pendingEnrolment(
  db: Db,
  door: Door,
  token: string,
  now: Date,
): Promise<Enrolment | undefined> {
  return inHome(db, null, async (tx) => {
    const held = await holder(tx, door, token, now);
    const pending = held && (await sessions.enrolment(tx, held.session.id));
    return held && pending ? enrolmentOf(unsealTotp(door, pending), held.account) : undefined;
  });
}

/** Takes the new authenticator into use once it has shown a right code. Old recovery codes end. */
export async function enrolTotp(
  db: Db,
  door: Door,
  typed: { readonly token: string; readonly code: string },
  from: From,
  now: Date,
): Promise<Result<Enrolled, CodeRefusal>> {
  const home = await homeOfToken(db, typed.token);
  const enrolled = await inHome(db, home, async (tx) => {
    const held = await holder(tx, door, typed.token, now);
    const pending = held && (await sessions.enrolment(tx, held.session.id));
    if (!held || !pending) return refuse({ code: 'sign-in-step-expired' } as const);
    const { session, account } = held;
    const secret = unsealTotp(door, pending);
    const code = parseCode(typed.code);
    const step = code === undefined ? undefined : stepOf(secret, code, now);
    if (step === undefined) return refuse({ code: 'first-code-refused', field: 'code' } as const);

    await accounts.setTotp(tx, account.id, pending, step);
    await sessions.setEnrolment(tx, session.id, null);
    const codes = newRecoveryCodes();
    const hashes = codes.map((one) => hashRecoveryCode(door, one));
    await accounts.setRecoveryCodes(tx, account.id, hashes, now);
    await events.write(tx, {
      at: now,
      kind: 'totp-enrolled',
      account: account.id,
      device: from.browser,
    });
    const token =
      session.stage === 'full' ? typed.token : await completeSignIn(tx, held, from, now);
    await ledger.write(tx, account.home ?? ledger.PLATFORM, {
      actor: { kind: 'staff', account: account.id, name: account.name, grants: [] },
      at: now,
      act: 'second-factor-enrolled',
      subject: `account:${account.id}`,
      facts: { replaced: account.hasTotp },
    });
    return ok({ email: account.email, token, recoveryCodes: codes.map(writeRecoveryCode) });
  });
  if (!enrolled.ok) return enrolled;
  const { email, ...shown } = enrolled.value;
  void sendNotice(door, 'factorSet', email);
  return ok(shown);
}

async function holder(
  tx: Tx,
  door: Pick<Door, 'demo'>,
  token: string,
  now: Date,
): Promise<{ readonly session: Session; readonly account: Account } | undefined> {
  const session = await sessions.byToken(tx, hashToken(token));
  if (!session || session.kind !== 'staff' || !isAlive(session, now)) return undefined;
  const account = await accounts.byId(tx, session.account);
  return account && admits(door, account) ? { session, account } : undefined;
}

function enrolmentOf(secret: string, account: Account): Enrolment {
  return { secret, uri: totpUri(secret, account.email) };
}
