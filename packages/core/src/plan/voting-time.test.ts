import { describe, expect, it } from 'vitest';
import { withVotingTime } from './voting-time.ts';

const day = (n: number) => new Date(Date.UTC(2026, 10, n));
const phase = (step: 'gather' | 'vote', ordinal: number, disabled = false) => ({
  step,
  ordinal,
  disabled,
  opens: day(ordinal * 5),
  closes: day(ordinal * 5 + 4),
});

describe('票選的實際起訖', () => {
  const time = { opens: day(9), closes: day(20) };

  it('shows voting as it was opened and extended, and the other phases as announced', () => {
    const phases = [phase('gather', 1), phase('vote', 2)];
    expect(withVotingTime(phases, time)).toEqual([phases[0], { ...phases[1], ...time }]);
  });

  it('leaves the plan alone while no ballot is set', () => {
    const phases = [phase('gather', 1), phase('vote', 2)];
    expect(withVotingTime(phases, undefined)).toBe(phases);
  });

  it('means the first voting phase that counts', () => {
    const phases = [phase('vote', 1, true), phase('vote', 3), phase('vote', 2)];
    const shown = withVotingTime(phases, time);
    expect(shown.map(({ closes }) => closes)).toEqual([day(9), day(19), day(20)]);
  });
});
