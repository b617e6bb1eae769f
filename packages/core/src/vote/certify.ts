/**
 * 現場認證: people outside the household registry show a proof at the desk and get a pass.
 *
 * 002「至區公所認證後上網投票」(I16); 002「設籍台北市或就學、就業及居住在台北市」(N5). The proof is seen,
 * not copied.
 */
import { ok, refuse, type Result } from '@gongsuan/prelude';
import type { Residency } from '../plan/cycle.ts';
import type { PollRules } from './rules.ts';

/** What an officer can be shown. */
export const PROOFS = [
  'id-card',
  'residence-permit',
  'student-card',
  'work-certificate',
  'lease',
  'utility-bill',
  'household-transcript',
  'other',
] as const;
export type Proof = (typeof PROOFS)[number];

/** 線上、現場認證後上網、站點設備. Paper comes as a channel of its own. */
export const CHANNELS = ['online', 'certified', 'station'] as const;
export type Channel = (typeof CHANNELS)[number];

export type CertifyRefusal =
  | { readonly code: 'on-site-not-offered' }
  | {
      readonly code: 'residency-not-accepted';
      readonly field: 'residency';
      readonly residency: Residency;
    }
  | { readonly code: 'proof-missing'; readonly field: 'proof' };

/** Whether the desk may certify somebody of this residency on this proof. */
export function mayCertify(
  rules: Pick<PollRules, 'onSite' | 'identity' | 'eligibility'>,
  residency: Residency,
  proof: Proof | undefined,
): Result<Proof, CertifyRefusal> {
  if (!rules.onSite && rules.identity !== 'on-site-only')
    return refuse({ code: 'on-site-not-offered' });
  if (!rules.eligibility.residencies.includes(residency))
    return refuse({ code: 'residency-not-accepted', field: 'residency', residency });
  return proof ? ok(proof) : refuse({ code: 'proof-missing', field: 'proof' });
}

/** Signs of a pass: no 0, O, 1, I, L, U, so that it can be read aloud and typed. 30 signs. */
export const PASS_SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
export const PASS_LENGTH = 8;

/** A pass of eight signs from random bytes; bytes that would favour a sign are passed over. */
export function passFrom(chance: Iterable<number>): string | undefined {
  let pass = '';
  for (const byte of chance) {
    if (byte < 240) pass += PASS_SIGNS[byte % PASS_SIGNS.length];
    if (pass.length === PASS_LENGTH) return pass;
  }
  return undefined;
}

/** Reads a pass as typed: small letters, spaces and hyphens do not matter. */
export function parsePass(text: string): string | undefined {
  const plain = text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  return plain.length === PASS_LENGTH && [...plain].every((sign) => PASS_SIGNS.includes(sign))
    ? plain
    : undefined;
}
