/** Accounts, their passwords and second factors. What is secret leaves only through {@link keys}. */
import type { Account, AccountId, AccountKind, Email, TenantId } from '@gongsuan/core/people';
import { sql, type Selectable } from 'kysely';
import type { Tx } from '../db.ts';
import type { PeopleTables } from './tables.ts';

/** What signing in needs to know of an account, and nobody else may see. */
export interface Keys {
  readonly passwordHash: string | null;
  readonly totpSealed: string | null;
  readonly totpLastStep: number | null;
}

export interface NewAccount {
  readonly id: AccountId;
  readonly kind: AccountKind;
  readonly email: Email;
  readonly name: string;
  readonly home: TenantId | null;
  /** Of the demonstration; not unless it is said. */
  readonly demo?: boolean;
}

/** The account of this id; `undefined` when there is none. */
export async function byId(tx: Tx, id: AccountId): Promise<Account | undefined> {
  const row = await tx
    .selectFrom('people.account')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && accountOf(row);
}

/** The accounts of these ids. */
export async function byIds(tx: Tx, ids: readonly AccountId[]): Promise<readonly Account[]> {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom('people.account').selectAll().where('id', 'in', ids).execute();
  return rows.map(accountOf);
}

/** The account of this kind with this address, whatever its capitals. */
export async function byEmail(
  tx: Tx,
  kind: AccountKind,
  email: string,
): Promise<Account | undefined> {
  const row = await tx
    .selectFrom('people.account')
    .selectAll()
    .where('kind', '=', kind)
    .where((eb) => eb(eb.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst();
  return row && accountOf(row);
}

/** The secrets of an account; all null when there is none, so that both take the same way. */
export async function keys(tx: Tx, id: AccountId): Promise<Keys> {
  const row = await tx
    .selectFrom('people.account')
    .select(['password_hash', 'totp_sealed', 'totp_last_step'])
    .where('id', '=', id)
    .executeTakeFirst();
  return {
    passwordHash: row?.password_hash ?? null,
    totpSealed: row?.totp_sealed ?? null,
    totpLastStep: row?.totp_last_step ?? null,
  };
}

/** Writes a new account; `false` when one of this kind with this address is there already. */
export async function insert(tx: Tx, account: NewAccount, at: Date): Promise<boolean> {
  const { id, kind, email, name, home, demo = false } = account;
  const written = await tx
    .insertInto('people.account')
    .values({ ...EMPTY, id, kind, email, name, home, demo, created_at: at })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n;
}

const EMPTY = {
  password_hash: null,
  password_set_at: null,
  totp_sealed: null,
  totp_last_step: null,
  last_sign_in_at: null,
  disabled_at: null,
};

/** Staff of a tenant: those whom it invited, and those who hold or held a role in it. */
export async function staffOf(tx: Tx, tenant: TenantId): Promise<readonly Account[]> {
  const rows = await tx
    .selectFrom('people.account')
    .selectAll()
    .where('kind', '=', 'staff')
    .where((eb) =>
      eb.or([
        eb('home', '=', tenant),
        eb(
          'id',
          'in',
          eb.selectFrom('people.role_grant').select('account_id').where('tenant_id', '=', tenant),
        ),
      ]),
    )
    .orderBy('created_at')
    .execute();
  return rows.map(accountOf);
}

/** Staff accounts of the whole platform, for the operator's review. */
export async function staff(tx: Tx): Promise<readonly Account[]> {
  const rows = await tx
    .selectFrom('people.account')
    .selectAll()
    .where('kind', '=', 'staff')
    .orderBy('created_at')
    .execute();
  return rows.map(accountOf);
}

/** Changes the name under which the account appears. */
export async function setName(tx: Tx, id: AccountId, name: string): Promise<void> {
  await tx.updateTable('people.account').set({ name }).where('id', '=', id).execute();
}

/** Sets a new password and remembers it among the past ones. */
export async function setPassword(tx: Tx, id: AccountId, hash: string, at: Date): Promise<void> {
  await tx
    .updateTable('people.account')
    .set({ password_hash: hash, password_set_at: at })
    .where('id', '=', id)
    .execute();
  await tx.insertInto('people.past_password').values({ account_id: id, hash, at }).execute();
}

/** The newest `count` passwords of the account, as hashes, the present one first. */
export async function pastPasswords(
  tx: Tx,
  id: AccountId,
  count: number,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('people.past_password')
    .select('hash')
    .where('account_id', '=', id)
    .orderBy('at', 'desc')
    .limit(count)
    .execute();
  return rows.map((row) => row.hash);
}

/** Sets or (with null) takes away the authenticator's sealed secret. */
export async function setTotp(
  tx: Tx,
  id: AccountId,
  sealed: string | null,
  step: number | null,
): Promise<void> {
  await tx
    .updateTable('people.account')
    .set({ totp_sealed: sealed, totp_last_step: step })
    .where('id', '=', id)
    .execute();
}

/** Marks a time step as used; `false` when it, or a later one, was used already. */
export async function useStep(tx: Tx, id: AccountId, step: number): Promise<boolean> {
  const done = await tx
    .updateTable('people.account')
    .set({ totp_last_step: step })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Replaces all recovery codes of the account. */
export async function setRecoveryCodes(
  tx: Tx,
  id: AccountId,
  hashes: readonly string[],
  at: Date,
): Promise<void> {
  await tx.deleteFrom('people.recovery_code').where('account_id', '=', id).execute();
  if (hashes.length === 0) return;
  await tx
    .insertInto('people.recovery_code')
    .values(hashes.map((hash) => ({ account_id: id, hash, made_at: at, used_at: null })))
    .execute();
}

/** Uses up a recovery code; `false` when there is none such, or it was used. */
export async function useRecoveryCode(
  tx: Tx,
  id: AccountId,
  hash: string,
  at: Date,
): Promise<boolean> {
  const done = await tx
    .updateTable('people.recovery_code')
    .set({ used_at: at })
    .where('account_id', '=', id)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** How many recovery codes have not been used. */
export async function recoveryCodesLeft(tx: Tx, id: AccountId): Promise<number> {
  const row = await tx
    .selectFrom('people.recovery_code')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('account_id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.left;
}

/** Notes the moment of the last sign-in, by which idle accounts are found. */
export async function setSignedIn(tx: Tx, id: AccountId, at: Date): Promise<void> {
  await tx
    .updateTable('people.account')
    .set({ last_sign_in_at: at })
    .where('id', '=', id)
    .execute();
}

/** Closes the account from this moment on, or (null) opens it again. */
export async function setDisabled(tx: Tx, id: AccountId, at: Date | null): Promise<void> {
  await tx.updateTable('people.account').set({ disabled_at: at }).where('id', '=', id).execute();
}

function accountOf(row: Selectable<PeopleTables['people.account']>): Account {
  return {
    id: row.id as AccountId,
    kind: row.kind as AccountKind,
    email: row.email as Email,
    name: row.name,
    home: row.home as TenantId | null,
    demo: row.demo,
    hasPassword: row.password_hash !== null,
    passwordSet: row.password_set_at,
    hasTotp: row.totp_sealed !== null,
    created: row.created_at,
    lastSignIn: row.last_sign_in_at,
    disabled: row.disabled_at,
  };
}

/**
 * Erases the addresses of proposers whom nothing needs any more, and drafts that nobody touched for
 * a year (see the migration); says how many of each.
 */
export async function forgetCitizens(
  tx: Tx,
): Promise<{ readonly accounts: number; readonly drafts: number }> {
  const done = await sql<{
    accounts: number;
    drafts: number;
  }>`select accounts, drafts from people.forget_citizens()`.execute(tx);
  return done.rows[0] ?? { accounts: 0, drafts: 0 };
}
