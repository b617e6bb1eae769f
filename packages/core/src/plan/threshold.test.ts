import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay, type Day } from '@gongsuan/prelude';
import type { Area, Threshold } from './cycle.ts';
import { shareOf, thresholdVotes } from './threshold.ts';

describe('門檻 threshold', () => {
  it('rounds one per cent of 245,301 eligible voters up to 2,454 or down to 2,453 (T05)', () => {
    expect([245_300, 245_301, 88_953].map((n) => shareOf(n, 100, 'up'))).toEqual([2453, 2454, 890]);
    expect([245_300, 245_301, 88_953].map((n) => shareOf(n, 100, 'down'))).toEqual([
      2453, 2453, 889,
    ]);
  });

  it('asks for one vote more when the threshold must be exceeded, and for none more when reached', () => {
    const over = thresholdVotes(area(), admission({ kind: 'votes', votes: 3315, passing: 'over' }));
    const reach = thresholdVotes(
      area(),
      admission({ kind: 'votes', votes: 3315, passing: 'reach' }),
    );
    expect(over).toMatchObject({ votes: 3315, least: 3316, from: { kind: 'cycle' } });
    expect(reach).toMatchObject({ votes: 3315, least: 3315 });
  });

  it("takes the area's own number before the cycle's", () => {
    const own = thresholdVotes(
      area({ thresholdVotes: 500 }),
      admission({ kind: 'votes', votes: 3315, passing: 'reach' }),
    );
    expect(own).toEqual({
      kind: 'votes',
      votes: 500,
      passing: 'reach',
      least: 500,
      from: { kind: 'area' },
    });
  });

  it('takes an area’s threshold of no votes as a number too', () => {
    const none = thresholdVotes(area({ thresholdVotes: 0 }), admission(ONE_PER_CENT));
    expect(none).toMatchObject({ votes: 0, least: 1, from: { kind: 'area' } });
  });

  it('says that a share is undetermined while nobody has entered the eligible voters', () => {
    expect(thresholdVotes(area(), admission(ONE_PER_CENT))).toEqual({
      kind: 'undetermined',
      basisPoints: 100,
      passing: 'over',
    });
  });

  it('carries the numbers that a share rests on', () => {
    const known = thresholdVotes(area({ voters: 245_301 }), admission(ONE_PER_CENT));
    expect(known).toMatchObject({
      votes: 2454,
      least: 2455,
      from: { kind: 'share', eligible: 245_301, basisPoints: 100, rounding: 'up' },
    });
  });

  it('has no threshold where the rule has none', () => {
    expect(thresholdVotes(area(), admission({ kind: 'none' }))).toEqual({ kind: 'none' });
  });

  it('rounds by less than one vote, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.nat(30_000_000), fc.integer({ min: 1, max: 9_999 }), (people, points) => {
        const up = BigInt(shareOf(people, points, 'up')) * 10_000n;
        const down = BigInt(shareOf(people, points, 'down')) * 10_000n;
        const exact = BigInt(people) * BigInt(points);
        expect(up >= exact && up - exact < 10_000n).toBe(true);
        expect(down <= exact && exact - down < 10_000n).toBe(true);
      }),
    );
  });
});

const ONE_PER_CENT: Threshold = {
  kind: 'share',
  basisPoints: 100,
  rounding: 'up',
  passing: 'over',
};

function admission(threshold: Threshold) {
  return { admission: { kind: 'threshold-and-cap' as const, threshold, ties: [] } };
}

function area(
  facts: { voters?: number; thresholdVotes?: number } = {},
): Pick<Area, 'eligible' | 'thresholdVotes'> {
  const on = parseDay('2025-01-01') as Day;
  return {
    eligible: facts.voters === undefined ? null : { voters: facts.voters, source: '戶政', on },
    thresholdVotes: facts.thresholdVotes ?? null,
  };
}
