import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from './canonical.ts';
import { basisPoints, compareProducts, shareOf } from './fraction.ts';
import { sha256 } from './sha256.ts';

describe('SHA-256', () => {
  it('gives the published values', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('agrees with another implementation on any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(text, (any) => {
        const whole = any.toWellFormed();
        expect(sha256(any)).toBe(createHash('sha256').update(whole, 'utf8').digest('hex'));
      }),
      { numRuns: 300 },
    );
    for (const edge of ['\u007f', '\u0080', '\u07ff', '\u0800', '\uffff', '\u{10000}']) {
      expect(sha256(edge)).toBe(createHash('sha256').update(edge, 'utf8').digest('hex'));
    }
    expect(sha256('\ud800x')).toBe(sha256('\ufffdx'));
  });

  it.each([55, 56, 63, 64, 119, 120])('at %i bytes, where a block ends', (length) => {
    const text = 'é'.repeat(length / 2).padEnd(length - (length >> 1), 'x');
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys and leaves undefined out', () => {
    expect(canonical({ b: [1, null, 'x'], a: { d: true, c: undefined }, B: -0.5 })).toBe(
      '{"B":-0.5,"a":{"d":true},"b":[1,null,"x"]}',
    );
    expect(canonical({ x: 1, a: 2 })).toBe(canonical({ a: 2, x: 1 }));
  });
});

describe('shares and products', () => {
  it('are exact beyond what floating point holds', () => {
    const third = { numerator: 1, denominator: 3 };
    expect([shareOf(third, 10, 'up'), shareOf(third, 10, 'down')]).toEqual([4, 3]);
    expect([shareOf(third, 9, 'up'), shareOf(third, 9, 'down')]).toEqual([3, 3]);
    expect(shareOf({ numerator: 2, denominator: 3 }, 9007199254740991, 'down')).toBe(
      6004799503160660,
    );
    const [large, larger] = [94906267, 94906268];
    expect(compareProducts(large, larger, larger, large)).toBe(0);
    expect(compareProducts(large, larger, larger, larger)).toBe(-1);
    expect(compareProducts(larger, larger, larger, large)).toBe(1);
    expect(compareProducts(2, 3, 4, 5)).toBeLessThan(0);
  });

  it('count nothing of nothing as the whole', () => {
    expect(basisPoints(0n, 0n)).toBe(10000);
    expect(basisPoints(1n, 3n)).toBe(3333);
  });
});
