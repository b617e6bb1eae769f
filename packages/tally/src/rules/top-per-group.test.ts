import { describe, expect, it } from 'vitest';
import { count, type Election, type TopPerGroup } from '../index.ts';
import { singles } from '../testing/elections.ts';

const top = (election: Election, rule: Partial<TopPerGroup> = {}) =>
  count(election, { kind: 'top-per-group', ...rule });

/** Votes at an assembly: proposal n has the n-th number. */
const assembly = (...votes: number[]) =>
  singles(0, Object.fromEntries(votes.map((n, i) => [String(i + 1), [1, n] as const])));

describe('住民大會 half of those present and among the first N', () => {
  const half = (present: number) => ({
    share: { numerator: 1, denominator: 2 },
    of: present,
    rounding: 'down' as const,
  });

  it.each([
    [2, 'over', ['1', '2']],
    [2, 'reach', ['1', '2']],
    [3, 'over', ['1', '2']],
    [3, 'reach', ['1', '2', '3']],
  ] as const)('of 40 present, the first %i that %s the half', (n, comparison, expected) => {
    const rule = { group: 'all', top: n, threshold: half(40), comparison } as const;
    expect(top(assembly(27, 22, 20, 19, 8, 4), rule).funded).toEqual(expected);
  });

  it('stops at equal votes for the third place and asks', () => {
    const rule = { group: 'all', top: 3, threshold: half(41), comparison: 'over' } as const;
    const outcome = top(assembly(25, 22, 21, 21, 10), rule);
    expect(outcome.funded).toEqual(['1', '2']);
    expect(outcome.tied).toEqual([{ projects: ['3', '4'], places: 1, votes: 21 }]);
  });

  it('passes nobody when nobody has the half', () => {
    expect(top(assembly(18, 17, 9), { group: 'all', top: 2, threshold: half(40) }).funded).toEqual(
      [],
    );
  });
});

describe('winners of each area', () => {
  const base = singles(0, { a: [1, 9], b: [1, 8], c: [1, 7], d: [1, 7], e: [1, 3] });
  const areas: Readonly<Record<string, string>> = { a: 'east', b: 'east', c: 'west', d: 'west' };
  const election: Election = {
    ...base,
    projects: base.projects.map((p) => ({
      ...p,
      ...(areas[p.id] !== undefined && { area: areas[p.id] }),
      ...(p.id < 'c' && { categories: ['green', 'old'] }),
    })) as Election['projects'],
  };

  it('gives each area its own, and leaves a tie inside an area to the officer', () => {
    const outcome = top(election);
    expect(outcome.funded).toEqual(['a']);
    expect(outcome.tied).toEqual([{ projects: ['c', 'd'], places: 1, votes: 7, group: 'west' }]);
    expect(outcome.unfunded[0]).toEqual({
      id: 'b',
      votes: 8,
      reason: 'beyond-cap',
      rank: 2,
      cap: 1,
      last: 9,
      short: 2,
      group: 'east',
    });
    expect(outcome.unfunded.at(-1)).toMatchObject({ id: 'e', reason: 'no-group' });
  });

  it('settles it by lot, one area not minding the other', () => {
    const outcome = top(election, { ties: [{ lot: ['d', 'c'] }] });
    expect(outcome.funded).toEqual(['a', 'd']);
    expect(outcome.unfunded.find(({ id }) => id === 'c')).toEqual({
      id: 'c',
      votes: 7,
      reason: 'lost-tie',
      with: ['d'],
      by: 'lot',
      group: 'west',
    });
  });

  it('says behind whom one is whom the order tells from a tie that stays open', () => {
    const equal = singles(0, { a: [1, 5], b: [1, 5], c: [2, 5] });
    const outcome = top(equal, { group: 'all', ties: ['cost'] });
    expect(outcome.tied).toEqual([{ projects: ['a', 'b'], places: 1, votes: 5 }]);
    expect(outcome.unfunded.find(({ id }) => id === 'c')).toEqual({
      id: 'c',
      votes: 5,
      reason: 'lost-tie',
      with: ['a', 'b'],
      by: 'cost',
    });
  });

  it('takes the first category of a project as its group', () => {
    expect(top(election, { group: 'category', ties: ['id'] }).funded).toEqual(['a']);
  });

  it('gives single groups another number, and says how many places a tie is for', () => {
    const outcome = top(election, { top: 0, tops: { east: 2, west: 1 } });
    expect(outcome.funded).toEqual(['a', 'b']);
    expect(outcome.tied).toEqual([{ projects: ['c', 'd'], places: 1, votes: 7, group: 'west' }]);
    expect(top(election, { tops: { west: 2, nowhere: 9 } }).funded).toEqual(['a', 'c', 'd']);
  });

  it('asks for a threshold when there is one', () => {
    const outcome = top(election, { threshold: { votes: 9 } });
    expect(outcome.funded).toEqual(['a']);
    expect(outcome.unfunded[1]).toMatchObject({ id: 'c', reason: 'below-threshold', short: 2 });
  });
});

