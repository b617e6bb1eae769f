import { describe, expect, it } from 'vitest';
import { ballotProblems, checkElection, type Ballot, type Election } from '../index.ts';
import { approvals } from '../testing/elections.ts';

const good = approvals(1000, { a: 600, b: 500 }, { 'a b': 2, b: 1 });

/** Codes and places of what is wrong with the good election after a change. */
function wrong(change: Partial<Election>): readonly string[] {
  const checked = checkElection({ ...good, ...change });
  if (checked.ok) return [];
  for (const { zh, en } of checked.refusal)
    expect([zh.endsWith('。'), en.endsWith('.')]).toEqual([true, true]);
  return checked.refusal.map(({ code, at }) => `${code} ${at}`);
}

const ballot = (one: Ballot) => ({ groups: [{ ballot: one, count: 1 }] });

describe('checking an election', () => {
  it('lets a good one pass', () => {
    const passed = { ok: true, value: { election: good, normalised: [] } };
    expect(checkElection(good)).toEqual(passed);
    expect(checkElection(good, { repeatedProjects: 'normalise' })).toEqual(passed);
  });

  it('wants whole amounts and ids', () => {
    expect(wrong({ budget: -1 })).toEqual(['bad-amount budget']);
    expect(wrong({ budget: 1.5 })).toEqual(['bad-amount budget']);
    expect(wrong({ decimals: 7 })).toEqual(['bad-amount decimals']);
    expect(wrong({ decimals: 6 })).toEqual([]);
    expect(wrong({ decimals: 0.5 })).toEqual(['bad-amount decimals']);
    expect(
      wrong({
        projects: [
          { id: 'a', cost: 0 },
          { id: 'b', cost: -1 },
        ],
      }),
    ).toEqual(['bad-amount b']);
    expect(wrong({ projects: [...good.projects, { id: 'a', cost: 1 }] })).toEqual([
      'repeated-project-id a',
    ]);
    expect(wrong({ projects: [...good.projects, { id: '', cost: 1 }] })).toEqual([
      'bad-project-id ',
    ]);
  });

  it('wants whole counts, weights and points', () => {
    const [first] = good.groups;
    if (!first) throw new Error('a group');
    expect(wrong({ groups: [{ ...first, count: 0.5 }] })).toEqual(['bad-count 1']);
    expect(wrong({ groups: [first, { ...first, weight: -1 }] })).toEqual(['bad-count 2']);
    expect(wrong({ kind: 'points', ...ballot({ kind: 'points', points: [['a', 0.5]] }) })).toEqual([
      'bad-count 1',
    ]);
    expect(wrong({ kind: 'points', ...ballot({ kind: 'points', points: [['a', 5]] }) })).toEqual(
      [],
    );
  });

  it('wants ballots of the election’s kind, for its projects, within its limits', () => {
    expect(wrong({ kind: 'ranking' })).toEqual(['wrong-ballot-kind 1', 'wrong-ballot-kind 2']);
    expect(wrong(ballot({ kind: 'approval', picks: ['x'] }))).toEqual(['unknown-project 1']);
    expect(wrong(ballot({ kind: 'approval', picks: ['a', 'a'] }))).toEqual(['repeated-project 1']);
    expect(wrong({ limits: { minPicks: 2 } })).toEqual(['too-few-picks 2']);
  });

  it('says what was found and where the limit lies', () => {
    const checked = checkElection({ ...good, limits: { minPicks: 2 } });
    expect(!checked.ok && checked.refusal.map(({ zh, en }) => [zh, en])).toEqual([
      [
        '第 2 組選票：為 1，規定的界限為 2。',
        'Ballot group 2: 1 where the limit is 2 (too-few-picks).',
      ],
    ]);
    const twice = checkElection({
      ...good,
      ...ballot({ kind: 'approval', picks: ['a', 'a', 'x'] }),
    });
    expect(!twice.ok && twice.refusal.map(({ zh }) => zh)).toEqual([
      '第 1 組選票：提案「a」出現兩次以上。',
      '第 1 組選票：提案「x」不存在。',
    ]);
  });

  it('wants sums that are exact', () => {
    const [first] = good.groups;
    if (!first) throw new Error('a group');
    const max = Number.MAX_SAFE_INTEGER;
    expect(wrong({ budget: max })).toEqual(['too-large election']);
    expect(wrong({ budget: max - 1100 })).toEqual([]);
    expect(wrong({ groups: [{ ...first, count: max, weight: 2 }] })).toEqual([
      'too-large election',
    ]);
    const points = {
      kind: 'points',
      points: [
        ['a', 2 ** 52],
        ['b', 1],
      ],
    } as const;
    expect(wrong({ kind: 'points', groups: [{ ballot: points, count: 2 }] })).toEqual([
      'too-large election',
    ]);
    const order = { kind: 'ranking', order: ['a', 'b'] } as const;
    expect(wrong({ kind: 'ranking', groups: [{ ballot: order, count: 2 ** 52 }] })).toEqual([
      'too-large election',
    ]);
  });

  it.each<readonly [Ballot, Ballot]>([
    [
      { kind: 'approval', picks: ['b', 'a', 'b'] },
      { kind: 'approval', picks: ['b', 'a'] },
    ],
    [
      { kind: 'knapsack', picks: ['a', 'a'] },
      { kind: 'knapsack', picks: ['a'] },
    ],
    [
      { kind: 'ranking', order: ['b', 'a', 'b'] },
      { kind: 'ranking', order: ['b', 'a'] },
    ],
    [
      {
        kind: 'points',
        points: [
          ['a', 1],
          ['b', 2],
          ['a', 3],
        ],
      },
      {
        kind: 'points',
        points: [
          ['a', 1],
          ['b', 2],
        ],
      },
    ],
    [
      { kind: 'choose-one', choice: 'a' },
      { kind: 'choose-one', choice: 'a' },
    ],
  ])('keeps the first mention when %j may be normalised, and says which', (before, after) => {
    const checked = checkElection(
      { ...good, kind: before.kind, ...ballot(before) },
      { repeatedProjects: 'normalise' },
    );
    if (!checked.ok) throw new Error('refused');
    expect(checked.value.election.groups[0]?.ballot).toEqual(after);
    expect(checked.value.normalised).toEqual(before.kind === 'choose-one' ? [] : [1]);
  });
});

