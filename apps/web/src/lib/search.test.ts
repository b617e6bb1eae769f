import { expect, test } from 'vitest';
import { foldPlace } from './search.ts';

test('台北 finds 臺北, Daan finds Da’an, full-width letters find plain ones', () => {
  expect(foldPlace('台北')).toBe(foldPlace('臺北'));
  expect(foldPlace('Da’an')).toBe(foldPlace('daan'));
  expect(foldPlace('ＴＡＩＰＥＩ')).toBe(foldPlace('Taipei'));
});

test('different places stay different', () => {
  expect(foldPlace('新店')).not.toBe(foldPlace('新竹'));
});
