import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, normaliseIdNumber, parseIdNumber } from './national-id.ts';

const kind = (text: string) => {
  const result = parseIdNumber(text);
  return result.ok ? result.value.kind : result.refusal.code;
};

describe('身分證字號 identity numbers', () => {
  it.each(['A123456789', 'A200000003', 'F131313136'])('accepts the national number %s', (text) => {
    expect(kind(text)).toBe('national');
  });
  it.each(['A800000014', 'A900000016', 'A870000015', 'A980000010', 'H899000014'])(
    'accepts the UI number %s',
    (text) => expect(kind(text)).toBe('resident'),
  );
  it.each(['AA00000009', 'AC00000012'])('accepts the UI number of before 2021 %s', (text) => {
    expect(kind(text)).toBe('resident');
  });
  it.each(['A123456788', 'B123456789'])('refuses %s for its check digit', (text) => {
    expect(kind(text)).toBe('id-check-digit');
  });
  it.each(['A323456789', 'A12345678', '1234567890', 'AE00000000', 'A1234567890', '王小明'])(
    'refuses %s for its form',
    (text) => expect(kind(text)).toMatch(/id-number-(malformed|missing)/),
  );
  it('reads small letters, full-width signs, spaces and hyphens', () => {
    expect(normaliseIdNumber(' ａ１２３-456 789 ')).toBe('A123456789');
    expect(kind('ａ123-456-789')).toBe('national');
  });
  it('says that nothing was typed', () => expect(kind(' - ')).toBe('id-number-missing'));

  it('accepts exactly one last digit for any first nine characters', () => {
    const nine = fc
      .tuple(
        fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
        fc.constantFrom(...'1289ABCD'),
        fc.nat(9_999_999),
      )
      .map(([letter, second, rest]) => `${letter}${second}${String(rest).padStart(7, '0')}`);
    fc.assert(
      fc.property(nine, (first9) => {
        const good = [...'0123456789'].filter((last) => parseIdNumber(first9 + last).ok);
        expect(good).toEqual([String(checkDigit(first9))]);
      }),
    );
  });

  it('notices a wrong digit in any place but those that two digits share', () => {
    fc.assert(
      fc.property(
        fc.nat(9_999_999),
        fc.integer({ min: 3, max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (rest, at, by) => {
          const first9 = `A1${String(rest).padStart(7, '0')}`;
          const number = `${first9}${checkDigit(first9)}`;
          const weight = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1][at + 1] ?? 0;
          const wrong = `${number.slice(0, at)}${(Number(number[at]) + by) % 10}${number.slice(at + 1)}`;
          const before = Number(number[at]);
          const after = Number(wrong[at]);
          expect(parseIdNumber(wrong).ok).toBe(((after - before) * weight) % 10 === 0);
        },
      ),
    );
  });
});
