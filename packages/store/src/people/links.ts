/** Single-use links sent by mail, found by the hash of their token. */
import type { AccountId, Email, LinkPurpose } from '@gongsuan/core/people';
import type { Tx } from '../db.ts';

export interface Link {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly account: AccountId | null;
  readonly email: Email;
  readonly next: string | null;
  readonly expires: Date;
}

/** Keeps a new link under the hash of its token; the token itself is in the letter alone. */
export async function insert(tx: Tx, link: Link, tokenHash: string, at: Date): Promise<void> {
  await tx
    .insertInto('people.link')
    .values({
      id: link.id,
      purpose: link.purpose,
      token_hash: tokenHash,
      account_id: link.account,
      email: link.email,
      next: link.next,
      created_at: at,
      expires_at: link.expires,
      used_at: null,
    })
    .execute();
}

/** The link of this purpose that can still be used; `undefined` when used, expired or unknown. */
export async function open(
  tx: Tx,
  purpose: LinkPurpose,
  tokenHash: string,
  now: Date,
): Promise<Link | undefined> {
  const row = await tx
    .selectFrom('people.link')
    .selectAll()
    .where('purpose', '=', purpose)
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    purpose: row.purpose as LinkPurpose,
    account: row.account_id as AccountId | null,
    email: row.email as Email,
    next: row.next,
    expires: row.expires_at,
  };
}

/** Uses the link up; `false` when somebody was faster. */
export async function use(tx: Tx, id: string, at: Date): Promise<boolean> {
  const done = await tx
    .updateTable('people.link')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Makes every open link of this purpose to the account useless. */
export async function spend(
  tx: Tx,
  purpose: LinkPurpose,
  account: AccountId,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('people.link')
    .set({ used_at: at })
    .where('purpose', '=', purpose)
    .where('account_id', '=', account)
    .where('used_at', 'is', null)
    .execute();
}

/** Makes every open link of this purpose to the address useless, whatever its capitals. */
export async function spendTo(tx: Tx, purpose: LinkPurpose, email: Email, at: Date): Promise<void> {
  await tx
    .updateTable('people.link')
    .set({ used_at: at })
    .where('purpose', '=', purpose)
    .where((eb) => eb(eb.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .where('used_at', 'is', null)
    .execute();
}

/** Accounts of these that have an invitation open, with the moment at which it expires. */
export async function invited(
  tx: Tx,
  accounts: readonly AccountId[],
  now: Date,
): Promise<ReadonlyMap<AccountId, Date>> {
  if (accounts.length === 0) return new Map();
  const rows = await tx
    .selectFrom('people.link')
    .select(['account_id', 'expires_at'])
    .where('purpose', '=', 'invitation')
    .where('account_id', 'in', accounts)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
  return new Map(rows.map((row) => [row.account_id as AccountId, row.expires_at]));
}
