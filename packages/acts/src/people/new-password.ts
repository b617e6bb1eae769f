/** 設定密碼: by invitation, after forgetting it, or from the profile. */
import {
  judgePassword,
  LETTER_LIMITS,
  parseEmail,
  parseName,
  PASSWORDS_REMEMBERED,
  type Account,
  type Email,
  type FormRefusal,
  type LinkRefusal,
  type NewPasswordRefusal,
  type SessionId,
  type Staff,
} from '@gongsuan/core/people';
import { ok, refuse, type Lang, type Result } from '@gongsuan/prelude';
import { inPlatform, ledger, type Db, type Tx } from '@gongsuan/store';
import { accounts, events, links, sessions, type Link } from '@gongsuan/store/people';
import { commonPasswords } from './common-passwords.ts';
import { admits, countTry, hashToken, inHome, limitKeys, type Door, type From } from './door.ts';
import { checkPassword, openStep, type SignInStep } from './enter-password.ts';
import { hashPassword, verifyPassword } from './hashing.ts';
import { newLink, sendLetter, sendNotice } from './letters.ts';

export interface TypedPassword {
  readonly password: string;
  readonly repeat: string;
}

type Purpose = 'invitation' | 'password';

/** Whose link it is, for the page behind it. Opening the page uses nothing up. */
export async function readStaffLink(
  db: Db,
  purpose: Purpose,
  token: string,
  now: Date,
): Promise<Result<{ readonly email: string; readonly name: string }, LinkRefusal>> {
  const found = await behind(db, purpose, token, now);
  if (!found) return refuse({ code: 'link-spent' });
  return ok({ email: found.account.email, name: found.account.name });
}

/** Takes up an invitation: name and password; the second factor comes next. */
export async function acceptInvitation(
  db: Db,
  typed: TypedPassword & { readonly token: string; readonly name: string },
  from: From,
  now: Date,
): Promise<Result<SignInStep, LinkRefusal | FormRefusal | NewPasswordRefusal>> {
  const name = parseName(typed.name);
  if (name === undefined) return refuse({ code: 'name-malformed', field: 'name' });
  const taken = await byLink(db, 'invitation', typed, from, now, async (tx, account) => {
    await accounts.setName(tx, account.id, name);
    return 'invitation-accepted';
  });
  return taken.ok ? ok(taken.value.step) : taken;
}

/** Sets a new password by the link of a letter; ends every session. The second factor remains. */
export async function resetPassword(
  db: Db,
  door: Door,
  typed: TypedPassword & { readonly token: string },
  from: From,
  now: Date,
): Promise<Result<SignInStep, LinkRefusal | NewPasswordRefusal>> {
  const reset = await byLink(db, 'password', typed, from, now, async (tx, account) => {
    await sessions.endAll(tx, account.id, null, now);
    return 'password-reset';
  });
  if (!reset.ok) return reset;
  void sendNotice(door, 'passwordChanged', reset.value.email);
  return ok(reset.value.step);
}

/**
 * Sends a link for a new password; earlier ones end. The same answer whether or not the address is known, and no
 * waiting for the mail server, which would tell.
 */
export async function requestReset(
  db: Db,
  door: Door,
  typed: { readonly email: string; readonly lang: Lang },
  from: From,
  now: Date,
): Promise<Result<true, FormRefusal | LinkRefusal>> {
  const email = parseEmail(typed.email);
  if (!email) return refuse({ code: 'email-malformed', field: 'email' });
  const keys = limitKeys(door, 'reset', LETTER_LIMITS, email, from);
  const written = await inPlatform(db, async (tx) => {
    const counted = await countTry(tx, keys, now);
    if (!counted.ok) return refuse({ code: 'too-many-letters', ...counted.refusal } as const);
    const account = await accounts.byEmail(tx, 'staff', email);
    await events.write(tx, {
      at: now,
      kind: 'link-asked',
      account: account?.id ?? null,
      device: from.browser,
    });
    if (!account || account.disabled || !account.hasPassword || !admits(door, account)) {
      return ok(null);
    }
    const link = {
      purpose: 'password',
      account: account.id,
      email: account.email,
      next: null,
      lang: typed.lang,
    } as const;
    await links.spend(tx, 'password', account.id, now);
    return ok({ to: account.email, url: await newLink(tx, door, link, now) });
  });
  if (!written.ok) return written;
  const letter = written.value;
  if (letter) void sendLetter(door, 'password', letter.to, letter.url, typed.lang);
  return ok(true);
}

