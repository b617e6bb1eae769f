import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, explain, ruleHash, type Election, type Rule } from './index.ts';
import { anyElection, approvals } from './testing/elections.ts';

const lot = { lot: ['g', 'f', 'e', 'd', 'c', 'b', 'a'] };
const LIMITS = { areas: { north: { projects: 2 } }, categories: { green: { cost: 30 } } };

/** Every rule, with options that change how it goes. */
const RULES: Readonly<Record<string, Rule>> = {
  'threshold and cap': { kind: 'threshold-and-cap', threshold: { votes: 2 }, cap: 3, ties: ['id'] },
  'threshold and cap, open ties': { kind: 'threshold-and-cap', threshold: { votes: 0 }, cap: 2 },
  greedy: { kind: 'greedy', ties: ['id'] },
  'greedy, open ties': { kind: 'greedy' },
  'greedy, no skip': { kind: 'greedy', onMisfit: 'stop', ties: ['cost', lot] },
  'greedy by cost': { kind: 'greedy', by: 'votes-per-cost', ties: ['votes', 'id'] },
  'greedy in part': { kind: 'greedy', partlyFrom: { numerator: 1, denominator: 2 }, ties: ['id'] },
  'greedy by sites': {
    kind: 'greedy',
    exclusive: [
      ['a', 'b'],
      ['c', 'd', 'e'],
    ],
    ties: ['id'],
  },
  'greedy by limits': { kind: 'greedy', limits: LIMITS, ties: ['id'] },
  'top per area': { kind: 'top-per-group', top: 2, ties: [lot] },
  'top per area by limits': { kind: 'top-per-group', top: 3, limits: LIMITS },
  'max welfare': { kind: 'max-welfare', ties: ['id'] },
  'max welfare, open ties': { kind: 'max-welfare', utility: 'cost' },
  'max welfare by limits': { kind: 'max-welfare', limits: LIMITS, ties: ['cost', 'id'] },
  phragmen: { kind: 'phragmen', ties: ['id'] },
  'phragmen, open ties': { kind: 'phragmen' },
  'phragmen by limits': { kind: 'phragmen', limits: LIMITS, ties: ['id'] },
  'equal shares': { kind: 'equal-shares', ties: ['id'] },
  'equal shares, open ties': { kind: 'equal-shares', completion: 'add1+greedy' },
  'equal shares, greedy': {
    kind: 'equal-shares',
    completion: 'greedy',
    comparison: true,
    ties: ['id'],
  },
  'equal shares, add1': {
    kind: 'equal-shares',
    completion: 'add1',
    exhaustiveStop: false,
    ties: [lot],
  },
  'equal shares by number': {
    kind: 'equal-shares',
    utility: 'cardinality',
    integralStart: true,
    ties: ['id'],
  },
  'equal shares by limits': {
    kind: 'equal-shares',
    completion: 'add1+greedy',
    limits: LIMITS,
    ties: ['id'],
  },
};

/** Where one more vote can never cost the winner its place. */
const MONOTONE = ['threshold and cap', 'greedy', 'greedy, no skip', 'top per area'];

const weighted = anyElection().chain((election) =>
  fc
    .array(fc.integer({ min: 1, max: 3 }), { minLength: 8, maxLength: 8 })
    .map((weights): Election => ({
      ...election,
      groups: election.groups.map((group, g) => ({ ...group, weight: weights[g] ?? 1 })),
    })),
);

