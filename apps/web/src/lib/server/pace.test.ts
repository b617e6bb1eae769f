import { expect, test } from 'vitest';
import { pace, perMinuteOf } from './pace.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21) + seconds * 1000);

test('one browser may send as many forms in a minute as the limit says, and not one more', () => {
  const limit = pace(3);
  expect([0, 0, 0, 0].map((second) => limit.take('a', at(second)))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('another browser is not slowed by the first', () => {
  const limit = pace(1);
  expect(limit.take('a', at(0))).toBe(true);
  expect(limit.take('a', at(0))).toBe(false);
  expect(limit.take('b', at(0))).toBe(true);
});

test('after its share of the minute a browser may send again', () => {
  const limit = pace(3);
  for (let sent = 0; sent < 3; sent++) limit.take('a', at(0));
  expect(limit.take('a', at(19))).toBe(false);
  expect(limit.take('a', at(20))).toBe(true);
  expect(limit.take('a', at(20))).toBe(false);
});

test('a whole class that sends within one minute keeps its full limit the next minute', () => {
  const limit = pace(40);
  for (let sent = 0; sent < 40; sent++) expect(limit.take('school', at(sent / 10))).toBe(true);
  for (let sent = 0; sent < 40; sent++) expect(limit.take('school', at(70))).toBe(true);
});

test('a limit that is no number of forms is an error at the start, not a site without limit or without forms', () => {
  expect(perMinuteOf('FORMS', undefined, 90)).toBe(90);
  expect(perMinuteOf('FORMS', '', 90)).toBe(90);
  expect(perMinuteOf('FORMS', '100000', 90)).toBe(100_000);
  for (const text of ['0', '-1', '1.5', 'many', ' ', '1000001', 'Infinity'])
    expect(() => perMinuteOf('FORMS', text, 90), text).toThrow('FORMS is a number a minute');
});
