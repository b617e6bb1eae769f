import { describe, expect, it } from 'vitest';
import { count, type Election, type EqualShares } from '../../index.ts';
import { approvals } from '../../testing/elections.ts';

/** What the supporters of a project paid, counted with the ballots in either order. */
function spent(election: Election, id: string, rule: Partial<EqualShares> = {}) {
  const [one, other] = [election.groups, election.groups.toReversed()].map((groups) => {
    const { unfunded } = count(
      { ...election, groups },
      { kind: 'equal-shares', ties: ['id'], ...rule },
    );
    return unfunded.find((project) => project.id === id);
  });
  expect(other).toEqual(one);
  return one?.reason === 'supporters-lack-money' ? one.spentOn : undefined;
}

describe('what supporters spent on other projects', () => {
  it('is rounded half up, whether or not it was all they had', () => {
    const ballots = { 'a c': 1, a: 1 };
    expect(spent(approvals(3, { a: 3, c: 3 }, ballots), 'c')).toEqual([{ id: 'a', amount: 2 }]);
    expect(spent(approvals(4, { a: 3, c: 3 }, ballots), 'c')).toEqual([{ id: 'a', amount: 2 }]);
  });

  it('leaves out what they named when they had nothing left', () => {
    const city = approvals(6, { a: 1, d: 1, x: 3, c: 5 }, { 'a d x c': 1, 'x c': 1, x: 1 });
    expect(spent(city, 'c', { utility: 'cardinality' })).toEqual([
      { id: 'x', amount: 2 },
      { id: 'a', amount: 1 },
      { id: 'd', amount: 1 },
    ]);
  });

  it('does not depend on the order of the ballots', () => {
    const costs = { a: 1, b: 34, c: 26, d: 5, e: 5, f: 40, g: 2 };
    const voters = { 'g e c f b': 3, 'e b c d a f': 1, 'd a e f c': 1, 'f e g d c a b': 4 };
    const city = approvals(5, costs, { ...voters, 'f d b g': 3, 'b c g d e f': 2 });
    expect(spent(city, 'd')).toEqual([
      { id: 'g', amount: 2 },
      { id: 'a', amount: 1 },
    ]);
  });
});
