/** Small elections for tests: written by hand, or at random. */
import fc from 'fast-check';
import type { Ballot, BallotGroup, Election, Project } from '../election/election.ts';

/** An approval election: costs by id, and how many people cast each set of picks ("a b": 3). */
export function approvals(
  budget: number,
  costs: Readonly<Record<string, number>>,
  ballots: Readonly<Record<string, number>>,
): Election {
  return {
    kind: 'approval',
    budget,
    projects: Object.entries(costs).map(([id, cost]) => ({ id, cost })),
    groups: Object.entries(ballots).map(([picks, count]) => ({
      ballot: { kind: 'approval', picks: picks.split(' ').filter((id) => id !== '') },
      count,
    })),
  };
}

/** An election in which every project is chosen alone by so many people. */
export function singles(
  budget: number,
  projects: Readonly<Record<string, readonly [cost: number, votes: number]>>,
): Election {
  return {
    kind: 'choose-one',
    budget,
    projects: Object.entries(projects).map(([id, [cost]]) => ({ id, cost })),
    groups: Object.entries(projects).map(([choice, [, count]]) => ({
      ballot: { kind: 'choose-one', choice },
      count,
    })),
  };
}

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** Any small election of a kind; costs are small so that ties and exact fits are common. */
export function anyElection(kind: Election['kind'] = 'approval'): fc.Arbitrary<Election> {
  return fc
    .record({
      costs: fc.array(fc.oneof(fc.nat(6), fc.nat(40)), { minLength: 1, maxLength: IDS.length }),
      budget: fc.oneof(fc.nat(12), fc.nat(120)),
    })
    .chain(({ costs, budget }) => {
      const projects: readonly Project[] = costs.map((cost, i) => ({
        id: IDS[i] ?? '',
        cost,
        area: i % 2 === 0 ? 'north' : 'south',
        categories: i % 3 === 0 ? ['green'] : [],
      }));
      const ids = projects.map((project) => project.id);
      return fc
        .array(anyGroup(kind, ids), { minLength: 1, maxLength: 8 })
        .map((groups) => ({ kind, budget, projects, groups }));
    });
}

function anyGroup(kind: Election['kind'], ids: readonly string[]): fc.Arbitrary<BallotGroup> {
  return fc.record({ ballot: anyBallot(kind, ids), count: fc.integer({ min: 1, max: 5 }) });
}

function anyBallot(kind: Election['kind'], ids: readonly string[]): fc.Arbitrary<Ballot> {
  const some = fc.shuffledSubarray([...ids]);
  switch (kind) {
    case 'choose-one':
      return fc.constantFrom(...ids).map((choice) => ({ kind, choice }));
    case 'approval':
    case 'knapsack':
      return some.map((picks) => ({ kind, picks }));
    case 'points':
      return some.chain((named) =>
        fc
          .array(fc.nat(4), { minLength: named.length, maxLength: named.length })
          .map((points) => ({ kind, points: named.map((id, i) => [id, points[i] ?? 0] as const) })),
      );
    case 'ranking':
      return some.map((order) => ({ kind, order }));
  }
}
