import { namedBy, type Ballot, type Election } from './election.ts';

/**
 * What a ballot gives to a project that it names:
 * `ballots` 1 each; `points` its points; `borda` for a ranking of m projects m-1 for the first
 * down to 0 for the last; `borda-from-one` m down to 1, as Kraków counts.
 */
export type Score = 'ballots' | 'points' | 'borda' | 'borda-from-one';

/** The election laid out for counting: whole numbers in flat arrays. */
export interface Profile {
  readonly ids: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly cost: Float64Array;
  readonly budget: number;
  /** Voters of each group, weights included. */
  readonly mass: Float64Array;
  readonly voters: number;
  /** The entries of group g are `start[g]` to `start[g + 1]`: project and score. */
  readonly start: Int32Array;
  readonly named: Int32Array;
  readonly given: Float64Array;
  readonly totals: readonly Total[];
  /** The number that rules compare: the weighted score of each project. */
  readonly votes: Float64Array;
}

/** Votes of a project, before and after weights. */
export interface Total {
  readonly id: string;
  /** How many ballots name it, and how much they weigh together. */
  readonly ballots: number;
  readonly weightedBallots: number;
  /** The score that the ballots give, before and after weights. */
  readonly score: number;
  readonly weightedScore: number;
}

/** The score that a kind of ballot is counted by when the rule does not say. */
export function usualScore(kind: Election['kind']): Score {
  return kind === 'points' ? 'points' : kind === 'ranking' ? 'borda' : 'ballots';
}

/**
 * Lay out an election for counting by `score`.
 *
 * @throws when a ballot names a project that does not stand or names one twice, or when a sum
 * leaves the whole numbers: `checkElection` says so beforehand
 */
export function profileOf(election: Election, score: Score): Profile {
  const ids = election.projects.map((project) => project.id);
  const index = new Map(ids.map((id, i) => [id, i]));
  const ballots = layOut(election, index, score);
  const totals = totalsOf(election, ids, ballots);
  return {
    ids,
    index,
    cost: Float64Array.from(election.projects, (project) => project.cost),
    budget: election.budget,
    voters: ballots.mass.reduce((sum, mass) => sum + mass, 0),
    ...ballots,
    totals,
    votes: Float64Array.from(totals, (total) => total.weightedScore),
  };
}

function layOut(election: Election, index: ReadonlyMap<string, number>, score: Score) {
  const { groups } = election;
  const start = new Int32Array(groups.length + 1);
  const mass = new Float64Array(groups.length);
  const named: number[] = [];
  const given: number[] = [];
  groups.forEach((group, g) => {
    mass[g] = group.count * (group.weight ?? 1);
    const seen = named.length;
    namedBy(group.ballot).forEach((id, place) => {
      const project = index.get(id);
      if (project === undefined) throw new Error(`a ballot names "${id}", which does not stand`);
      if (named.includes(project, seen)) throw new Error(`a ballot names "${id}" twice`);
      named.push(project);
      given.push(scoreOf(group.ballot, place, score));
    });
    start[g + 1] = named.length;
  });
  return { start, mass, named: Int32Array.from(named), given: Float64Array.from(given) };
}

function scoreOf(ballot: Ballot, place: number, score: Score): number {
  switch (score) {
    case 'ballots':
      return 1;
    case 'points':
      return ballot.kind === 'points' ? (ballot.points[place]?.[1] ?? 0) : 1;
    case 'borda':
      return ballot.kind === 'ranking' ? ballot.order.length - 1 - place : 1;
    case 'borda-from-one':
      return ballot.kind === 'ranking' ? ballot.order.length - place : 1;
  }
}

function totalsOf(
  election: Election,
  ids: readonly string[],
  { start, named, given }: Pick<Profile, 'start' | 'named' | 'given'>,
): readonly Total[] {
  const sums = ids.map(() => ({ ballots: 0, weightedBallots: 0, score: 0, weightedScore: 0 }));
  election.groups.forEach(({ count, weight = 1 }, g) => {
    for (let e = start[g] ?? 0; e < (start[g + 1] ?? 0); e++) {
      const sum = sums[named[e] ?? 0];
      const score = given[e] ?? 0;
      if (sum === undefined) continue;
      sum.ballots += count;
      sum.weightedBallots += count * weight;
      sum.score += count * score;
      sum.weightedScore += count * weight * score;
    }
  });
  return sums.map((sum, i) => {
    if (!Object.values(sum).every(Number.isSafeInteger))
      throw new Error('a sum is not a whole number');
    return { id: ids[i] ?? '', ...sum };
  });
}
