import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, momentField, parseMoment, type Day } from '@gongsuan/prelude';
import { clockField, dayField, readerOf, yearOf } from './reading.ts';

describe('what an office types into a plan', () => {
  it('is read with full-width digits, commas and units', () => {
    const read = reader({ cap: '１６', money: 'NT$ 3,000,000 元', eligibleVoters: '245,301' });
    expect(read.count('cap')).toBe(16);
    expect(read.moneyOrNull('money')).toBe(3_000_000);
    expect(read.countOrNull('eligibleVoters')).toBe(245_301);
    expect(read.problems).toEqual([]);
  });

  it('is read as a share in hundredths of a per cent, without a float', () => {
    const shares = ['1', '1%', '0.5', '1.25', '0.01', '100'];
    expect(shares.map((basisPoints) => reader({ basisPoints }).basisPoints('basisPoints'))).toEqual(
      [100, 100, 50, 125, 1, 10_000],
    );
  });

  it.each(['abc', '1.5', '1,00', '--3', '1e3', '９９９９９９９９９９９９９９９９'])(
    'is no whole number as %s, and the field is named',
    (cap) => {
      const read = reader({ 'cap-daan': cap });
      read.count('cap', { key: 'daan', where: { zh: '大安區', en: null } });
      expect(read.problems).toEqual([
        expect.objectContaining({ code: 'plan-unreadable', field: 'cap-daan', section: 'areas' }),
      ]);
    },
  );

  it('keeps a minus sign, so that the rule can refuse the number by its name', () => {
    expect(reader({ minAge: '-3' }).count('minAge')).toBe(-3);
  });

  it('tells an empty field from an unreadable one', () => {
    const read = reader({ ageOn: '', opens: '' });
    expect(read.dayOrNull('ageOn')).toBeNull();
    read.count('min');
    expect(read.problems.map(({ code }) => code)).toEqual(['plan-missing']);
  });

  it('takes a day of the Republic or of the common era, and a clock time with it', () => {
    const typed = { 'opens-3': '115/5/31', 'opensClock-3': '9:00', 'closes-3': '2026-06-14' };
    const read = reader({ ...typed, 'closesClock-3': '1700' });
    expect(momentField(read.moment('opens', { key: 3 }))).toBe('2026-05-31T09:00');
    expect(momentField(read.moment('closes', { key: 3 }))).toBe('2026-06-14T17:00');
  });

  it.each([
    ['115/2/30', '9:00', ['opens-1']],
    ['115/5/31', '', ['opensClock-1']],
    ['115/5/31', '25:00', ['opensClock-1']],
    ['soon', '24:61', ['opens-1', 'opensClock-1']],
  ])('names what cannot be read of %s %s', (on, clock, fields) => {
    const read = reader({ 'opens-1': on, 'opensClock-1': clock });
    read.moment('opens', { key: 1 });
    expect(read.problems.map(({ field }) => field)).toEqual(fields);
  });

  it('takes a year of the Republic or of the common era', () => {
    expect(['115', '2026', '民國115年', '115年度'].map(yearOf)).toEqual([2026, 2026, 2026, 2026]);
    expect(yearOf('soon')).toBeUndefined();
  });

  it('shows a day in a form as it can be read again, in either language', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('zh-Hant-TW' as const, 'en' as const), (on, lang) => {
        const shown = dayField(on, lang);
        expect(reader({ ageOn: shown }).dayOrNull('ageOn')).toBe(on);
      }),
    );
    expect(dayField('2026-05-31' as Day, 'zh-Hant-TW')).toBe('115/05/31');
    expect(clockField(parseMoment('2026-05-31T09:05') ?? new Date(0))).toBe('09:05');
  });
});

const anyDay: fc.Arbitrary<Day> = fc
  .tuple(
    fc.integer({ min: 1950, max: 2150 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map((parts) => day(...parts))
  .filter((one) => one !== undefined);

function reader(typed: Readonly<Record<string, string>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) form.append(name, value);
  return readerOf(form, 'areas');
}
