import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, explain, type Election, type EqualShares } from '../../index.ts';
import { anyElection, approvals } from '../../testing/elections.ts';
import { Q, slowAdd1, slowEqualShares, votersOf, type SlowUtility } from '../../testing/slow.ts';

const shares = (election: Election, rule: Partial<EqualShares> = {}) =>
  count(election, { kind: 'equal-shares', ties: ['id'], ...rule });
const start = (election: Election) =>
  new Q(election.budget, Math.max(1, votersOf(election, 'cardinality').length));

const KINDS = [
  ['approval', 'cost'],
  ['approval', 'cardinality'],
  ['points', 'points'],
  ['ranking', 'borda'],
  ['points', 'cost'],
  ['choose-one', 'cost'],
] as const satisfies readonly (readonly [Election['kind'], SlowUtility])[];

describe('均等份額法 the Method of Equal Shares', () => {
  it('gives a minority what its money buys, where greedy gives the majority everything', () => {
    const city = approvals(100, { a: 30, b: 30, c: 40, d: 40 }, { 'a b c': 60, d: 40 });
    expect(count(city, { kind: 'greedy', ties: ['id'] }).funded).toEqual(['a', 'b', 'c']);
    expect(shares(city).funded).toEqual(['a', 'b', 'd']);
  });

  it('buys first what costs each supporter least for the utility', () => {
    const outcome = shares(approvals(12, { a: 6, b: 4 }, { 'a b': 3, a: 1, b: 2 }), {
      utility: 'cardinality',
    });
    expect(outcome.rounds).toEqual([
      { kind: 'started', amount: '2', raises: 0 },
      { kind: 'bought', id: 'b', cost: 4, supporters: 5, most: '0.80', spentOut: 0, left: 8 },
    ]);
    expect(outcome.unfunded).toEqual([
      {
        id: 'a',
        votes: 4,
        reason: 'supporters-lack-money',
        cost: 6,
        supporters: 4,
        money: 5,
        missing: 1,
        spentOn: [{ id: 'b', amount: 2 }],
      },
    ]);
    expect(outcome.effectiveSupport).toEqual({ a: 8333, b: 10000 });
    expect(explain(outcome, 'a', 'zh-Hant-TW')).toBe(
      '未入選：4 名支持者只剩 5 元，需 6 元，還差 1 元，因為他們的額度主要已用於「b」（2 元）。',
    );
  });

  it('names as the reason only what the supporters themselves had paid for', () => {
    const [missed] = shares(approvals(10, { a: 5, b: 6 }, { a: 5, b: 5 })).unfunded;
    expect(missed).toMatchObject({ id: 'b', money: 5, missing: 1, spentOn: [] });
  });

  it('lets those who cannot pay the full price pay all they have', () => {
    const outcome = shares(approvals(8, { a: 3, b: 4 }, { 'a b': 2, b: 1, '': 1 }), {
      utility: 'cardinality',
    });
    expect(outcome.funded).toEqual(['b']);
    const cheaper = shares(approvals(10, { a: 3, b: 3 }, { 'a b': 1, a: 1, b: 1, '': 1 }));
    expect(cheaper.funded).toEqual(['a', 'b']);
    expect(cheaper.rounds[2]).toMatchObject({ id: 'b', most: '2', spentOut: 1 });
  });

  it('does not call it a tie when equal purchases touch different voters', () => {
    const outcome = shares(approvals(4, { a: 2, b: 2 }, { a: 1, b: 1 }), { ties: ['refuse'] });
    expect([outcome.status, outcome.funded]).toEqual(['settled', ['a', 'b']]);
  });

  it('nor when the voters they share have nothing left', () => {
    const ballots = { a: 3, 'a b c': 1, b: 2, c: 2, '': 1 };
    const outcome = shares(approvals(9, { a: 4, b: 1, c: 1 }, ballots), { ties: ['refuse'] });
    expect([outcome.status, outcome.funded]).toEqual(['settled', ['a', 'b', 'c']]);
  });

  it('stops at a tie that matters and gives the proposals back', () => {
    const tied = approvals(6, { a: 4, b: 4, c: 9 }, { 'a b': 2, c: 1 });
    const open = shares(tied, { ties: ['refuse'] });
    expect(open.tied).toEqual([{ projects: ['a', 'b'], places: 1, votes: 2, left: 6 }]);
    expect(open.unfunded[0]).toMatchObject({ id: 'a', with: ['b'], places: 1 });
    expect(open.unfunded.map(({ id, reason }) => [id, reason])).toEqual([
      ['a', 'tied'],
      ['b', 'tied'],
      ['c', 'awaits-tie'],
    ]);
    const drawn = shares(tied, { ties: ['cost', 'votes', { lot: ['b', 'a'] }] });
    expect(drawn.funded).toEqual(['b']);
    expect(drawn.ties).toEqual([{ projects: ['a', 'b'], by: 'lot', round: 1 }]);
    expect(shares(tied, { ties: ['refuse'], completion: 'add1+greedy' }).funded).toEqual([]);
  });

  it('counts a weight as so many voters', () => {
    const plain = approvals(10, { a: 5, b: 5 }, { a: 4, b: 2 });
    const [first, second] = plain.groups;
    if (!first || !second) throw new Error('two groups');
    const weighted = { ...plain, groups: [first, { ...second, count: 1, weight: 2 }] };
    expect(shares(weighted).funded).toEqual(shares(plain).funded);
    expect(shares(weighted).totals[1]).toEqual({
      id: 'b',
      ballots: 1,
      weightedBallots: 2,
      score: 1,
      weightedScore: 2,
    });
  });

  it.each(KINDS)('agrees with the definition on any election of %s by %s', (kind, utility) => {
    fc.assert(
      fc.property(anyElection(kind), (election) => {
        const expected = slowEqualShares(election, utility, start(election));
        const got = shares(election, { utility }).funded;
        expect(got.toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 300 },
    );
  });

  it.each(KINDS)('raises the amount as if every one was tried, for %s by %s', (kind, utility) => {
    fc.assert(
      fc.property(
        anyElection(kind),
        fc.boolean(),
        fc.integer({ min: 1, max: 3 }),
        (e, stop, by) => {
          const options = { exhaustiveStop: stop, increment: by };
          const got = shares(e, { utility, completion: 'add1', ...options }).funded;
          const expected = slowAdd1(e, utility, { ...options, start: start(e) });
          expect(got.toSorted()).toEqual(expected.toSorted());
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('completion and options', () => {
  const city = approvals(10, { a: 6, b: 5, c: 4 }, { 'a c': 2, 'a b': 2, b: 1 });

  it('leaves money over without a completion, and spends it greedily with one', () => {
    expect(shares(city).funded).toEqual(['a']);
    const completed = shares(city, { completion: 'greedy' });
    expect(completed.funded).toEqual(['a', 'c']);
    expect(completed.unfunded[0]).toMatchObject({ id: 'b', reason: 'supporters-lack-money' });
  });

  it('completes by votes for each unit of cost when money is not the utility', () => {
    const three = approvals(24, { a: 12, b: 12, c: 8 }, { 'a b': 4, a: 2, c: 3, '': 1 });
    const completion = 'greedy';
    expect(shares(three, { utility: 'cardinality', completion }).funded).toEqual(['a', 'c']);
    expect(shares(three, { utility: 'cost', completion }).funded).toEqual(['a', 'b']);
  });

  it('takes the utility that fits the ballots when none is named', () => {
    const utility = (election: Election) => shares(election).rule;
    const ballots = { budget: 1, projects: [], groups: [] };
    expect(utility({ ...ballots, kind: 'points' })).toMatchObject({
      utility: 'points',
      score: 'points',
    });
    expect(utility({ ...ballots, kind: 'ranking' })).toMatchObject({
      utility: 'borda',
      score: 'borda',
    });
    expect(utility({ ...ballots, kind: 'knapsack' })).toMatchObject({
      utility: 'cost',
      score: 'ballots',
    });
  });

  it('says how often the amount was raised', () => {
    const outcome = shares(city, { completion: 'add1' });
    expect(outcome.rounds[0]).toMatchObject({ kind: 'started' });
    expect(outcome.cost).toBeLessThanOrEqual(10);
  });

  it('starts from whole currency units when asked', () => {
    const seven = approvals(1000, { a: 200 }, { a: 3, '': 4 });
    const cents = { ...seven, decimals: 2 };
    expect(shares(seven).rounds[0]).toMatchObject({ amount: '142.86' });
    expect(shares(seven, { integralStart: true }).rounds[0]).toMatchObject({ amount: '142' });
    expect(shares(cents).rounds[0]).toMatchObject({ amount: '1.43' });
    expect(shares(cents, { integralStart: true }).rounds[0]).toMatchObject({ amount: '1' });
  });

  it('takes the endowment of each voter, or of each electorate, as given', () => {
    const each = { perVoter: { numerator: 7, denominator: 2 } };
    const four = approvals(14, { a: 7, b: 7 }, { a: 2, b: 2 });
    expect(shares(four, { endowments: each }).funded).toEqual(['a', 'b']);
    const split = {
      ...four,
      groups: four.groups.map((group, i) => ({ ...group, electorate: i === 0 ? 'east' : 'west' })),
    };
    const byElectorate = { east: 6, west: 8 };
    expect(shares(split, { endowments: { byElectorate } }).funded).toEqual(['b']);
    const west = split.groups.map((group, i) => (i === 0 ? group : { ...four.groups[i]! }));
    const unnamed = { byElectorate: { east: 6, '': 8 } };
    expect(shares({ ...split, groups: west }, { endowments: unnamed }).funded).toEqual(['b']);
    expect(() => shares(split, { endowments: { byElectorate: { east: 6 } } })).toThrow(/west/);
    expect(() => shares(split, { endowments: { byElectorate: { east: 7, west: 8 } } })).toThrow(
      /more than the budget/,
    );
    expect(() => shares(four, { endowments: { byElectorate } })).toThrow(/electorate ""/);
  });

  it('lets nobody pay whose electorate has nothing', () => {
    const both = approvals(12, { a: 6, d: 7 }, { 'a d': 3, a: 3 });
    const groups = both.groups.map((group, i) => ({ ...group, electorate: ['n', 's'][i]! }));
    const outcome = shares({ ...both, groups }, { endowments: { byElectorate: { n: 12, s: 0 } } });
    expect(outcome.rounds[1]).toMatchObject({ id: 'a', most: '2', spentOut: 0 });
    expect(outcome.unfunded[0]).toMatchObject({ id: 'd', money: 6, missing: 1 });
  });

  it('takes the greedy outcome only when strictly more voters prefer it', () => {
    const majority = approvals(10, { a: 10, b: 4, c: 4 }, { a: 6, 'b c': 4 });
    const taken = shares(majority, { comparison: true });
    expect(taken.rounds.at(-1)).toEqual({
      kind: 'compared',
      shares: 4,
      greedy: 6,
      taken: 'greedy',
    });
    expect(taken.funded).toEqual(['a']);
    const voters = approvals(11, { a: 11, b: 4, c: 4 }, { a: 6, 'b c': 4, '': 1 });
    expect(shares(voters, { comparison: true }).rounds.at(-1)).toMatchObject({
      shares: 4,
      greedy: 6,
    });
    const even = approvals(10, { a: 10, b: 4, c: 4 }, { a: 5, 'b c': 4, b: 1 });
    expect(shares(even, { comparison: true }).rounds.at(-1)).toMatchObject({ taken: 'shares' });
  });

  it('decides nothing when the greedy outcome to compare with is open', () => {
    const open = shares(approvals(5, { a: 5, b: 0, c: 1 }, { 'c a': 1, '': 1 }), {
      comparison: true,
      ties: ['refuse'],
    });
    expect(open.funded).toEqual([]);
    expect(open.tied).toEqual([{ projects: ['a', 'c'], places: 1, votes: 1, left: 5 }]);
    expect(open.unfunded.map(({ reason }) => reason)).toEqual(['tied', 'tied', 'awaits-tie']);
    const earlier = shares(approvals(6, { a: 4, b: 4 }, { 'a b': 2 }), {
      comparison: true,
      ties: ['refuse'],
    });
    expect(earlier.rounds).toHaveLength(1);
  });

  it('keeps to the limits of areas and categories', () => {
    const both = approvals(10, { a: 2, b: 2 }, { 'a b': 2 });
    const north = { ...both, projects: both.projects.map((p) => ({ ...p, area: 'north' })) };
    const outcome = shares(north, {
      limits: { areas: { north: { projects: 1 } } },
      completion: 'add1+greedy',
      exhaustiveStop: false,
    });
    expect(outcome.funded).toEqual(['a']);
    expect(outcome.unfunded[0]).toMatchObject({ reason: 'limit-reached', name: 'north', used: 1 });
  });

  it('says of the others that nobody supports them or that they are dearer than everything', () => {
    const odd = approvals(4, { a: 9, b: 1, c: 0, d: 2 }, { 'a c d': 2 });
    const outcome = shares(odd);
    expect(outcome.funded).toEqual(['c', 'd']);
    expect(outcome.unfunded.map(({ id, reason }) => [id, reason])).toEqual([
      ['a', 'dearer-than-budget'],
      ['b', 'no-supporters'],
    ]);
  });
});