it('takes the areas in the order of their names, whatever the order of the proposals', () => {
  const base = singles(0, { a: [1, 9], b: [1, 8], c: [1, 7] });
  const areas = ['south', 'north', 'east'];
  const projects = base.projects.map((p, i) => ({ ...p, area: areas[i]! }));
  expect(top({ ...base, projects }).funded).toEqual(['c', 'b', 'a']);
});

describe('places and limits together', () => {
  const limited = (limit: number, ties: TopPerGroup['ties'] = []) => {
    const base = singles(0, { a: [1, 9], b: [1, 9], c: [1, 7], d: [1, 6] });
    const election = {
      ...base,
      projects: base.projects.map((p) => ({ ...p, area: p.id === 'd' ? 'south' : 'north' })),
    };
    const limits = { areas: { north: { projects: limit } } };
    return top(election, { group: 'all', top: 3, limits, ties });
  };

  it('turns away what would break a limit', () => {
    const outcome = limited(2);
    expect(outcome.funded).toEqual(['a', 'b', 'd']);
    expect(outcome.unfunded[0]).toMatchObject({ id: 'c', reason: 'limit-reached' });
  });

  it('does not call it a tie when the area of one of the equal ones is full', () => {
    const base = singles(0, { a: [1, 9], b: [1, 7], c: [1, 7], d: [1, 6] });
    const election = {
      ...base,
      projects: base.projects.map((p) => ({ ...p, area: p.id === 'c' ? 'south' : 'north' })),
    };
    const limits = { areas: { north: { projects: 1 } } };
    const outcome = top(election, { group: 'all', top: 2, limits });
    expect([outcome.funded, outcome.status]).toEqual([['a', 'c'], 'settled']);
    expect(outcome.unfunded.map(({ id, reason }) => [id, reason])).toEqual([
      ['b', 'limit-reached'],
      ['d', 'beyond-cap'],
    ]);
  });

  it('settles a tie over a limit in the announced order', () => {
    const outcome = limited(1, ['id']);
    expect(outcome.funded).toEqual(['a', 'd']);
    expect(outcome.unfunded[0]).toMatchObject({ id: 'b', reason: 'limit-reached' });
  });

  it('says nothing of those behind an open tie over a limit', () => {
    const outcome = limited(1);
    expect(outcome.tied).toEqual([{ projects: ['a', 'b'], places: 1, votes: 9 }]);
    expect(outcome.unfunded.slice(2)).toEqual([
      { id: 'c', votes: 7, reason: 'awaits-tie', tied: ['a', 'b'] },
      { id: 'd', votes: 6, reason: 'awaits-tie', tied: ['a', 'b'] },
    ]);
  });
});

it('says nothing of those behind an open tie over a limit, also with equal votes', () => {
  const base = singles(0, { a: [1, 9], b: [1, 9], c: [2, 9] });
  const election = { ...base, projects: base.projects.map((p) => ({ ...p, area: 'north' })) };
  const limits = { areas: { north: { projects: 1 } } };
  const outcome = top(election, { group: 'all', top: 3, limits, ties: ['cost'] });
  expect(outcome.tied).toEqual([{ projects: ['a', 'b'], places: 1, votes: 9 }]);
  expect(outcome.unfunded[2]).toMatchObject({ id: 'c', reason: 'awaits-tie' });
});
