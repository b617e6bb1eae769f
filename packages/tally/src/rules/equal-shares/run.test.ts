import { expect, it } from 'vitest';
import { count, type Election } from '../../index.ts';

it('counts on when a supporter has exactly the share, while others have less', () => {
  // 25,000: three residents pay their last 4,000 or less, one pays exactly all of their 6,500.
  const cost = { A: 48_000, B: 50_000, C: 25_000, D: 15_000, E: 14_000 };
  const ballots = ['AC', 'AE', 'ABE', 'AB', 'AE', 'AB', 'CDE', 'CD', 'AC', 'AC'];
  const election: Election = {
    kind: 'approval',
    budget: 100_000,
    projects: Object.entries(cost).map(([id, amount]) => ({ id, cost: amount })),
    groups: ballots.map((picks) => ({
      ballot: { kind: 'approval', picks: picks.split('') },
      count: 1,
    })),
  };
  const outcome = count(election, { kind: 'equal-shares', ties: ['cost', 'id'] });
  expect(outcome.funded).toEqual(['A', 'E', 'C']);
  expect(outcome.rounds.at(-1)).toMatchObject({ id: 'C', most: '6,500', spentOut: 4 });
});
