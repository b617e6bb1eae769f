import { describe, expect, it } from 'vitest';
import {
  count,
  ruleProblems,
  votesOf,
  type EqualShares,
  type Rule,
  type Threshold,
} from '../index.ts';
import { approvals } from '../testing/elections.ts';

const election = approvals(10, { a: 5, b: 5 }, { a: 2, b: 2 });
const fields = (rule: Rule, of = election) =>
  ruleProblems(rule, of).map(({ field, zh, en }) => {
    expect([zh.endsWith('。'), en.endsWith('.')]).toEqual([true, true]);
    return field;
  });
const cap = (threshold: Threshold, most = 1): Rule => ({
  kind: 'threshold-and-cap',
  threshold,
  cap: most,
});
const shares = (rule: Partial<EqualShares>): Rule => ({ kind: 'equal-shares', ...rule });
const half = { numerator: 1, denominator: 2 };

describe('checking a rule', () => {
  it.each<readonly [Rule, readonly string[]]>([
    [cap({ votes: 0 }, 0), []],
    [cap({ votes: -1 }), ['threshold']],
    [cap({ votes: 0.5 }, 0.5), ['threshold', 'cap']],
    [cap({ share: half }), ['threshold']],
    [cap({ share: half, of: 10 }), []],
    [cap({ share: half, of: 1.5 }), ['threshold']],
    [cap({ share: { numerator: 3, denominator: 2 }, of: 10 }), ['threshold']],
    [cap({ share: { numerator: -1, denominator: 2 }, of: 10 }), ['threshold']],
    [cap({ share: { numerator: 0, denominator: 0 }, of: 10 }), ['threshold']],
    [{ kind: 'greedy' }, []],
    [
      { kind: 'greedy', threshold: { votes: -1 }, partlyFrom: { numerator: 2, denominator: 1 } },
      ['threshold', 'partlyFrom'],
    ],
    [{ kind: 'top-per-group' }, []],
    [{ kind: 'top-per-group', top: 0, tops: { green: 0 }, threshold: { votes: 1 } }, []],
    [{ kind: 'top-per-group', top: -1, tops: { green: 2, old: -1 } }, ['top', 'tops']],
    [{ kind: 'phragmen' }, []],
    [{ kind: 'max-welfare' }, []],
    [shares({}), []],
    [shares({ increment: 0 }), ['increment']],
    [shares({ increment: 1, endowments: 'equal' }), []],
    [shares({ endowments: { perVoter: { numerator: 5, denominator: 2 } } }), []],
    [shares({ endowments: { perVoter: { numerator: 6, denominator: 2 } } }), ['endowments']],
    [shares({ endowments: { perVoter: { numerator: 1, denominator: 0 } } }), ['endowments']],
    [shares({ endowments: { perVoter: { numerator: -1, denominator: 1 } } }), ['endowments']],
    [shares({ endowments: { byElectorate: {} } }), ['endowments']],
    [shares({ endowments: { byElectorate: { '': 10 } } }), []],
    [shares({ endowments: { byElectorate: { '': 11 } } }), ['endowments']],
    [shares({ endowments: { byElectorate: { '': 0.5 } } }), ['endowments']],
  ])('%j', (rule, expected) => {
    expect(fields(rule)).toEqual(expected);
  });

  it('keeps a rule with a problem from being counted by', () => {
    const still = shares({ completion: 'add1', increment: 0 });
    expect(() => count(election, still)).toThrow('increment is a whole number from 1.');
  });

  it('asks of how many people a share is', () => {
    expect(() => votesOf({ share: half }, election)).toThrow('of how many is not said');
    expect(ruleProblems(cap({ share: half }), election)[0]?.en).toBe(
      'The threshold is a share, but of how many is not said.',
    );
  });

  it('takes the eligible voters of the election for a share', () => {
    expect(fields(cap({ share: half }), { ...election, eligible: 9 })).toEqual([]);
  });

  it('names the electorate that has no endowment', () => {
    const named = {
      ...election,
      groups: election.groups.map((group) => ({ ...group, electorate: 'east' })),
    };
    expect(ruleProblems(shares({ endowments: { byElectorate: { west: 1 } } }), named)[0]?.en).toBe(
      'The electorate "east" has no endowment.',
    );
  });

  it('refuses a welfare that is too large to be exact', () => {
    const large = approvals(2 ** 52, { a: 2 ** 51 }, { a: 3 });
    expect(fields({ kind: 'max-welfare', utility: 'cost' }, large)).toEqual([]);
    const heavy = { ...large, groups: large.groups.map((group) => ({ ...group, weight: 2 })) };
    expect(fields({ kind: 'max-welfare', utility: 'cost' }, heavy)).toEqual(['utility']);
    expect(fields({ kind: 'max-welfare', utility: 'score' }, heavy)).toEqual([]);
    const both = approvals(10, { a: 1, b: 1 }, { 'a b': 2 ** 52 });
    expect(fields({ kind: 'max-welfare' }, both)).toEqual(['utility']);
    const just = approvals(10, { a: 1 }, { a: Number.MAX_SAFE_INTEGER });
    expect(fields({ kind: 'max-welfare' }, just)).toEqual([]);
    const unknown = approvals(10, { a: 1 }, { 'x y': Number.MAX_SAFE_INTEGER });
    expect(fields({ kind: 'max-welfare', utility: 'cost' }, unknown)).toEqual([]);
  });
});
