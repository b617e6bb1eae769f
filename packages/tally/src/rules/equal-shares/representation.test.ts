/**
 * What the method promises, from its paper: Dominik Peters, Grzegorz Pierczyński, Piotr Skowron,
 * "Proportional Participatory Budgeting with Additive Utilities", NeurIPS 2021.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, namedBy, type Election, type Project } from '../../index.ts';
import { anyElection, approvals } from '../../testing/elections.ts';

describe('ten red projects for 51 voters and ten blue ones for 49, with money for ten', () => {
  const costs = (letter: string) =>
    Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`${letter}${i}`, 1000] as const));
  const [red, blue] = [costs('r'), costs('b')];
  const ballots = { [Object.keys(red).join(' ')]: 51, [Object.keys(blue).join(' ')]: 49 };
  const city = approvals(10_000, { ...red, ...blue }, ballots);
  const colours = (funded: readonly string[]) => [
    funded.filter((id) => id in red).length,
    funded.filter((id) => id in blue).length,
  ];

  it('are all red by votes alone', () => {
    expect(colours(count(city, { kind: 'greedy', ties: ['id'] }).funded)).toEqual([10, 0]);
  });

  it.each([
    ['none', [5, 4]],
    ['add1', [5, 5]],
  ] as const)('are shared by Equal Shares, with completion %s', (completion, expected) => {
    const outcome = count(city, { kind: 'equal-shares', completion, ties: ['id'] });
    expect(colours(outcome.funded)).toEqual(expected);
  });
});

describe('extended justified representation up to one project', () => {
  const utilities = {
    cardinality: () => 1,
    cost: ({ cost }: Project) => cost,
  } as const;

  it.each(['cardinality', 'cost'] as const)(
    'no group gets less than its share could buy for all of it, by %s',
    (utility) => {
      fc.assert(
        fc.property(anyElection('approval'), (election) => {
          const { funded } = count(election, { kind: 'equal-shares', utility, ties: ['id'] });
          const gain = utilities[utility];
          for (const wish of subsets(election.projects)) {
            expect(content(election, new Set(funded), wish, gain)).toBe(true);
          }
        }),
        { numRuns: 800 },
      );
    },
  );

  /**
   * Whether those who all want these projects, if their share of the budget pays them, have one
   * among them who gets as much from the outcome, or more with one of the projects added.
   */
  function content(
    { groups, projects, budget }: Election,
    funded: ReadonlySet<string>,
    wish: readonly Project[],
    gain: (project: Project) => number,
  ): boolean {
    const sum = (some: readonly Project[]) => some.reduce((all, project) => all + gain(project), 0);
    const supporters = groups.filter(({ ballot }) => {
      const named = new Set(namedBy(ballot));
      return wish.every(({ id }) => named.has(id));
    });
    const people = (some: Election['groups']) => some.reduce((all, { count: n }) => all + n, 0);
    const price = wish.reduce((all, { cost }) => all + cost, 0);
    if (supporters.length === 0 || people(supporters) * budget < price * people(groups))
      return true;
    return supporters.some(({ ballot }) => {
      const named = new Set(namedBy(ballot));
      const got = sum(projects.filter(({ id }) => funded.has(id) && named.has(id)));
      const missed = wish.filter(({ id }) => !funded.has(id));
      return got >= sum(wish) || missed.some((project) => got + gain(project) > sum(wish));
    });
  }

  function subsets(projects: readonly Project[]): readonly (readonly Project[])[] {
    return projects.reduce<readonly (readonly Project[])[]>(
      (sets, project) => [...sets, ...sets.map((set) => [...set, project])],
      [[]],
    );
  }
});
