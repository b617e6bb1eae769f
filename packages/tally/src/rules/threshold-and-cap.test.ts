import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, explain, votesOf, type Election, type ThresholdAndCap } from '../index.ts';

/** An election in which project n gets the n-th number of votes, one project to a ballot. */
function votes(...numbers: number[]): Election {
  return {
    kind: 'choose-one',
    budget: 0,
    projects: numbers.map((_, i) => ({ id: String(i + 1), cost: 1_000_000 })),
    groups: numbers.map((n, i) => ({
      ballot: { kind: 'choose-one', choice: String(i + 1) },
      count: n,
    })),
  };
}

const shilin = votes(5210, 4870, 3315, 3314, 3900, 2750, 4400, 6020);
const rule: ThresholdAndCap = { kind: 'threshold-and-cap', threshold: { votes: 3315 }, cap: 16 };
const ranking = (rule: ThresholdAndCap, election = shilin) => count(election, rule).funded;
const verdictOf = (election: Election, rule: ThresholdAndCap, id: string) =>
  count(election, rule).unfunded.find((project) => project.id === id);

describe('錄案 threshold and cap', () => {
  it('admits what exceeds the threshold, most votes first', () => {
    expect(ranking(rule)).toEqual(['8', '1', '2', '7', '5']);
  });

  it('asks for more than the threshold unless reaching it is enough', () => {
    expect(ranking({ ...rule, comparison: 'reach' })).toEqual(['8', '1', '2', '7', '5', '3']);
    expect(verdictOf(shilin, rule, '3')).toEqual({
      id: '3',
      votes: 3315,
      reason: 'below-threshold',
      needed: 3316,
      short: 1,
    });
  });

  it('admits no more than the cap, and says how many votes were missing', () => {
    expect(ranking({ ...rule, cap: 4 })).toEqual(['8', '1', '2', '7']);
    expect(verdictOf(shilin, { ...rule, cap: 4 }, '5')).toEqual({
      id: '5',
      votes: 3900,
      reason: 'beyond-cap',
      rank: 5,
      cap: 4,
      last: 4400,
      short: 501,
    });
  });

  it('misses no votes where there is no place at all', () => {
    const none = { reason: 'beyond-cap', rank: 5, cap: 0, last: 0, short: 0 };
    expect(verdictOf(shilin, { ...rule, cap: 0 }, '5')).toMatchObject(none);
  });

  it.each([
    [245_300, 'up', 2453],
    [245_300, 'down', 2453],
    [245_301, 'up', 2454],
    [245_301, 'down', 2453],
    [88_953, 'up', 890],
    [88_953, 'down', 889],
  ] as const)('of %i eligible voters 1 %% rounded %s is %i', (eligible, rounding, needed) => {
    const share = { numerator: 1, denominator: 100 };
    const election = { ...votes(needed, needed + 1), eligible };
    const byShare = { ...rule, threshold: { share, rounding } };
    expect(ranking(byShare, election)).toEqual(['2']);
    expect(ranking({ ...byShare, comparison: 'reach' }, election)).toEqual(['2', '1']);
  });

  it('refuses to guess how many people a share is of', () => {
    const share = { numerator: 1, denominator: 100 };
    expect(() => ranking({ ...rule, threshold: { share } })).toThrow(/of how many/);
    expect(ranking({ ...rule, threshold: { share, of: 400_000 } })).toHaveLength(4);
  });

  it('rounds a share up when nothing else is said', () => {
    const share = { numerator: 1, denominator: 3 };
    expect(votesOf({ share, of: 10 }, shilin)).toBe(4);
    expect(votesOf({ votes: 7 }, shilin)).toBe(7);
  });

  it('settles no tie across the cap: the equal ones come back with the places left', () => {
    const outcome = count(votes(300, 200, 200, 100), { ...rule, threshold: { votes: 50 }, cap: 2 });
    expect(outcome.status).toBe('tied');
    expect(outcome.funded).toEqual(['1']);
    expect(outcome.tied).toEqual([{ projects: ['2', '3'], places: 1, votes: 200 }]);
    expect(outcome.unfunded.map(({ id, reason }) => [id, reason])).toEqual([
      ['2', 'tied'],
      ['3', 'tied'],
      ['4', 'beyond-cap'],
    ]);
  });

  it('settles a tie across the cap in the order that was announced', () => {
    const tied = votes(300, 200, 200, 100);
    const two = { ...rule, threshold: { votes: 50 }, cap: 2 };
    const drawn = count(tied, { ...two, ties: [{ lot: ['4', '3', '2'] }] });
    expect(drawn.funded).toEqual(['1', '3']);
    expect(drawn.ties).toEqual([{ projects: ['2', '3'], by: 'lot', round: 2 }]);
    expect(count(tied, { ...two, ties: [{ lot: ['3'] }] }).status).toBe('tied');
    expect(count(tied, { ...two, ties: [{ lot: ['3'] }, 'id'] }).funded).toEqual(['1', '2']);
    expect(count(tied, { ...two, ties: ['refuse', 'id'] }).status).toBe('tied');
  });

  it('does not call it a tie when all the equal ones find a place', () => {
    const outcome = count(votes(300, 200, 200), { ...rule, threshold: { votes: 50 }, cap: 3 });
    expect([outcome.status, outcome.funded, outcome.ties]).toEqual([
      'settled',
      ['1', '2', '3'],
      [],
    ]);
  });

  it('leaves the budget out of it', () => {
    expect(count(shilin, rule).cost).toBe(5_000_000);
  });

  it('says why in Chinese and in English', () => {
    const four = count(shilin, { ...rule, cap: 4 });
    expect(explain(four, '8', 'zh-Hant-TW')).toBe(
      '錄案：得 6,020 票，通過門檻，排名第 1，在錄案上限內。',
    );
    expect(explain(four, '5', 'zh-Hant-TW')).toBe(
      '未入選：得 3,900 票，排名第 5，名額 4 案；最後一名入選者得 4,400 票，還差 501 票。',
    );
    expect(explain(four, '4', 'en')).toBe(
      'Not funded: 3,314 votes, at least 3,316 needed, 2 short.',
    );
  });

  it('never admits more than the cap, and leaves no place empty without a tie', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 12 }), fc.nat(15), fc.nat(6), (n, bar, cap) => {
        const outcome = count(votes(...n), { ...rule, threshold: { votes: bar }, cap });
        const open = outcome.tied.reduce((sum, tie) => sum + tie.places, 0);
        const passing = n.filter((v) => v > bar).length;
        expect(outcome.funded.length + open).toBe(Math.min(cap, passing));
      }),
    );
  });
});