/**
 * Changes the own password; ends all other sessions. Who found a browser signed in can guess the
 * present one as often as at the door.
 */
export async function changePassword(
  db: Db,
  door: Door,
  actor: Staff,
  present: SessionId,
  typed: TypedPassword & { readonly current: string },
  from: From,
  now: Date,
): Promise<Result<true, NewPasswordRefusal>> {
  const account = await inPlatform(db, (tx) => accounts.byId(tx, actor.account));
  if (!account) throw new Error('a session without its account');
  const whose = { email: account.email, account };
  const checked = await checkPassword(db, door, whose, typed.current, from, now);
  if (!checked.ok && checked.refusal.code === 'sign-in-locked') return refuse(checked.refusal);
  if (!checked.ok) return refuse({ code: 'password-wrong', field: 'current' });
  const judged = await judgeNew(db, account, account.name, typed);
  if (!judged.ok) return judged;
  await inHome(db, account.home, async (tx) => {
    await accounts.setPassword(tx, account.id, judged.value, now);
    await sessions.endAll(tx, account.id, present, now);
    await noteChange(tx, account, 'password-changed', from, now);
  });
  void sendNotice(door, 'passwordChanged', account.email);
  return ok(true);
}

async function byLink(
  db: Db,
  purpose: Purpose,
  typed: TypedPassword & { readonly token: string; readonly name?: string },
  from: From,
  now: Date,
  also: (tx: Tx, account: Account) => Promise<string>,
): Promise<
  Result<{ readonly step: SignInStep; readonly email: Email }, LinkRefusal | NewPasswordRefusal>
> {
  const found = await behind(db, purpose, typed.token, now);
  if (!found) return refuse({ code: 'link-spent' });
  const { account, link } = found;
  const judged = await judgeNew(db, account, typed.name ?? account.name, typed);
  if (!judged.ok) return judged;
  return inHome(db, account.home, async (tx) => {
    if (!(await links.use(tx, link.id, now))) return refuse({ code: 'link-spent' });
    await links.spend(tx, purpose, account.id, now);
    await accounts.setPassword(tx, account.id, judged.value, now);
    const act = await also(tx, account);
    const step = await openStep(tx, account, from, now);
    await noteChange(tx, account, act, from, now);
    return ok({ step, email: account.email });
  });
}

async function behind(
  db: Db,
  purpose: Purpose,
  token: string,
  now: Date,
): Promise<{ readonly link: Link; readonly account: Account } | undefined> {
  return inPlatform(db, async (tx) => {
    const link = await links.open(tx, purpose, hashToken(token), now);
    const account = link?.account ? await accounts.byId(tx, link.account) : undefined;
    return link && account && !account.disabled ? { link, account } : undefined;
  });
}

/** The hash of a password that may be taken: sound, typed twice alike, not one of the last. */
async function judgeNew(
  db: Db,
  account: Account,
  name: string,
  typed: TypedPassword,
): Promise<Result<string, NewPasswordRefusal>> {
  const judged = judgePassword(
    typed.password,
    { email: account.email, name },
    await commonPasswords(),
  );
  if (!judged.ok) return judged;
  if (typed.password !== typed.repeat) return refuse({ code: 'password-differs', field: 'repeat' });
  const past = await inPlatform(db, (tx) =>
    accounts.pastPasswords(tx, account.id, PASSWORDS_REMEMBERED),
  );
  for (const hash of past) {
    if (await verifyPassword(hash, typed.password)) {
      const remembered = PASSWORDS_REMEMBERED;
      return refuse({ code: 'password-used-before', field: 'password', remembered });
    }
  }
  return ok(await hashPassword(typed.password));
}

async function noteChange(
  tx: Tx,
  account: Account,
  act: string,
  from: From,
  now: Date,
): Promise<void> {
  await events.write(tx, {
    at: now,
    kind: 'password-changed',
    account: account.id,
    device: from.browser,
  });
  await ledger.write(tx, account.home ?? ledger.PLATFORM, {
    actor: { kind: 'staff', account: account.id, name: account.name, grants: [] },
    at: now,
    act,
    subject: `account:${account.id}`,
    facts: {},
  });
}
