/** 邀請同仁: an account with a role at a place, and a letter with a link that is valid for 7 days. */
import { randomUUID } from 'node:crypto';
import {
  allow,
  parseEmail,
  parseName,
  type AbsenceRefusal,
  type AccountId,
  type AccountRefusal,
  type Actor,
  type Email,
  type FormRefusal,
  type PolicyRefusal,
  type TenantId,
} from '@gongsuan/core/people';
import { ok, refuse, type Lang, type Result } from '@gongsuan/prelude';
import { ledger, type Db, type Tx } from '@gongsuan/store';
import { accounts, links } from '@gongsuan/store/people';
import { inHome, type Door } from './door.ts';
import { belongs, checkGrant, writeGrant, type Where } from './grant-role.ts';
import { newLink, sendLetter } from './letters.ts';

export interface Invited {
  readonly account: AccountId;
  /** The link of the letter, for the command line of the operator; never for a page. */
  readonly url: string | null;
  /** Whether the letter could be handed over to the mail server. */
  readonly sent: boolean;
}

export type InviteRefusal = PolicyRefusal | AbsenceRefusal | AccountRefusal | FormRefusal;

interface Prepared {
  readonly account: AccountId;
  readonly email: Email;
  readonly url: string | null;
}

/** Somebody who has an account already only gets the role, and a letter that says so. */
export async function inviteStaff(
  db: Db,
  door: Door,
  actor: Actor,
  typed: Where & {
    readonly email: string;
    readonly name: string;
    readonly role: string;
    readonly lang: Lang;
  },
  now: Date,
): Promise<Result<Invited, InviteRefusal>> {
  const prepared = await inHome(
    db,
    typed.tenant,
    async (tx): Promise<Result<Prepared, InviteRefusal>> => {
      const allowed = await checkGrant(tx, actor, typed);
      if (!allowed.ok) return allowed;
      const email = parseEmail(typed.email);
      if (!email) return refuse({ code: 'email-malformed', field: 'email' });
      const name = parseName(typed.name);
      if (name === undefined) return refuse({ code: 'name-malformed', field: 'name' });
      const made = { email, name, home: typed.tenant };
      const account = await findOrMake(tx, actor, made, now);
      if (!account.ok) return account;
      const granted = await writeGrant(tx, actor, typed, now, account.value.id);
      if (!granted.ok) return granted;
      const { id, hasPassword } = account.value;
      const link = {
        purpose: 'invitation',
        account: id,
        email,
        next: null,
        lang: typed.lang,
      } as const;
      return ok({
        account: id,
        email,
        url: hasPassword ? null : await newLink(tx, door, link, now),
      });
    },
  );
  return prepared.ok ? ok(await deliver(door, prepared.value, typed.lang)) : prepared;
}

/** Sends a new invitation to somebody who has not taken up the first one; old links end. */
export async function inviteAgain(
  db: Db,
  door: Door,
  actor: Actor,
  again: { readonly tenant: TenantId | null; readonly account: AccountId; readonly lang: Lang },
  now: Date,
): Promise<Result<Invited, InviteRefusal>> {
  const { tenant, lang } = again;
  const prepared = await inHome(
    db,
    tenant,
    async (tx): Promise<Result<Prepared, InviteRefusal>> => {
      const allowed = allow(actor, 'manage-accounts', { tenant, path: [] });
      if (!allowed.ok) return allowed;
      const account = await accounts.byId(tx, again.account);
      if (!account || !(await belongs(tx, tenant, account.id))) {
        return refuse({ code: 'no-such-account' });
      }
      if (account.home !== tenant || account.hasPassword)
        return refuse({ code: 'account-elsewhere' });
      if (account.disabled) return refuse({ code: 'account-disabled' });
      const { id, email } = account;
      await links.spend(tx, 'invitation', id, now);
      const link = { purpose: 'invitation', account: id, email, next: null, lang } as const;
      const url = await newLink(tx, door, link, now);
      await noteInvitation(tx, actor, tenant, id, now, true);
      return ok({ account: id, email, url });
    },
  );
  return prepared.ok ? ok(await deliver(door, prepared.value, lang)) : prepared;
}

async function deliver(door: Door, prepared: Prepared, lang: Lang): Promise<Invited> {
  const { account, email, url } = prepared;
  const purpose = url === null ? 'role' : 'invitation';
  const sent = await sendLetter(door, purpose, email, url ?? `${door.origin}/office`, lang);
  return { account, url, sent };
}

async function findOrMake(
  tx: Tx,
  actor: Actor,
  made: { readonly email: Email; readonly name: string; readonly home: TenantId | null },
  now: Date,
): Promise<Result<{ readonly id: AccountId; readonly hasPassword: boolean }, AccountRefusal>> {
  const id = randomUUID() as AccountId;
  const fresh = await accounts.insert(tx, { id, kind: 'staff', ...made }, now);
  if (fresh) {
    await noteInvitation(tx, actor, made.home, id, now, false);
    return ok({ id, hasPassword: false });
  }
  const known = await accounts.byEmail(tx, 'staff', made.email);
  if (!known) throw new Error('an account that is neither new nor known');
  return known.disabled ? refuse({ code: 'account-disabled' }) : ok(known);
}

async function noteInvitation(
  tx: Tx,
  actor: Actor,
  tenant: TenantId | null,
  id: AccountId,
  now: Date,
  again: boolean,
): Promise<void> {
  await ledger.write(tx, tenant ?? ledger.PLATFORM, {
    actor,
    at: now,
    act: 'account-invited',
    subject: `account:${id}`,
    facts: { again },
  });
}
