import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, day, type Day } from '@gongsuan/prelude';
import { ageDay, bornBy } from './eligible.ts';
import { on } from './presets/parts.ts';

describe('投票資格 eligibility', () => {
  it('reckons the age on the day that the rules name, else on the day voting opens', () => {
    const phases = [
      {
        ...{ step: 'vote', ordinal: 1, label: null, disabled: false },
        opens: new Date('2017-06-30T09:00:00+08:00'),
        closes: new Date('2017-07-13T17:00:00+08:00'),
      },
    ];
    const plan = (ageOn: Day | null, timetable: readonly object[]) =>
      ({ rules: { eligibility: { ageOn } }, phases: timetable }) as never;
    expect(ageDay(plan(on('2017-05-31'), phases))).toBe('2017-05-31');
    expect(ageDay(plan(null, phases))).toBe('2017-06-30');
    expect(ageDay(plan(null, []))).toBeNull();
  });

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
