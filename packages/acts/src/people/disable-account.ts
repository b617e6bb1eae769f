/** 停用、恢復帳號，以及為遺失驗證器的同仁重設第二因素. */
import {
  allow,
  isHead,
  type AbsenceRefusal,
  type Account,
  type AccountId,
  type AccountRefusal,
  type Actor,
  type PolicyRefusal,
  type TenantId,
} from '@gongsuan/core/people';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { ledger, type Db, type Tx } from '@gongsuan/store';
import { accounts, grants, links, sessions } from '@gongsuan/store/people';
import { inHome, type Door } from './door.ts';
import { belongs } from './grant-role.ts';
import { endsAdministration } from './last-administrator.ts';
import { sendNotice } from './letters.ts';

interface Whose {
  /** The tenant that invited the account; null: the platform itself. */
  readonly tenant: TenantId | null;
  readonly account: AccountId;
}
type Refusal = PolicyRefusal | AbsenceRefusal | AccountRefusal;

/** Closes an account: its sessions and open links end at once. Its roles wait for its return. */
export function disableAccount(
  db: Db,
  actor: Actor,
  whose: Whose,
  now: Date,
): Promise<Result<Account, Refusal>> {
  return change(db, actor, whose, 'account-disabled', now, async (tx, account) => {
    if (actor.kind === 'staff' && actor.account === account.id)
      return refuse({ code: 'own-account' });
    if (actor.kind === 'staff' && (await isLast(tx, account.id))) {
      return refuse({ code: 'last-administrator' });
    }
    await accounts.setDisabled(tx, account.id, now);
    await sessions.endAll(tx, account.id, null, now);
    await links.spend(tx, 'invitation', account.id, now);
    await links.spend(tx, 'password', account.id, now);
    return ok(true);
  });
}

/** Whether some tenant, or the platform, has nobody else who administers it. */
async function isLast(tx: Tx, account: AccountId): Promise<boolean> {
  const held = (await grants.held(tx, account)).filter(isHead);
  const places = new Set(held.map(({ tenant }) => tenant));
  // In one order for everybody, so that two at once do not wait for each other.
  for (const tenant of [...places].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))) {
    if (await endsAdministration(tx, tenant, (one) => one.account === account)) return true;
  }
  return false;
}

/** Opens a closed account again, with the roles that it had. */
export function enableAccount(
  db: Db,
  actor: Actor,
  whose: Whose,
  now: Date,
): Promise<Result<Account, Refusal>> {
  return change(db, actor, whose, 'account-enabled', now, async (tx, account) => {
    await accounts.setDisabled(tx, account.id, null);
    return ok(true);
  });
}

/** Takes the authenticator away; its owner sets up another one at the next sign-in. */
export async function resetSecondFactor(
  db: Db,
  door: Door,
  actor: Actor,
  whose: Whose,
  now: Date,
): Promise<Result<Account, Refusal>> {
  const reset = await change(db, actor, whose, 'second-factor-reset', now, async (tx, account) => {
    if (actor.kind === 'staff' && actor.account === account.id)
      return refuse({ code: 'own-account' });
    await accounts.setTotp(tx, account.id, null, null);
    await accounts.setRecoveryCodes(tx, account.id, [], now);
    await sessions.endAll(tx, account.id, null, now);
    return ok(true);
  });
  if (reset.ok) void sendNotice(door, 'factorReset', reset.value.email);
  return reset;
}

/** Does `work` to an account of this tenant, where the actor may; gives the account as it was. */
function change(
  db: Db,
  actor: Actor,
  whose: Whose,
  act: string,
  now: Date,
  work: (tx: Tx, account: Account) => Promise<Result<true, Refusal>>,
): Promise<Result<Account, Refusal>> {
  const { tenant } = whose;
  return inHome(db, tenant, async (tx) => {
    const allowed = allow(actor, 'manage-accounts', { tenant, path: [] });
    if (!allowed.ok) return allowed;
    const account = await accounts.byId(tx, whose.account);
    if (!account || !(await belongs(tx, tenant, account.id))) {
      return refuse({ code: 'no-such-account' });
    }
    if (account.home !== tenant) return refuse({ code: 'account-elsewhere' });
    const done = await work(tx, account);
    if (!done.ok) return done;
    await ledger.write(tx, tenant ?? ledger.PLATFORM, {
      actor,
      at: now,
      act,
      subject: `account:${account.id}`,
      facts: {},
    });
    return ok(account);
  });
}
