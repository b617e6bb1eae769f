import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, day, type Day } from '@gongsuan/prelude';
import { bornBy } from './eligible.ts';
import { on } from './presets/parts.ts';

describe('投票資格 eligibility', () => {
  it('writes the last birthday that may vote as the notice of 2017 did: 90年5月31日以前出生', () => {
    expect(bornBy(16, on('2017-05-31'))).toBe('2001-05-31');
    expect(bornBy(17, on('2020-02-29'))).toBe('2003-02-28');
  });

  it('draws the same line by birthday as by age', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 30 }), (born, reckoned, age) => {
        fc.pre(born <= reckoned && Number(reckoned.slice(0, 4)) - age >= 1850);
        expect(ageOn(born, reckoned) >= age).toBe(born <= bornBy(age, reckoned));
      }),
    );
  });
});

const anyDay: fc.Arbitrary<Day> = fc
  .tuple(
    fc.integer({ min: 1900, max: 2050 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map((parts) => day(...parts))
  .filter((one) => one !== undefined);
