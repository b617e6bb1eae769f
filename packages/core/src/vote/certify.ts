/**
 * 現場認證: people outside the household registry show a proof at the desk and get a pass.
 *
 * 002「至區公所認證後上網投票」(I16); 002「設籍台北市或就學、就業及居住在台北市」(N5). The proof is seen,
 * not copied.
 */
import { ok, refuse, type Day, type Result } from '@gongsuan/prelude';
import type { Residency } from '../plan/cycle.ts';
import type { IdKind } from './national-id.ts';
import type { NotOpenRefusal, OverRefusal, Poll } from './poll.ts';
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
  | { readonly code: 'residency-missing'; readonly field: 'residency' }
  | { readonly code: 'ui-number-not-registered'; readonly field: 'residency' }
  | { readonly code: 'proof-missing'; readonly field: 'proof' }
  | { readonly code: 'ui-number-no-id-card'; readonly field: 'proof' }
  | {
      readonly code: 'registration-day-unchecked';
      readonly field: 'registeredBy';
      readonly by: Day;
    };

/** What the officer has seen of a person. */
export interface Shown {
  readonly residency: Residency | undefined;
  readonly proof: Proof | undefined;
  /** The days by which the officer says to have found the person registered, as ISO days. */
  readonly registeredBy: readonly string[];
}

/**
 * Whether the desk may certify at this moment: a pass also before voting opens, somebody who votes
 * at once only while it is open. Refused before anything is written, for a new certification makes
 * an earlier pass void.
 */
export function mayCertifyNow(
  poll: Pick<Poll, 'opens' | 'closes' | 'seal'>,
  use: 'pass' | 'station',
  now: Date,
): Result<true, OverRefusal | NotOpenRefusal> {
  const { opens, closes, seal } = poll;
  if (now >= closes || seal) return refuse({ code: 'voting-over', closes });
  if (use === 'station' && now < opens) return refuse({ code: 'vote-not-open', opens });
  return ok(true);
}

/** The day by which somebody who comes as a registered resident must have been so; null for none. */
export function registrationDay(
  rules: Pick<PollRules, 'eligibility'>,
  residency: Residency,
): Day | null {
  return residency === 'registered' ? rules.eligibility.registeredBy : null;
}

/** What a certification says of a person: by which tie to the place, on which document. */
export interface Certified {
  readonly residency: Residency;
  readonly proof: Proof;
}

/**
 * Whether the desk may certify somebody with such a number on what was shown. Who registered too
 * late may still come with another tie to the place. Holders of a UI number are in no household
 * registry and have no national ID card: as registered residents their ballots could count double.
 */
export function mayCertify(
  rules: Pick<PollRules, 'onSite' | 'identity' | 'eligibility'>,
  kind: IdKind,
  { residency, proof, registeredBy }: Shown,
): Result<Certified, CertifyRefusal> {
  if (!rules.onSite && rules.identity !== 'on-site-only')
    return refuse({ code: 'on-site-not-offered' });
  if (!residency) return refuse({ code: 'residency-missing', field: 'residency' });
  if (!rules.eligibility.residencies.includes(residency))
    return refuse({ code: 'residency-not-accepted', field: 'residency', residency });
  if (kind === 'resident' && residency === 'registered')
    return refuse({ code: 'ui-number-not-registered', field: 'residency' });
  if (!proof) return refuse({ code: 'proof-missing', field: 'proof' });
  if (kind === 'resident' && proof === 'id-card')
    return refuse({ code: 'ui-number-no-id-card', field: 'proof' });
  const by = registrationDay(rules, residency);
  if (by !== null && !registeredBy.includes(by))
    return refuse({ code: 'registration-day-unchecked', field: 'registeredBy', by });
  return ok({ residency, proof });
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
