import { expect, test } from 'vitest';
import { comingNext, daysBetween, openNow, standing, writeSpan } from './phases.ts';

const at = (text: string) => new Date(`${text}+08:00`);
const phase = (step: 'gather' | 'vote' | 'admit', opens: string, closes: string) => ({
  step,
  opens: at(opens),
  closes: at(closes),
});

test('days are counted by the calendar of Taiwan, not by 24 hours', () => {
  expect(daysBetween(at('2026-11-21T23:30'), at('2026-11-21T23:59'))).toBe(0);
  expect(daysBetween(at('2026-11-21T23:30'), at('2026-11-22T00:10'))).toBe(1);
  expect(daysBetween(at('2026-11-21T00:10'), at('2026-12-01T17:00'))).toBe(10);
});

test('what is open now begins with what closes first; a phase that has closed is not open', () => {
  const phases = [
    phase('gather', '2026-11-01T09:00', '2026-11-21T17:00'),
    phase('admit', '2026-11-10T09:00', '2026-12-31T17:00'),
    phase('vote', '2026-11-20T09:00', '2026-11-30T17:00'),
  ];
  const steps = (text: string) => openNow(phases, at(text)).map((one) => one.step);
  expect(steps('2026-11-21T16:59')).toEqual(['gather', 'vote', 'admit']);
  expect(steps('2026-11-21T17:00')).toEqual(['vote', 'admit']);
  expect(comingNext(phases, at('2026-11-15T00:00'))?.step).toBe('vote');
  expect(comingNext(phases, at('2026-11-21T00:00'))).toBeUndefined();
});

test('a cycle is over only when its last phase has closed', () => {
  const phases = [phase('vote', '2026-11-20T09:00', '2026-11-30T17:00')];
  expect(standing(phases, at('2026-11-30T16:59'))).toBe('live');
  expect(standing(phases, at('2026-11-30T17:00'))).toBe('over');
  expect(standing([], at('2026-11-30T17:00'))).toBe('over');
});

test('a span names the year once where both ends lie in it, and twice where not', () => {
  const [from, to] = [at('2026-11-16T09:00'), at('2026-11-30T17:00')];
  expect(writeSpan(from, to, 'zh-Hant-TW')).toBe(
    '民國115年11月16日（一）9時00分至11月30日（一）17時00分',
  );
  expect(writeSpan(from, to, 'en')).toBe('16 Nov (Mon) 09:00 to 30 Nov 2026 (Mon) 17:00');
  expect(writeSpan(from, at('2027-01-04T17:00'), 'zh-Hant-TW')).toBe(
    '民國115年11月16日（一）9時00分至民國116年1月4日（一）17時00分',
  );
});
