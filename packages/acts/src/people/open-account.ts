/** 由系統操作者直接開設帳號: the first account of a new installation, and those of the demonstration. */
import { randomUUID } from 'node:crypto';
import {
  judgePassword,
  parseEmail,
  parseName,
  type AbsenceRefusal,
  type AccountId,
  type AccountRefusal,
  type Actor,
  type FormRefusal,
  type PasswordRefusal,
  type PolicyRefusal,
  type TenantId,
} from '@gongsuan/core/people';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { ledger, type Db } from '@gongsuan/store';
import { accounts } from '@gongsuan/store/people';
import { commonPasswords } from './common-passwords.ts';
import { inHome, type Door } from './door.ts';
import { writeGrant, type Where } from './grant-role.ts';
import { hashPassword } from './hashing.ts';
import { sealTotp } from './totp.ts';

export interface OpenedAccount {
  readonly home: TenantId | null;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  /** An authenticator's secret in Base32; null: set up at the first sign-in. */
  readonly totp: string | null;
  /** Roles in the home tenant (or, for home null, on the platform). */
  readonly roles: readonly {
    readonly role: string;
    readonly organisation: Where['organisation'];
  }[];
}

type Refusal = PolicyRefusal | AbsenceRefusal | AccountRefusal | FormRefusal | PasswordRefusal;

/** Only the machine itself may: people are invited, so that nobody else knows their password. */
export async function openAccount(
  db: Db,
  door: Pick<Door, 'secret'>,
  actor: Actor,
  typed: OpenedAccount,
  now: Date,
): Promise<Result<AccountId, Refusal>> {
  if (actor.kind !== 'machine') return refuse({ code: 'not-allowed', verb: 'manage-accounts' });
  const email = parseEmail(typed.email);
  if (!email) return refuse({ code: 'email-malformed', field: 'email' });
  const name = parseName(typed.name);
  if (name === undefined) return refuse({ code: 'name-malformed', field: 'name' });
  const judged = judgePassword(typed.password, { email, name }, await commonPasswords());
  if (!judged.ok) return judged;
  const hash = await hashPassword(typed.password);
  const { home } = typed;
  return inHome(db, home, async (tx) => {
    const id = randomUUID() as AccountId;
    const demo = actor.name === 'demo';
    const made = { id, kind: 'staff', email, name, home, demo } as const;
    const fresh = await accounts.insert(tx, made, now);
    if (!fresh) return refuse({ code: 'account-known' });
    await accounts.setPassword(tx, id, hash, now);
    if (typed.totp !== null) await accounts.setTotp(tx, id, sealTotp(door, typed.totp), null);
    await ledger.write(tx, home ?? ledger.PLATFORM, {
      actor,
      at: now,
      act: 'account-opened',
      subject: `account:${id}`,
      facts: {},
    });
    for (const { role, organisation } of typed.roles) {
      const given = await writeGrant(tx, actor, { tenant: home, organisation, role }, now, id);
      if (!given.ok) throw new Error(`role ${role} of a new account: ${given.refusal.code}`);
    }
    return ok(id);
  });
}
