import { describe, expect, it } from 'vitest';
import { count, explain, type Election, type Greedy } from '../index.ts';
import { approvals, singles } from '../testing/elections.ts';

const greedy = (election: Parameters<typeof count>[0], rule: Partial<Greedy> = {}) =>
  count(election, { kind: 'greedy', ...rule });
const reasonsOf = (outcome: ReturnType<typeof count>) =>
  outcome.unfunded.map(({ id, reason }) => [id, reason]);

describe('most votes first', () => {
  it('funds 90, 80 and 60 votes with exactly the money there is', () => {
    const election = singles(1000, { a: [200, 90], b: [300, 80], c: [500, 60], d: [100, 50] });
    const outcome = greedy(election);
    expect(outcome.funded).toEqual(['a', 'b', 'c']);
    expect(outcome.cost).toBe(1000);
    expect(outcome.rounds[0]).toEqual({ kind: 'funded', id: 'a', votes: 90, cost: 200, left: 800 });
    expect(outcome.unfunded).toEqual([
      { id: 'd', votes: 50, reason: 'does-not-fit', cost: 100, left: 0, missing: 100 },
    ]);
  });

  const misfit = singles(1000, { a: [800, 90], b: [300, 80], c: [200, 60], d: [0, 10] });

  it('passes over what does not fit', () => {
    const outcome = greedy(misfit);
    expect(outcome.funded).toEqual(['a', 'c', 'd']);
    expect(outcome.rounds[1]).toEqual({ kind: 'passed-over', id: 'b', cost: 300, left: 200 });
    expect(outcome.effectiveSupport).toMatchObject({ a: 10000, b: 6666 });
    expect(explain(outcome, 'b', 'zh-Hant-TW')).toBe(
      '未入選：得 80 票，需 300 元，輪到時只餘 200 元，還差 100 元。',
    );
  });

  it('or ends the count at the first that does not fit', () => {
    const outcome = greedy(misfit, { onMisfit: 'stop' });
    expect(outcome.funded).toEqual(['a']);
    expect(outcome.rounds[1]).toEqual({ kind: 'ended', id: 'b', cost: 300, left: 200 });
    expect(outcome.unfunded.slice(1)).toEqual([
      { id: 'c', votes: 60, reason: 'count-ended', at: 'b', cost: 200, left: 200 },
      { id: 'd', votes: 10, reason: 'count-ended', at: 'b', cost: 0, left: 200 },
    ]);
  });

  it('funds in part from the announced share of the cost on, and not below', () => {
    const partlyFrom = { numerator: 4, denominator: 5 };
    const enough = singles(1000, { a: [800, 90], b: [250, 80], c: [1, 3] });
    const outcome = greedy(enough, { partlyFrom });
    expect(outcome.funded).toEqual(['a', 'b']);
    expect([outcome.partly, outcome.cost]).toEqual([{ b: 200 }, 1000]);
    expect(outcome.rounds[1]).toMatchObject({ kind: 'partly-funded', granted: 200, left: 0 });
    expect(greedy(singles(999, { a: [800, 90], b: [250, 80] }), { partlyFrom }).funded).toEqual([
      'a',
    ]);
    expect(
      greedy(singles(1200, { a: [800, 9], b: [250, 8], c: [600, 8] }), {
        partlyFrom,
        onMisfit: 'stop',
        ties: ['cost'],
      }).funded,
    ).toEqual(['a', 'b']);
  });

  it('asks for the votes of a threshold', () => {
    const outcome = greedy(misfit, { threshold: { votes: 80 } });
    expect(outcome.funded).toEqual(['a']);
    expect(reasonsOf(outcome)).toEqual([
      ['b', 'does-not-fit'],
      ['c', 'below-threshold'],
      ['d', 'below-threshold'],
    ]);
    expect(reasonsOf(greedy(misfit, { threshold: { votes: 80 }, comparison: 'over' }))[0]).toEqual([
      'b',
      'below-threshold',
    ]);
  });

  it('compares votes for each unit of cost, free projects first', () => {
    const election = singles(100, { a: [50, 50], b: [10, 20], c: [0, 1], d: [30, 29], e: [0, 0] });
    const outcome = greedy(election, { by: 'votes-per-cost' });
    expect(outcome.funded).toEqual(['c', 'e', 'b', 'a', 'd']);
    const large = singles(9e15, { a: [3e15, 3], b: [3e15 + 1, 3], c: [3e15 + 1, 3] });
    expect(greedy(large, { by: 'votes-per-cost', ties: ['id'] }).funded).toEqual(['a', 'b']);
  });
});

