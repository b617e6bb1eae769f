/** 帳號: people known to the platform by an e-mail address: staff by two factors, citizens by a link. */
import type { Id } from '@gongsuan/prelude';
import type { AccountId, OrganisationId, TenantId } from './organisation.ts';
import type { Role } from './policy.ts';

export type SessionId = Id<'session'>;
export type GrantId = Id<'grant'>;

export const ACCOUNT_KINDS = ['staff', 'citizen'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** An address that mail can be sent to, as its owner writes it; compared without regard to case. */
export type Email = string & { readonly __email: unique symbol };

export interface Account {
  readonly id: AccountId;
  readonly kind: AccountKind;
  readonly email: Email;
  readonly name: string;
  /** The tenant that invited this person and may disable the account; null: the platform itself. */
  readonly home: TenantId | null;
  /** Of the demonstration: everybody may know its password. */
  readonly demo: boolean;
  readonly hasPassword: boolean;
  readonly passwordSet: Date | null;
  readonly hasTotp: boolean;
  readonly created: Date;
  readonly lastSignIn: Date | null;
  readonly disabled: Date | null;
}

/** A role given to an account at a place, and taken back again. */
export interface RoleGrant {
  readonly id: GrantId;
  readonly account: AccountId;
  readonly role: Role;
  /** null: the platform itself. */
  readonly tenant: TenantId | null;
  readonly organisation: OrganisationId | null;
  readonly granted: Date;
  readonly revoked: Date | null;
}

/**
 * Reads an e-mail address: trimmed, full-width forms made plain; `undefined` when it has not the
 * form that mail needs. Whether it exists only a letter can tell.
 */
export function parseEmail(text: string): Email | undefined {
  const plain = text.normalize('NFKC').trim();
  if (plain.length > 254 || /[\s<>()[\]\\,;:"]/.test(plain)) return undefined;
  const [local = '', domain = '', more] = plain.split('@');
  if (more !== undefined || local === '' || local.length > 64) return undefined;
  if (/^\.|\.$|\.\./.test(local)) return undefined;
  const labels = domain.split('.');
  const sound = labels.every((label) =>
    /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(label),
  );
  return labels.length >= 2 && sound ? (plain as Email) : undefined;
}

/** `wang.xiaoming@example.test` -> `w…g@example.test`: to recognise one's own address, not to learn another's. */
export function maskEmail(email: Email): string {
  const [local = '', domain = ''] = email.split('@');
  const last = local.length > 2 ? local.slice(-1) : '';
  return `${local.slice(0, 1)}…${last}@${domain}`;
}

/** Reads a person's name: 1 to 60 characters, spaces at the ends taken away. */
export function parseName(text: string): string | undefined {
  const plain = text
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .trim();
  return plain.length >= 1 && plain.length <= 60 ? plain : undefined;
}

const DAY_MS = 24 * 3600_000;

/**
 * 附表十 帳號管理：「定期審核資通系統帳號之建立、修改、啟用、停用及刪除」「逾越機關所許可之閒置時間」
 * (資通安全責任等級分級辦法). The length is not in the text; 90 days until an office says otherwise.
 */
export const IDLE_DAYS = 90;

/** Whether nobody has signed in to this account for {@link IDLE_DAYS} days. */
export function isIdle(
  account: Pick<Account, 'created' | 'lastSignIn' | 'disabled'>,
  now: Date,
): boolean {
  if (account.disabled) return false;
  const last = account.lastSignIn ?? account.created;
  return now.getTime() - last.getTime() >= IDLE_DAYS * DAY_MS;
}

/**
 * 附表十 身分驗證管理：「使用密碼進行驗證時，應強制最低密碼複雜度；強制密碼最短及最長之效期限制」.
 * Half a year until an office says otherwise.
 */
export const PASSWORD_DAYS = 180;

/** Whether the password has been in use for longer than {@link PASSWORD_DAYS} days. */
export function passwordDue(account: Pick<Account, 'passwordSet'>, now: Date): boolean {
  if (!account.passwordSet) return false;
  return now.getTime() - account.passwordSet.getTime() >= PASSWORD_DAYS * DAY_MS;
}
