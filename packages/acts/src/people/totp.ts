/** One-time codes (RFC 6238: SHA-1, 6 digits, 30 seconds: what every authenticator app can do). */
import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import {
  CODE_PERIOD_S,
  RECOVERY_ALPHABET,
  RECOVERY_CODES,
  type Email,
} from '@gongsuan/core/people';
import { keyed, seal, unseal, type Door } from './door.ts';

const PURPOSE = 'totp';

/** A new secret for an authenticator, in Base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** An authenticator's secret as the database keeps it. */
export function sealTotp(door: Pick<Door, 'secret'>, base32: string): string {
  return seal(door.secret, PURPOSE, base32);
}

/** The secret again. @throws when GONGSUAN_SECRET is another one than at its sealing */
export function unsealTotp(door: Pick<Door, 'secret'>, sealed: string): string {
  return unseal(door.secret, PURPOSE, sealed);
}

/** The address that an authenticator app reads from the QR code. */
export function totpUri(base32: string, email: Email): string {
  return totpOf(base32, email).toString();
}

/** The time step of a right code, one step early or late allowed; `undefined` for a wrong one. */
export function stepOf(base32: string, code: string, now: Date): number | undefined {
  const delta = totpOf(base32, '').validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / CODE_PERIOD_S) + delta;
}

/** Ten codes for the day when the authenticator is lost; about 48 bits each. */
export function newRecoveryCodes(): readonly string[] {
  const letter = () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)] ?? '';
  return Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: 10 }, letter).join(''));
}

/** How a recovery code is kept: short enough to be guessed, so under the server's secret. */
export function hashRecoveryCode(door: Pick<Door, 'secret'>, code: string): string {
  return keyed(door.secret, 'recovery', code);
}

function totpOf(base32: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Gongsuan 共算',
    label: label || 'gongsuan',
    algorithm: 'SHA1',
    digits: 6,
    period: CODE_PERIOD_S,
    secret: Secret.fromBase32(base32),
  });
}
