import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, explain, type Election, type Phragmen } from '../index.ts';
import { anyElection, approvals } from '../testing/elections.ts';
import { slowPhragmen } from '../testing/slow.ts';

const phragmen = (election: Election, rule: Partial<Phragmen> = {}) =>
  count(election, { kind: 'phragmen', ...rule });

describe('sequential Phragmén', () => {
  it('buys what its supporters can pay first, and they start again from nothing', () => {
    const outcome = phragmen(approvals(10, { a: 2, b: 4, c: 4 }, { 'a b': 2, c: 1 }));
    expect(outcome.funded).toEqual(['a', 'b', 'c']);
    expect(outcome.rounds).toEqual([
      { kind: 'earned', id: 'a', cost: 2, supporters: 2, load: '1', left: 8 },
      { kind: 'earned', id: 'b', cost: 4, supporters: 2, load: '3', left: 4 },
      { kind: 'earned', id: 'c', cost: 4, supporters: 1, load: '4', left: 0 },
    ]);
    expect(explain(outcome, 'b', 'en')).toBe(
      'Funded: its 2 supporters had its NT$4 together when each of them had paid NT$3 in all.',
    );
  });

  it('asks every supporter for the same, whatever points they gave', () => {
    const points: Election = {
      ...approvals(10, { a: 2, b: 4 }, {}),
      kind: 'points',
      groups: [
        {
          ballot: {
            kind: 'points',
            points: [
              ['a', 0],
              ['b', 9],
            ],
          },
          count: 2,
        },
      ],
    };
    expect(phragmen(points).rounds).toEqual([
      { kind: 'earned', id: 'a', cost: 2, supporters: 2, load: '1', left: 8 },
      { kind: 'earned', id: 'b', cost: 4, supporters: 2, load: '3', left: 4 },
    ]);
  });

  it('ends when the next project does not fit', () => {
    const outcome = phragmen(
      approvals(8, { a: 2, b: 7, c: 20, d: 1, e: 8 }, { 'a b': 4, e: 2, c: 1 }),
    );
    expect(outcome.funded).toEqual(['a']);
    expect(outcome.unfunded).toEqual([
      { id: 'b', votes: 4, reason: 'does-not-fit', cost: 7, left: 6, missing: 1 },
      { id: 'e', votes: 2, reason: 'count-ended', at: 'b', cost: 8, left: 6 },
      { id: 'c', votes: 1, reason: 'dearer-than-budget', cost: 20, missing: 12 },
      { id: 'd', votes: 0, reason: 'no-supporters' },
    ]);
    expect(outcome.effectiveSupport).toEqual({ a: 10000, b: 8571, e: 7500, c: 4000, d: 0 });
  });

  it('asks when the order of equal ones matters', () => {
    const equal = approvals(6, { a: 2, b: 2, c: 3, d: 6 }, { 'a b': 2, c: 1 });
    const open = phragmen(equal);
    expect(open.tied).toEqual([{ projects: ['a', 'b'], places: 1, votes: 2, left: 6 }]);
    expect(open.unfunded[2]).toMatchObject({ id: 'c', reason: 'awaits-tie', tied: ['a', 'b'] });
    const drawn = phragmen(equal, { ties: [{ lot: ['b', 'a'] }] });
    expect(drawn.funded).toEqual(['b', 'a']);
    expect(drawn.ties).toEqual([{ projects: ['a', 'b'], by: 'lot', round: 1 }]);
  });

  it('asks also when only fractions show that they are equal', () => {
    // b has (3 + 1/3) / 5 and c 2 / 3: both two thirds.
    const thirds = approvals(4, { a: 1, b: 3, c: 2 }, { a: 2, 'a b': 1, b: 4, c: 3 });
    const open = phragmen(thirds);
    expect(open.funded).toEqual(['a']);
    expect(open.tied).toEqual([{ projects: ['b', 'c'], places: 1, votes: 5, left: 3 }]);
  });

  it('does not ask when equal ones have different voters and all fit', () => {
    const apart = approvals(6, { a: 2, b: 2 }, { a: 1, b: 1 });
    expect(phragmen(apart).funded).toEqual(['a', 'b']);
    expect(phragmen({ ...apart, budget: 3 }).tied).toHaveLength(1);
  });

  it('keeps to limits', () => {
    const base = approvals(6, { a: 2, b: 2 }, { a: 1, b: 1 });
    const north = { ...base, projects: base.projects.map((p) => ({ ...p, area: 'north' })) };
    const limits = { areas: { north: { projects: 1 } } };
    expect(phragmen(north, { limits }).status).toBe('tied');
    const outcome = phragmen(north, { limits, ties: ['id'] });
    expect(outcome.funded).toEqual(['a']);
    expect(outcome.unfunded[0]).toMatchObject({ id: 'b', reason: 'limit-reached' });
  });

  it('agrees with the definition on any election', () => {
    fc.assert(
      fc.property(anyElection(), (election) => {
        const got = phragmen(election, { ties: ['id'] }).funded;
        expect(got.toSorted()).toEqual(slowPhragmen(election).toSorted());
      }),
      { numRuns: 500 },
    );
  });
});