describe('projects on one site', () => {
  const election = singles(1000, { a: [400, 90], b: [300, 80], c: [300, 70] });
  const exclusive = [['b', 'a']];

  it('funds the one with more votes, and says which one took the site', () => {
    const outcome = greedy(election, { exclusive });
    expect(outcome.funded).toEqual(['a', 'c']);
    expect(outcome.unfunded).toEqual([{ id: 'b', votes: 80, reason: 'excluded', by: 'a' }]);
  });

  it('or the one that is listed first, if it passes the threshold', () => {
    const listed = { exclusive, precedence: 'listed' } as const;
    expect(greedy(election, listed).funded).toEqual(['b', 'c']);
    expect(greedy(election, { ...listed, threshold: { votes: 85 } }).funded).toEqual(['a']);
  });

  it('says for how many of the equal ones there is money', () => {
    const three = singles(500, { a: [400, 80], b: [300, 80], c: [300, 80] });
    expect(greedy(three).tied).toEqual([
      { projects: ['a', 'b', 'c'], places: 1, votes: 80, left: 500 },
    ]);
  });

  it('asks when equal votes stand on one site', () => {
    const equal = singles(1000, { a: [400, 80], b: [300, 80], c: [300, 80] });
    expect(greedy(equal, { exclusive }).tied).toEqual([
      { projects: ['a', 'b', 'c'], places: 2, votes: 80, left: 1000 },
    ]);
    expect(greedy(equal, { exclusive, ties: ['cost'] }).status).toBe('settled');
    expect(greedy(equal, { exclusive, ties: ['cost', 'id'] }).funded).toEqual(['b', 'c']);
  });
});

describe('ties', () => {
  const equal = singles(500, { a: [300, 80], b: [300, 80], c: [100, 70], d: [900, 80] });

  it('are none when all the equal ones can be funded', () => {
    const outcome = greedy({ ...equal, budget: 600 });
    expect([outcome.status, outcome.funded]).toEqual(['settled', ['a', 'b']]);
  });

  it('are none with what cannot be funded by itself', () => {
    expect(reasonsOf(greedy({ ...equal, budget: 350 }, { ties: ['id'] }))).toContainEqual([
      'd',
      'does-not-fit',
    ]);
  });

  it('are left open where nothing settles them, and everything behind them waits', () => {
    const outcome = greedy(equal);
    expect(outcome.tied).toEqual([{ projects: ['a', 'b'], places: 1, votes: 80, left: 500 }]);
    expect(reasonsOf(outcome)).toEqual([
      ['a', 'tied'],
      ['b', 'tied'],
      ['d', 'does-not-fit'],
      ['c', 'awaits-tie'],
    ]);
    expect(explain(outcome, 'a', 'zh-Hant-TW')).toBe(
      '待決：得 80 票，與「b」並列，何者優先，須由主辦機關依公告方式決定。',
    );
  });

  it('are settled by cost, by votes, by id as text, by lot', () => {
    const costs = singles(500, { '10': [300, 80], '2': [301, 80] });
    expect(greedy(costs, { ties: ['cost'] }).funded).toEqual(['10']);
    expect(greedy(costs, { ties: ['id'] }).funded).toEqual(['10']);
    expect(greedy(costs, { ties: ['votes', { lot: ['2', '10'] }] }).funded).toEqual(['2']);
    expect(greedy(costs, { ties: ['votes'] }).status).toBe('tied');
    expect(greedy(costs, { ties: ['cost'] }).ties).toEqual([
      { projects: ['10', '2'], by: 'cost', round: 1 },
    ]);
  });

  it('that the order settles only in part are left open behind the part that is settled', () => {
    const three = singles(400, { a: [100, 9], b: [200, 9], c: [200, 9], d: [1, 1] });
    const outcome = greedy(three, { ties: ['cost'] });
    expect(outcome.funded).toEqual(['a']);
    expect(outcome.tied).toEqual([{ projects: ['b', 'c'], places: 1, votes: 9, left: 300 }]);
    const stopped = greedy(three, { ties: ['cost'], onMisfit: 'stop' });
    expect(stopped.tied).toEqual([{ projects: ['b', 'c'], places: 1, votes: 9, left: 300 }]);
    const twice = singles(100, { a: [100, 9], b: [200, 9], c: [300, 9] });
    expect(reasonsOf(greedy(twice, { ties: ['cost'], onMisfit: 'stop' }))).toEqual([
      ['b', 'does-not-fit'],
      ['c', 'count-ended'],
    ]);
    const waits = singles(300, { a: [200, 9], b: [200, 9], c: [250, 9] });
    expect(reasonsOf(greedy(waits, { ties: ['cost'] }))).toEqual([
      ['a', 'tied'],
      ['b', 'tied'],
      ['c', 'awaits-tie'],
    ]);
  });
});

