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
  /** What `given` says: 1 throughout for `ballots`. */
  readonly score: Score;
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
    score,
    totals,
    votes: Float64Array.from(totals, (total) => total.weightedScore),
  };
}

function layOut({ groups }: Election, index: ReadonlyMap<string, number>, score: Score) {
  const ballots = groups.map((group) => namedBy(group.ballot));
  const start = new Int32Array(groups.length + 1);
  for (let g = 0; g < groups.length; g++) start[g + 1] = start[g]! + ballots[g]!.length;
  const named = new Int32Array(start[groups.length]!);
  const given = new Float64Array(named.length).fill(1);
  const mass = new Float64Array(groups.length);
  const seenIn = new Int32Array(index.size).fill(-1);
  for (let g = 0; g < groups.length; g++) {
    const { ballot, count, weight = 1 } = groups[g]!;
    mass[g] = count * weight;
    const ids = ballots[g]!;
    const first = start[g]!;
    for (let place = 0; place < ids.length; place++) {
      const id = ids[place]!;
      const project = index.get(id);
      if (project === undefined) throw new Error(`a ballot names "${id}", which does not stand`);
      if (seenIn[project] === g) throw new Error(`a ballot names "${id}" twice`);
      seenIn[project] = g;
      named[first + place] = project;
      if (score !== 'ballots') given[first + place] = scoreOf(ballot, place, score);
    }
  }
  return { start, mass, named, given };
}

function scoreOf(ballot: Ballot, place: number, score: Exclude<Score, 'ballots'>): number {
  switch (score) {
    case 'points':
      return ballot.kind === 'points' ? ballot.points[place]![1] : 1;
    case 'borda':
      return ballot.kind === 'ranking' ? ballot.order.length - 1 - place : 1;
    case 'borda-from-one':
      return ballot.kind === 'ranking' ? ballot.order.length - place : 1;
  }
}

function totalsOf(
  { groups }: Election,
  ids: readonly string[],
  { start, named, given }: Pick<Profile, 'start' | 'named' | 'given'>,
): readonly Total[] {
  const ballots = new Float64Array(ids.length);
  const weightedBallots = new Float64Array(ids.length);
  const score = new Float64Array(ids.length);
  const weightedScore = new Float64Array(ids.length);
  for (let g = 0; g < groups.length; g++) {
    const { count, weight = 1 } = groups[g]!;
    const mass = count * weight;
    for (let e = start[g]!; e < start[g + 1]!; e++) {
      const project = named[e]!;
      ballots[project]! += count;
      weightedBallots[project]! += mass;
      score[project]! += count * given[e]!;
      weightedScore[project]! += mass * given[e]!;
    }
  }
  return ids.map((id, i) => {
    const total = {
      id,
      ballots: ballots[i]!,
      weightedBallots: weightedBallots[i]!,
      score: score[i]!,
      weightedScore: weightedScore[i]!,
    };
    // The weighted sums are the largest of the four.
    if (Math.max(total.weightedBallots, total.weightedScore) > Number.MAX_SAFE_INTEGER) {
      throw new Error('a sum is too large to be exact');
    }
    return total;
  });
}
