import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealtBallots } from './fill-box.ts';

const votesOf = (ballots: ReturnType<typeof dealtBallots>, options: number) =>
  Array.from({ length: options }, (_, i) =>
    ballots.reduce((sum, { picks, count }) => sum + (picks.includes(i + 1) ? count : 0), 0),
  );

describe('invented ballots', () => {
  it('give the votes of 士林 106 with 4 to 8 picks each (T04)', () => {
    const votes = [5210, 4870, 3315, 3314, 3900, 2750, 4400, 6020];
    const ballots = dealtBallots(votes, 4, 8);
    expect(votesOf(ballots, 8)).toEqual(votes);
    expect(ballots.every(({ picks }) => picks.length >= 4 && picks.length <= 8)).toBe(true);
    expect(ballots.every(({ picks }) => new Set(picks).size === picks.length)).toBe(true);
  });

  it('give any votes that ballots of these sizes can give', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
        (votes) => {
          const ballots = dealtBallots(votes, 1, votes.length);
          expect(votesOf(ballots, votes.length)).toEqual(votes);
          expect(ballots.every(({ picks }) => picks.length >= 1)).toBe(true);
        },
      ),
    );
  });
});
