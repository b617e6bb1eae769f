import type { Step } from '@gongsuan/core/plan';
import { expect, test } from 'vitest';
import { byUrgency, cycleNow } from './now.ts';

const at = (text: string) => new Date(`${text}+08:00`);
const phase = (step: Step, opens: string, closes: string) => ({
  step,
  opens: at(`${opens}T09:00`),
  closes: at(`${closes}T17:00`),
});
const now = at('2026-11-21T12:00');

test('an open ballot goes before everything else that is open in the same cycle', () => {
  const found = cycleNow(
    [
      phase('deliberate', '2026-11-01', '2026-11-22'),
      phase('vote', '2026-11-16', '2026-11-30'),
      phase('admit', '2026-12-01', '2026-12-11'),
    ],
    now,
  );
  expect(found.main?.step).toBe('vote');
  expect(found.also.map((one) => one.step)).toEqual(['deliberate']);
  expect(found.next?.step).toBe('admit');
  expect(found.standing).toBe('live');
});

test('places with an open ballot come first, then open submissions, then what opens soonest', () => {
  const voting = cycleNow([phase('vote', '2026-11-16', '2026-11-30')], now);
  const votingSooner = cycleNow([phase('vote', '2026-11-16', '2026-11-23')], now);
  const gathering = cycleNow([phase('gather', '2026-11-02', '2026-11-22')], now);
  const building = cycleNow([phase('deliver', '2026-01-01', '2026-12-31')], now);
  const soon = cycleNow([phase('gather', '2026-12-01', '2026-12-31')], now);
  const later = cycleNow([phase('vote', '2027-01-01', '2027-01-31')], now);
  const over = cycleNow([phase('vote', '2025-01-01', '2025-01-31')], now);
  const all = [over, later, soon, building, gathering, voting, votingSooner];
  expect(all.toSorted(byUrgency)).toEqual([
    votingSooner,
    voting,
    gathering,
    building,
    soon,
    later,
    over,
  ]);
});