describe('checking one ballot', () => {
  const cost = (id: string) => ({ a: 600, b: 500, c: 0 })[id];
  const codes = (...args: [Ballot, Parameters<typeof ballotProblems>[1]]) =>
    ballotProblems(...args, cost).map((problem) =>
      'found' in problem
        ? [problem.code, problem.found, problem.limit]
        : [problem.code, problem.project],
    );
  const picks = (...ids: string[]) => ({ kind: 'knapsack', picks: ids }) as const;

  it.each([
    [picks('a', 'b'), { minPicks: 2, maxPicks: 2, minCost: 1100, maxCost: 1100 }, []],
    [picks('a'), { minPicks: 2 }, [['too-few-picks', 1, 2]]],
    [picks('a', 'b'), { maxPicks: 1 }, [['too-many-picks', 2, 1]]],
    [picks('a', 'b'), { maxCost: 1099 }, [['cost-above', 1100, 1099]]],
    [picks('a', 'c'), { minCost: 601 }, [['cost-below', 600, 601]]],
    [
      picks('x', 'a', 'x'),
      { maxCost: 600 },
      [
        ['unknown-project', 'x'],
        ['repeated-project', 'x'],
      ],
    ],
    [{ kind: 'choose-one', choice: 'x' } as const, {}, [['unknown-project', 'x']]],
    [{ kind: 'ranking', order: ['a'] } as const, { minPicks: 2 }, [['too-few-picks', 1, 2]]],
    [
      {
        kind: 'points',
        points: [
          ['a', 1],
          ['b', 4],
        ],
      } as const,
      { minPoints: 2, maxPoints: 3, minSum: 6, maxSum: 4 },
      [
        ['points-below', 1, 2],
        ['points-above', 4, 3],
        ['sum-below', 5, 6],
        ['sum-above', 5, 4],
      ],
    ],
    [{ kind: 'points', points: [] } as const, { minPoints: 2, maxPoints: 3 }, []],
  ])('%j within %j', (one, limits, expected) => {
    expect(codes(one, limits)).toEqual(expected);
  });
});
