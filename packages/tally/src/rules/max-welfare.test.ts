import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, explain, type Election, type MaxWelfare } from '../index.ts';
import { anyElection, approvals, singles } from '../testing/elections.ts';
import { slowWelfare } from '../testing/slow.ts';

const welfare = (election: Election, rule: Partial<MaxWelfare> = {}) =>
  count(election, { kind: 'max-welfare', ...rule });

describe('the most welfare', () => {
  it('takes two good projects instead of the best one', () => {
    const outcome = welfare(
      singles(10, { a: [10, 9], b: [5, 6], c: [5, 5], d: [11, 3], e: [1, 0] }),
    );
    expect(outcome.funded).toEqual(['b', 'c']);
    expect(outcome.unfunded).toEqual([
      { id: 'a', votes: 9, reason: 'less-welfare', best: 11, withIt: 9 },
      { id: 'd', votes: 3, reason: 'dearer-than-budget', cost: 11, missing: 1 },
      { id: 'e', votes: 0, reason: 'no-supporters' },
    ]);
    expect(outcome.effectiveSupport).toMatchObject({ a: 7500 });
    expect(explain(outcome, 'a', 'zh-Hant-TW')).toBe(
      '未入選：得 9 票，選入本案的最佳組合總效益為 9，低於入選組合的 11。',
    );
  });

  it('can count the money instead of the votes', () => {
    const election = singles(10, { a: [9, 3], b: [2, 5], c: [2, 5] });
    expect(welfare(election).funded).toEqual(['b', 'c']);
    expect(welfare(election, { utility: 'cost' }).funded).toEqual(['a']);
  });

  it('asks between equal best sets, or tells them apart project by project', () => {
    const equal = singles(11, { a: [10, 8], b: [5, 4], c: [5, 4], d: [1, 1] });
    const open = welfare(equal);
    expect(open.funded).toEqual(['d']);
    expect(open.tied).toEqual([{ projects: ['a', 'b', 'c'], places: 2, votes: 8, left: 10 }]);
    const settled = welfare(equal, { ties: ['cost', 'id'] });
    expect(settled.funded).toEqual(['b', 'c', 'd']);
    expect(settled.ties).toEqual([{ projects: ['a', 'b', 'c'], by: 'cost', round: 1 }]);
    expect(welfare(equal, { ties: ['votes'] }).funded).toEqual(['a', 'd']);
    expect(welfare(equal, { ties: ['cost'] }).status).toBe('tied');
  });

  it('keeps to limits', () => {
    const base = approvals(10, { a: 2, b: 2, c: 5 }, { 'a b': 5, b: 1, c: 2 });
    const election = {
      ...base,
      projects: base.projects.map((p) => ({ ...p, area: 'north', categories: ['x'] })),
    };
    const by = (limit: object) => welfare(election, { limits: { areas: { north: limit } } }).funded;
    expect(by({ projects: 1 })).toEqual(['b']);
    expect(by({ cost: 4 })).toEqual(['b', 'a']);
    expect(by({ projects: 2, cost: 3 })).toEqual(['b']);
    expect(by({ projects: 0 })).toEqual([]);
    const both = { areas: { north: { projects: 2 } }, categories: { x: { cost: 2 } } };
    expect(welfare(election, { limits: both }).funded).toEqual(['b']);
  });

  it('refuses what is too large to be exact', () => {
    expect(() => welfare(singles(9e15, { a: [8e15, 2] }), { utility: 'cost' })).toThrow(
      /too large/,
    );
  });

  it('finds what trying all sets finds', () => {
    fc.assert(
      fc.property(anyElection(), fc.boolean(), (election, money) => {
        const outcome = welfare(election, { ties: ['id'], utility: money ? 'cost' : 'score' });
        const votes = new Map(outcome.totals.map(({ id, weightedScore }) => [id, weightedScore]));
        const cost = new Map(election.projects.map((p) => [p.id, p.cost]));
        const gain = (id: string) => (votes.get(id) ?? 0) * (money ? (cost.get(id) ?? 0) : 1);
        expect(outcome.status).toBe('settled');
        expect(outcome.cost).toBeLessThanOrEqual(election.budget);
        const got = outcome.funded.reduce((sum, id) => sum + gain(id), 0);
        expect(got).toBe(slowWelfare(election, gain));
      }),
      { numRuns: 400 },
    );
  });
});
