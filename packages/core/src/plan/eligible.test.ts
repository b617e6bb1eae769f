import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, day, type Day } from '@gongsuan/prelude';
import type { Eligibility } from './cycle.ts';
import { bornBy, ineligible, type VoterFacts } from './eligible.ts';
import { on } from './presets/parts.ts';
import { taipeiShilin2017 } from './presets/taipei-shilin-2017.ts';

const shilin = taipeiShilin2017.rules.eligibility;
const opens = on('2017-06-30');

describe('投票資格 eligibility', () => {
  it('lets vote who turned 16 on the day of reckoning, and not who turned 16 a day later (T16)', () => {
    expect(ineligible(person({ born: on('90-05-31') }), shilin, opens)).toEqual([]);
    expect(ineligible(person({ born: on('90-06-01') }), shilin, opens)).toEqual([
      { reason: 'too-young', minAge: 16, age: 15, on: '2017-05-31' },
    ]);
  });

  it('reckons the age on the day voting opens when the rules name no day', () => {
    const rule = { ...shilin, ageOn: null };
    expect(ineligible(person({ born: on('2001-06-30') }), rule, opens)).toEqual([]);
    expect(ineligible(person({ born: on('2001-07-01') }), rule, opens)[0]?.reason).toBe(
      'too-young',
    );
  });

  it('turns away who is older than the programme is for (新北三峽 104: 15–64)', () => {
    const rule: Eligibility = { ...shilin, minAge: 15, maxAge: 64, ageOn: null };
    expect(ineligible(person({ born: on('1952-06-30') }), rule, opens)).toEqual([
      { reason: 'too-old', maxAge: 64, age: 65, on: opens },
    ]);
    expect(ineligible(person({ born: on('1952-07-01') }), rule, opens)).toEqual([]);
  });

  it('asks those registered after the named day for another tie to the place', () => {
    const late = person({ registeredSince: on('2017-06-01') });
    expect(ineligible(late, shilin, opens)).toEqual([
      { reason: 'registered-too-late', since: '2017-06-01', by: '2017-05-31' },
    ]);
    expect(ineligible({ ...late, residencies: ['registered', 'work'] }, shilin, opens)).toEqual([]);
    expect(ineligible(person({ registeredSince: on('2017-05-31') }), shilin, opens)).toEqual([]);
  });

  it('turns away who has no tie to the place, and says which ties count', () => {
    const [reason] = ineligible(person({ residencies: ['moved_out'] }), shilin, opens);
    expect(reason).toEqual({
      reason: 'not-of-the-place',
      residencies: ['registered', 'study', 'work', 'live'],
    });
  });

  it('names every reason at once', () => {
    const nobody = person({ born: on('2010-01-01'), residencies: [] });
    expect(ineligible(nobody, shilin, opens).map(({ reason }) => reason)).toEqual([
      'too-young',
      'not-of-the-place',
    ]);
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

function person(facts: Partial<VoterFacts>): VoterFacts {
  return { born: on('1980-01-01'), residencies: ['registered'], registeredSince: null, ...facts };
}
