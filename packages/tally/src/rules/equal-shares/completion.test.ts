import { expect, it } from 'vitest';
import { count } from '../../index.ts';
import { approvals } from '../../testing/elections.ts';

/**
 * At 40 each, x and y are bought, and p with most of what its supporters have left. At 41 the
 * supporters of q can pay it, and it comes before p: that is more than the budget. At 42 p has
 * become the cheaper one, and its purchase leaves too little for q.
 */
it.each([
  [175, 6],
  [174, 5],
])('tries the amount at which another project comes first, when p costs %i', (p, spentOut) => {
  const ballots = { p: 1, 'x p': 4, 'y p q': 1, 'y q': 5, '': 1 };
  const outcome = count(approvals(300, { x: 56, y: 54, p, q: 192 }, ballots), {
    kind: 'equal-shares',
    utility: 'cardinality',
    completion: 'add1',
    exhaustiveStop: false,
    ties: ['id'],
  });
  expect(outcome.funded).toEqual(['y', 'x', 'p']);
  expect(outcome.rounds[0]).toMatchObject({ kind: 'started', amount: '40', raises: 15 });
  expect(outcome.rounds.at(-1)).toMatchObject({ id: 'p', spentOut });
});
