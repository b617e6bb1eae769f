import { expect, it } from 'vitest';
import { count } from '../../index.ts';
import { approvals } from '../../testing/elections.ts';

it('tries every amount where the one before took all that the supporters had', () => {
  // At 40 each, x and y are bought, and p with the last of its supporters' money. At 41 the
  // supporters of q can pay it, and it comes before p: that is more than the budget. At 42 p has
  // become the cheaper one, and its purchase leaves too little for q.
  const election = approvals(
    300,
    { x: 56, y: 54, p: 175, q: 192 },
    { p: 1, 'x p': 4, 'y p q': 1, 'y q': 5, '': 1 },
  );
  const outcome = count(election, {
    kind: 'equal-shares',
    utility: 'cardinality',
    completion: 'add1',
    exhaustiveStop: false,
    ties: ['id'],
  });
  expect(outcome.funded).toEqual(['y', 'x', 'p']);
  expect(outcome.rounds[0]).toMatchObject({ kind: 'started', amount: '40', raises: 15 });
});
