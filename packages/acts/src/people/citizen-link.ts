/** 民眾以電子郵件連結登入: for proposing. Voting needs no account. */
import { randomUUID } from 'node:crypto';
import {
  LETTER_LIMITS,
  maskEmail,
  parseEmail,
  parseName,
  type AccountId,
  type Citizen,
  type FormRefusal,
  type LinkRefusal,
  type SessionId,
} from '@gongsuan/core/people';
import { ok, refuse, type Lang, type Result } from '@gongsuan/prelude';
import { inPlatform, ledger, type Db } from '@gongsuan/store';
import { accounts, events, links, sessions } from '@gongsuan/store/people';
import { countTry, hashToken, limitKeys, newToken, type Door, type From } from './door.ts';
import { newLink, sendLetter } from './letters.ts';

/**
 * Sends a link to the address; earlier ones end. The account comes into being only when the link is used, so that
 * nothing here depends on whether the address is known. `next` is where the reader was going.
 */
export async function requestCitizenLink(
  db: Db,
  door: Door,
  typed: { readonly email: string; readonly next: string | null; readonly lang: Lang },
  from: From,
  now: Date,
): Promise<Result<true, FormRefusal | LinkRefusal>> {
  const email = parseEmail(typed.email);
  if (!email) return refuse({ code: 'email-malformed', field: 'email' });
  const keys = limitKeys(door, 'letter', LETTER_LIMITS, email, from);
  const written = await inPlatform(db, async (tx) => {
    const counted = await countTry(tx, keys, now);
    if (!counted.ok) return refuse({ code: 'too-many-letters', ...counted.refusal } as const);
    const { next, lang } = typed;
    const link = { purpose: 'citizen', account: null, email, next, lang } as const;
    await links.spendTo(tx, 'citizen', email, now);
    const url = await newLink(tx, door, link, now);
    await events.write(tx, { at: now, kind: 'link-asked', account: null, device: from.browser });
    return ok(url);
  });
  if (!written.ok) return written;
  await sendLetter(door, 'citizen', email, written.value, typed.lang);
  return ok(true);
}

/** For the page with the button: whose link it is. Opening the page uses nothing up. */
export async function readCitizenLink(
  db: Db,
  token: string,
  now: Date,
): Promise<Result<{ readonly email: string }, LinkRefusal>> {
  return inPlatform(db, async (tx) => {
    const link = await links.open(tx, 'citizen', hashToken(token), now);
    return link ? ok({ email: maskEmail(link.email) }) : refuse({ code: 'link-spent' });
  });
}

/** Uses the link up and signs its owner in; opens the account at the first time. */
export async function confirmCitizenLink(
  db: Db,
  token: string,
  from: From,
  now: Date,
): Promise<Result<{ readonly token: string; readonly next: string | null }, LinkRefusal>> {
  return inPlatform(db, async (tx) => {
    const link = await links.open(tx, 'citizen', hashToken(token), now);
    if (!link || !(await links.use(tx, link.id, now))) return refuse({ code: 'link-spent' });
    const fresh = randomUUID() as AccountId;
    const account = {
      id: fresh,
      kind: 'citizen',
      email: link.email,
      name: '',
      home: null,
    } as const;
    const opened = await accounts.insert(tx, account, now);
    const known = await accounts.byEmail(tx, 'citizen', link.email);
    if (!known || known.disabled) return refuse({ code: 'link-spent' });
    const session = newToken();
    const id = randomUUID() as SessionId;
    const whole = { id, account: known.id, stage: 'full', device: from.browser } as const;
    await sessions.insert(tx, whole, hashToken(session), now);
    await accounts.setSignedIn(tx, known.id, now);
    const noted = { at: now, account: known.id, device: from.browser };
    await events.write(tx, { ...noted, kind: 'link-used' });
    if (opened) {
      await ledger.write(tx, ledger.PLATFORM, {
        actor: { kind: 'citizen', account: known.id, name: '' },
        at: now,
        act: 'citizen-account-opened',
        subject: `account:${known.id}`,
        facts: {},
      });
    }
    return ok({ token: session, next: link.next });
  });
}

/**
 * The name under which a citizen appears as a proposer, with proposals that are published already
 * too: the ledger says that it changed, not to what.
 */
export async function renameCitizen(
  db: Db,
  actor: Citizen,
  typed: string,
  now: Date,
): Promise<Result<true, FormRefusal>> {
  const name = parseName(typed);
  if (name === undefined) return refuse({ code: 'name-malformed', field: 'name' });
  return inPlatform(db, async (tx) => {
    await accounts.setName(tx, actor.account, name);
    await ledger.write(tx, ledger.PLATFORM, {
      actor: { ...actor, name: '' },
      at: now,
      act: 'citizen-renamed',
      subject: `account:${actor.account}`,
      facts: {},
    });
    return ok(true);
  });
}
