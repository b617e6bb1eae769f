import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageOn,
  day,
  dayOf,
  isoMoment,
  momentField,
  parseDay,
  parseMoment,
  writeDay,
  writeMoment,
  type Day,
} from './date.ts';

const on = (text: string) => parseDay(text) as Day;

describe('日期 days as people in Taiwan write them', () => {
  it.each([
    '115/11/21',
    '1151121',
    '民國115年11月21日',
    '民國 115 年 11 月 21 日',
    '2026-11-21',
    '2026/11/21',
    '２０２６-11-21',
    '20261121',
    '115.11.21',
  ])('reads %s as 2026-11-21', (text) => expect(parseDay(text)).toBe('2026-11-21'));

  it.each(['', '115/13/01', '115/02/30', '2026-02-29', 'tomorrow', '9999/1/1', '115/11'])(
    'refuses %j',
    (text) => expect(parseDay(text)).toBeUndefined(),
  );

  it('reads a two-digit year of the Republic', () => expect(parseDay('900531')).toBe('2001-05-31'));

  it('writes the day of the Republic in Chinese and the common day in English', () => {
    expect(writeDay(on('2026-11-21'), 'zh-Hant-TW')).toBe('民國115年11月21日（六）');
    expect(writeDay(on('1911-12-31'), 'zh-Hant-TW')).toBe('民國前1年12月31日（日）');
    expect(writeDay(on('2026-11-21'), 'en')).toBe('21 Nov 2026 (Sat)');
  });

  it('keeps Taipei time whatever the machine thinks', () => {
    const moment = new Date('2026-11-20T16:05:00Z');
    expect(dayOf(moment)).toBe('2026-11-21');
    expect(writeMoment(moment, 'zh-Hant-TW')).toBe('民國115年11月21日（六）0時05分');
    expect(isoMoment(moment)).toBe('2026-11-21T00:05:00+08:00');
    expect(parseMoment(momentField(moment))).toEqual(moment);
  });

  it('counts full years: 16 on the day itself, 15 the day before (T16)', () => {
    expect(ageOn(on('90-05-31'), on('106-05-31'))).toBe(16);
    expect(ageOn(on('90-06-01'), on('106-05-31'))).toBe(15);
    expect(ageOn(on('2000-02-29'), on('2016-02-28'))).toBe(15);
  });

  it('reads back every day that it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1912, max: 2199 }), fc.nat(11), fc.nat(27), (y, m, d) => {
        const one = day(y, m + 1, d + 1) as Day;
        expect(parseDay(writeDay(one, 'zh-Hant-TW').replace(/（.*/, ''))).toBe(one);
      }),
    );
  });
});