describe('limits of areas and categories', () => {
  const base = approvals(1000, { a: 300, b: 300, c: 300 }, { 'a b': 5, a: 3, c: 2 });
  const election = {
    ...base,
    projects: base.projects.map((p) => ({
      ...p,
      area: p.id === 'c' ? 'south' : 'north',
      categories: p.id === 'a' ? ['green', 'green'] : [],
    })),
  };

  it('are kept by number and by money', () => {
    const one = greedy(election, { limits: { areas: { north: { projects: 1 } } } });
    expect(one.funded).toEqual(['a', 'c']);
    expect(one.unfunded).toEqual([
      {
        id: 'b',
        votes: 5,
        reason: 'limit-reached',
        of: 'area',
        name: 'north',
        unit: 'projects',
        limit: 1,
        used: 1,
        cost: 300,
      },
    ]);
    const money = greedy(election, { limits: { areas: { north: { cost: 500 } } } });
    expect(money.unfunded[0]).toMatchObject({ unit: 'cost', limit: 500, used: 300 });
    expect(money.effectiveSupport).toMatchObject({ b: 6666 });
    expect(one.effectiveSupport).toMatchObject({ b: 0 });
    const free = election.projects.map((p) => (p.id === 'b' ? { ...p, cost: 0 } : p));
    const full = greedy({ ...election, projects: free }, { limits: one.rule.limits! });
    expect([full.unfunded[0]?.id, full.effectiveSupport['b']]).toEqual(['b', 0]);
    expect(greedy(election, { limits: { categories: { green: { cost: 299 } } } }).funded).toEqual([
      'b',
      'c',
    ]);
  });

  it('know only names of their own', () => {
    const odd = {
      ...election,
      projects: election.projects.map((p) => ({ ...p, area: 'toString' })),
    };
    expect(greedy(odd, { limits: { areas: {} } }).funded).toHaveLength(3);
  });
});

it('shows the votes of a withdrawn project and never funds it', () => {
  const election = singles(1000, { a: [400, 90], b: [300, 80] });
  const withdrawn = {
    ...election,
    projects: election.projects.map((p) => (p.id === 'a' ? { ...p, withdrawn: true } : p)),
  };
  const outcome = greedy(withdrawn);
  expect(outcome.funded).toEqual(['b']);
  expect(outcome.unfunded).toEqual([{ id: 'a', votes: 90, reason: 'withdrawn' }]);
  expect(greedy(election).funded).toEqual(['a', 'b']);
});

describe('the count that ends at a misfit', () => {
  it('does not end at a project whose site is taken', () => {
    const election = singles(1000, { a: [400, 90], b: [300, 80], c: [300, 70] });
    const outcome = greedy(election, { onMisfit: 'stop', exclusive: [['a', 'b']] });
    expect(outcome.funded).toEqual(['a', 'c']);
  });
});

describe('what a ballot gives', () => {
  it('is one for each project, or its points, or its place', () => {
    const ranking: Election = {
      kind: 'ranking',
      budget: 0,
      currency: 'EUR',
      projects: ['a', 'b', 'c'].map((id) => ({ id, cost: 1 })),
      groups: [{ ballot: { kind: 'ranking', order: ['a', 'b', 'c'] }, count: 2 }],
    };
    const points: Election = {
      ...ranking,
      kind: 'points',
      groups: [
        {
          ballot: {
            kind: 'points',
            points: [
              ['a', 5],
              ['b', 0],
            ],
          },
          count: 2,
        },
      ],
    };
    const scores = (election: Election, score?: Greedy['score']) =>
      greedy(election, score && { score }).totals.map((total) => total.score);
    expect(scores(ranking)).toEqual([4, 2, 0]);
    expect(scores(ranking, 'borda-from-one')).toEqual([6, 4, 2]);
    expect(scores(ranking, 'ballots')).toEqual([2, 2, 2]);
    expect(scores(ranking, 'points')).toEqual([2, 2, 2]);
    expect(scores(points)).toEqual([10, 0, 0]);
    expect(scores(points, 'borda')).toEqual([2, 2, 0]);
    expect(scores(points, 'borda-from-one')).toEqual([2, 2, 0]);
    expect(greedy(ranking).currency).toBe('EUR');
  });

  it('is never counted for projects that do not stand, twice, or beyond exact numbers', () => {
    expect(() => greedy(approvals(1, { a: 1 }, { x: 1 }))).toThrow(/"x", which does not stand/);
    expect(() => greedy(approvals(1, { a: 1 }, { 'a a': 1 }))).toThrow(/"a" twice/);
    expect(() => greedy(approvals(1, { a: 1 }, { a: 2 ** 53 }))).toThrow(/too large/);
  });
});
