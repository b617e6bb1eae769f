/** 密碼: what a password must be. */
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { LOCAL_PASSWORDS } from './local-passwords.ts';

export const PASSWORD_LEAST = 12;
export const PASSWORD_MOST = 128;
/** 附表十：「使用者更換密碼時，至少不可以與前三次使用過之密碼相同」 */
export const PASSWORDS_REMEMBERED = 3;

export type PasswordRefusal =
  | { readonly code: 'password-short'; readonly field: 'password'; readonly least: number }
  | { readonly code: 'password-long'; readonly field: 'password'; readonly most: number }
  | { readonly code: 'password-common'; readonly field: 'password' }
  | { readonly code: 'password-like-you'; readonly field: 'password' };

/**
 * Judges a password by its length and by what others would guess first. No rule about capitals or
 * signs: they make passwords harder to remember, not to guess. `common` are those that are tried
 * first everywhere, in lower case.
 * 附表十：「使用密碼進行驗證時，應強制最低密碼複雜度」
 */
export function judgePassword(
  password: string,
  person: { readonly email: string; readonly name: string },
  common: ReadonlySet<string>,
): Result<true, PasswordRefusal> {
  const length = [...password].length;
  const field = 'password' as const;
  if (length < PASSWORD_LEAST)
    return refuse({ code: 'password-short', field, least: PASSWORD_LEAST });
  if (length > PASSWORD_MOST) return refuse({ code: 'password-long', field, most: PASSWORD_MOST });
  if (isCommon(password, common)) return refuse({ code: 'password-common', field });
  if (isLike(password, person)) return refuse({ code: 'password-like-you', field });
  return ok(true);
}

/** A known password, or one made longer by digits and signs, or only a few characters repeated. */
function isCommon(password: string, common: ReadonlySet<string>): boolean {
  const plain = plainOf(password);
  const head = plain.replace(/[^\p{L}]+$/u, '');
  const stem = head.replace(/^[^\p{L}]+/u, '');
  for (const one of [plain, head, stem]) {
    // Two or three letters among many signs are no longer a word.
    if (LOCAL_PASSWORDS.has(one) || (one.length >= 4 && common.has(one))) return true;
  }
  if (new Set(plain).size < 5) return true;
  for (let part = 1; part <= plain.length / 2; part += 1) {
    if (plain.length % part === 0 && plain === plain.slice(0, part).repeat(plain.length / part)) {
      return true;
    }
  }
  return '01234567890123456789'.includes(plain) || '98765432109876543210'.includes(plain);
}

/** The own address or name with little else around it. */
function isLike(
  password: string,
  person: { readonly email: string; readonly name: string },
): boolean {
  const plain = plainOf(password);
  const [local = '', domain = ''] = plainOf(person.email).split('@');
  const parts = [local, domain, domain.split('.')[0] ?? '', plainOf(person.name)];
  return parts.some((part) => part.length >= 3 && plain.replaceAll(part, '').length < 6);
}

function plainOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}
