import { describe, expect, it } from 'vitest';
import { parseMoney } from './money.ts';
import { writeCount, writeMoney, writeShare } from './number.ts';
import { canonical } from './canonical.ts';

describe('金額與比率 money and shares', () => {
  it.each([
    ['1,200,000', 1_200_000],
    ['1200000 元', 1_200_000],
    ['NT$ 5,655,480', 5_655_480],
    ['１２３', 123],
    ['0', 0],
  ])('reads %s', (text, amount) => expect(parseMoney(text)).toBe(amount));

  it.each(['-5', '1.5', '1,20', '1e6', '', 'abc', '99999999999999999999'])('refuses %j', (text) =>
    expect(parseMoney(text)).toBeUndefined(),
  );

  it('writes money as officials do', () => {
    expect(writeMoney(5_655_480, 'zh-Hant-TW')).toBe('5,655,480 元');
    expect(writeMoney(5_655_480, 'en')).toBe('NT$5,655,480');
    expect(writeCount(999)).toBe('999');
  });

  it('rounds a share half up: 2, 1 and 3 of 1,234', () => {
    expect([2, 1, 3].map((n) => writeShare(n, 1234, 3))).toEqual(['0.162%', '0.081%', '0.243%']);
    expect(writeShare(31_652, 32_305, 2)).toBe('97.98%');
    expect(writeShare(1, 8, 0)).toBe('13%');
    expect(writeShare(1, 0)).toBe('—');
  });

  it('writes equal values as equal text', () => {
    expect(canonical({ b: [1, null], a: 'x', c: undefined })).toBe('{"a":"x","b":[1,null]}');
    expect(() => canonical(Number.NaN)).toThrow('finite');
  });
});