describe.each(Object.entries(RULES))('%s', (_, rule) => {
  const moneyRule = rule.kind !== 'threshold-and-cap' && rule.kind !== 'top-per-group';
  const check = (property: (election: Election) => void) =>
    fc.assert(
      fc.property(weighted, (election) => {
        property(election);
      }),
      { numRuns: 60 },
    );

  it('never spends more than the budget', () => {
    if (!moneyRule) return;
    check((election) => expect(count(election, rule).cost).toBeLessThanOrEqual(election.budget));
  });

  it('keeps to the limits of areas and categories', () => {
    check((election) => {
      const { funded, partly } = count(election, rule);
      const won = election.projects.filter(({ id }) => funded.includes(id));
      const cost = (p: (typeof won)[number]) => partly[p.id] ?? p.cost;
      for (const [name, limit] of Object.entries(rule.limits?.areas ?? {})) {
        expect(won.filter((p) => p.area === name).length).toBeLessThanOrEqual(
          limit.projects ?? Infinity,
        );
      }
      for (const [name, limit] of Object.entries(rule.limits?.categories ?? {})) {
        const green = won.filter((p) => p.categories?.includes(name));
        expect(green.reduce((sum, p) => sum + cost(p), 0)).toBeLessThanOrEqual(
          limit.cost ?? Infinity,
        );
      }
    });
  });

  it('says of every project once what became of it, with a sentence in both languages', () => {
    check((election) => {
      const outcome = count(election, rule);
      const ids = [...outcome.funded, ...outcome.unfunded.map(({ id }) => id)];
      expect(ids.toSorted()).toEqual(election.projects.map(({ id }) => id).toSorted());
      for (const id of ids) {
        expect(explain(outcome, id, 'zh-Hant-TW')).toMatch(/。$/);
        expect(explain(outcome, id, 'en')).toMatch(/\.$/);
        const support = outcome.effectiveSupport[id] ?? -1;
        expect(
          outcome.funded.includes(id) ? support === 10000 : support >= 0 && support < 10000,
        ).toBe(true);
      }
      expect(outcome.status).toBe(outcome.tied.length === 0 ? 'settled' : 'tied');
      expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
    });
  });

  it('does not depend on the order of projects and ballots', () => {
    check((election) => {
      const other: Election = {
        ...election,
        projects: election.projects.toReversed(),
        groups: election.groups.toReversed().map((group) => ({
          ...group,
          ballot:
            group.ballot.kind === 'approval'
              ? { ...group.ballot, picks: group.ballot.picks.toReversed() }
              : group.ballot,
        })),
      };
      const { totals: _, ...expected } = count(election, rule);
      const { totals: __, ...got } = count(other, rule);
      expect(got).toEqual(expected);
    });
  });

  it('does not depend on how ballots are grouped', () => {
    check((election) => {
      const each: Election = {
        ...election,
        groups: election.groups.flatMap((group) =>
          Array.from({ length: group.count }, () => ({ ...group, count: 1 })),
        ),
      };
      expect(count(each, rule).funded).toEqual(count(election, rule).funded);
      const plain: Election = {
        ...election,
        groups: election.groups.map(({ weight = 1, ...group }) => ({
          ...group,
          count: group.count * weight,
        })),
      };
      expect(count(plain, rule).funded).toEqual(count(election, rule).funded);
    });
  });

  it('has a hash that changes with the rule and with nothing else', () => {
    const election = approvals(10, { a: 5 }, { a: 1 });
    expect(count(election, rule).ruleHash).toBe(ruleHash(rule, 'approval'));
    expect(ruleHash({ ...rule, ties: ['cost'] }, 'approval')).not.toBe(
      ruleHash({ ...rule, ties: ['votes'] }, 'approval'),
    );
    expect(ruleHash(count(election, rule).rule, 'approval')).toBe(ruleHash(rule, 'approval'));
  });

  it('settles the same whichever rules come before in the tie order, when nothing is tied', () => {
    check((election) => {
      const open = count(election, { ...rule, ties: ['refuse'] });
      if (open.status === 'tied') return;
      expect(count(election, { ...rule, ties: ['id'] }).funded.toSorted()).toEqual(
        open.funded.toSorted(),
      );
    });
  });
});

describe.each(MONOTONE)('%s', (name) => {
  it('never turns one more vote into a loss', () => {
    const rule = RULES[name];
    if (!rule) throw new Error('a rule');
    fc.assert(
      fc.property(anyElection(), (election) => {
        for (const id of count(election, rule).funded) {
          const more: Election = {
            ...election,
            groups: [...election.groups, { ballot: { kind: 'approval', picks: [id] }, count: 1 }],
          };
          expect(count(more, rule).funded).toContain(id);
        }
      }),
      { numRuns: 60 },
    );
  });
});
