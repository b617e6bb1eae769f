/**
 * 身分證字號與統一證號: ten characters, the last a check digit.
 *
 * 004「填身分證號+出生日期」(I5). A number with a wrong check digit is refused before any call to the
 * registry. Holders of a UI number (統一證號) are not in the household registry: 002「至區公所認證後
 * 上網投票」(I16).
 */
import { ok, refuse, type Result } from '@gongsuan/prelude';

/** A number whose form and check digit are right, in its one spelling. Never stored, never logged. */
export type IdNumber = string & { readonly __idNumber: unique symbol };

/** `national` is in the household registry; `resident` is a UI number, new or of before 2021. */
export type IdKind = 'national' | 'resident';

export interface Identified {
  readonly number: IdNumber;
  readonly kind: IdKind;
}

export type IdRefusal =
  | { readonly code: 'id-number-missing'; readonly field: 'idNumber' }
  | { readonly code: 'id-number-malformed'; readonly field: 'idNumber' }
  | { readonly code: 'id-check-digit'; readonly field: 'idNumber' };

/** The two digits that each letter stands for: A is 10, Z is 33; I, O, W, X, Y, Z came later. */
const LETTERS: Readonly<Record<string, number>> = {
  A: 10,
  B: 11,
  C: 12,
  D: 13,
  E: 14,
  F: 15,
  G: 16,
  H: 17,
  I: 34,
  J: 18,
  K: 19,
  L: 20,
  M: 21,
  N: 22,
  O: 35,
  P: 23,
  Q: 24,
  R: 25,
  S: 26,
  T: 27,
  U: 28,
  V: 29,
  W: 32,
  X: 30,
  Y: 31,
  Z: 33,
};
const WEIGHTS = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1] as const;

const NATIONAL = /^[A-Z][12]\d{8}$/;
const RESIDENT = /^[A-Z][89]\d{8}$/;
const RESIDENT_BEFORE_2021 = /^[A-Z][A-D]\d{8}$/;

/** One spelling of what people type: half-width, upper case, letters and digits only. */
export function normaliseIdNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

/** Reads an identity number; refuses a wrong form or a wrong check digit. */
export function parseIdNumber(text: string): Result<Identified, IdRefusal> {
  const number = normaliseIdNumber(text);
  if (number === '') return refuse({ code: 'id-number-missing', field: 'idNumber' });
  const kind = kindOf(number);
  if (kind === undefined) return refuse({ code: 'id-number-malformed', field: 'idNumber' });
  if (checkSum(number) % 10 !== 0) return refuse({ code: 'id-check-digit', field: 'idNumber' });
  return ok({ number: number as IdNumber, kind });
}

/** The check digit that completes nine characters; for the invented residents of a test registry. */
export function checkDigit(first9: string): number {
  return (10 - (checkSum(`${first9}0`) % 10)) % 10;
}

function kindOf(number: string): IdKind | undefined {
  if (NATIONAL.test(number)) return 'national';
  return RESIDENT.test(number) || RESIDENT_BEFORE_2021.test(number) ? 'resident' : undefined;
}

/** The first letter gives two digits, a second letter only its unit digit. */
function checkSum(number: string): number {
  const first = LETTERS[number[0] ?? ''] ?? 0;
  const rest = [...number.slice(1)].map((sign) => (LETTERS[sign] ?? Number(sign)) % 10);
  return [Math.floor(first / 10), first % 10, ...rest].reduce(
    (sum, digit, at) => sum + digit * (WEIGHTS[at] ?? 0),
    0,
  );
}
