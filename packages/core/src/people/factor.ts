/** 第二因素: one-time codes from an authenticator app, and the codes on paper for the day it is lost. */

/** Seconds for which one code is valid (RFC 6238). */
export const CODE_PERIOD_S = 30;
export const RECOVERY_CODES = 10;

/** Six digits as people type them, with spaces or full-width; `undefined` for anything else. */
export function parseCode(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{6}$/.test(plain) ? plain : undefined;
}

/** Letters and digits that cannot be taken for each other: no I, L, O, U, 0, 1. */
export const RECOVERY_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `abcde 23456` -> `ABCDE23456`; `undefined` when it cannot be a recovery code. */
export function parseRecoveryCode(text: string): string | undefined {
  const plain = text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  const known = [...plain].every((letter) => RECOVERY_ALPHABET.includes(letter));
  return plain.length === 10 && known ? plain : undefined;
}

/** `ABCDE23456` -> `ABCDE-23456`, to be written down. */
export function writeRecoveryCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
