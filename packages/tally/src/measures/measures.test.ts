import { describe, expect, it } from 'vitest';
import { compare, count, measure, usualRules, type Election } from '../index.ts';
import { approvals, singles } from '../testing/elections.ts';

const base = approvals(100, { a: 60, b: 40, c: 50 }, { 'a b': 2, 'b c': 1, c: 4, '': 1 });
const categories: Readonly<Record<string, readonly string[]>> = {
  a: ['green'],
  b: ['green', 'old', 'old'],
};
const election: Election = {
  ...base,
  projects: base.projects.map((p) => ({
    ...p,
    ...(categories[p.id] && { categories: categories[p.id]! }),
  })),
};
const outcome = {
  ...count(election, { kind: 'greedy', ties: ['id'] }),
  funded: ['a', 'b'],
  cost: 100,
};

it('takes a project for what it is, whatever it is called', () => {
  const odd = approvals(100, { constructor: 60, __proto__x: 40 }, { constructor: 3 });
  const projects = odd.projects.map((project) => ({ ...project, categories: ['green'] }));
  const named = { ...odd, projects };
  expect(measure(named, count(named, { kind: 'greedy' })).categories).toEqual([
    { category: 'green', chosen: 10_000, spent: 10_000 },
  ]);
});

describe('what a result did for the voters', () => {
  it('counts those with nothing, what the others got and how evenly', () => {
    expect(measure(election, outcome)).toEqual({
      voters: 8,
      withNothing: 5,
      withNothingShare: 6250,
      averageFunded: 62,
      averageSatisfaction: 3125,
      gini: 6750,
      spent: 10000,
      selectivity: 3333,
      categories: [
        { category: 'green', chosen: 7000, spent: 8000 },
        { category: 'old', chosen: 3000, spent: 2000 },
      ],
      categoryDistance: 1000,
    });
  });

  it('weighs voters, takes what was granted, and leaves withdrawn projects out', () => {
    const heavy: Election = {
      ...election,
      projects: election.projects.map((p) => (p.id === 'c' ? { ...p, withdrawn: true } : p)),
      groups: election.groups.map((group, g) => (g === 0 ? { ...group, weight: 3 } : group)),
    };
    const totals = count(heavy, { kind: 'greedy', ties: ['id'] }).totals;
    const measures = measure(heavy, { ...outcome, totals, partly: { b: 20 } });
    expect(measures).toMatchObject({ voters: 12, withNothing: 5, selectivity: 0 });
    expect(measures.categories[1]).toEqual({ category: 'old', chosen: 2692, spent: 1250 });
  });

  it('is nothing of nothing', () => {
    const empty: Election = { kind: 'approval', budget: 0, projects: [], groups: [] };
    expect(measure(empty, count(empty, { kind: 'greedy' }))).toEqual({
      voters: 0,
      withNothing: 0,
      withNothingShare: 0,
      averageFunded: 0,
      averageSatisfaction: 0,
      gini: 0,
      spent: 0,
      selectivity: 0,
      categories: [],
      categoryDistance: 0,
    });
    const nobody = { ...election, groups: [] };
    expect(measure(nobody, { ...count(nobody, { kind: 'phragmen' }), funded: [] })).toMatchObject({
      categories: [
        { category: 'green', chosen: 0, spent: 0 },
        { category: 'old', chosen: 0, spent: 0 },
      ],
      categoryDistance: 0,
    });
  });

  it('says when the ballot did not select', () => {
    const all = singles(100, { a: [10, 3], b: [10, 2] });
    expect(measure(all, count(all, { kind: 'greedy' })).selectivity).toBe(0);
  });
});

describe('rules side by side', () => {
  it('are counted by each, and a rule that cannot count says why', () => {
    const results = compare(election, {
      ...usualRules(),
      odd: {
        kind: 'threshold-and-cap',
        threshold: { share: { numerator: 1, denominator: 2 } },
        cap: 1,
      },
    });
    expect(results.map(({ name, kind }) => [name, kind])).toEqual([
      ['greedy', 'counted'],
      ['votes-per-cost', 'counted'],
      ['equal-shares', 'counted'],
      ['equal-shares/add1+greedy', 'counted'],
      ['phragmen', 'counted'],
      ['max-welfare', 'counted'],
      ['odd', 'not-counted'],
    ]);
    expect(results[0]).toMatchObject({
      rule: { ties: ['cost', 'votes', 'id'] },
      measures: { voters: 8 },
    });
    expect(results.at(-1)).toMatchObject({ problems: [{ field: 'threshold' }] });
  });
});
