import { namedBy, type Ballot, type BallotLimits } from './election.ts';

/** Why a ballot is not valid, with the number found and the number asked for. */
export type BallotProblem =
  { readonly code: 'repeated-project' | 'unknown-project'; readonly project: string } | BrokenLimit;

export interface BrokenLimit {
  readonly code: LimitCode;
  readonly found: number;
  readonly limit: number;
}

export type LimitCode =
  | 'too-few-picks'
  | 'too-many-picks'
  | 'cost-below'
  | 'cost-above'
  | 'points-below'
  | 'points-above'
  | 'sum-below'
  | 'sum-above';

/**
 * Everything that forbids a ballot: projects that do not stand or are named twice, and the
 * election's limits. Empty when the ballot is valid.
 *
 * @param costOf what a project costs, in whole units; undefined when it does not stand
 */
export function ballotProblems(
  ballot: Ballot,
  limits: BallotLimits,
  costOf: (project: string) => number | undefined,
): readonly BallotProblem[] {
  const named = namedBy(ballot);
  const problems: BallotProblem[] = [];
  for (const project of new Set(named)) {
    if (costOf(project) === undefined) problems.push({ code: 'unknown-project', project });
    if (named.indexOf(project) !== named.lastIndexOf(project)) {
      problems.push({ code: 'repeated-project', project });
    }
  }
  return [...problems, ...brokenLimits(ballot, limits, costOf)];
}

/** The limits that a ballot breaks. */
export function brokenLimits(
  ballot: Ballot,
  limits: BallotLimits,
  costOf: (project: string) => number | undefined,
): readonly BrokenLimit[] {
  const broken: BrokenLimit[] = [];
  const least = (code: LimitCode, found: number, limit: number | undefined) => {
    if (limit !== undefined && found < limit) broken.push({ code, found, limit });
  };
  const most = (code: LimitCode, found: number, limit: number | undefined) => {
    if (limit !== undefined && found > limit) broken.push({ code, found, limit });
  };
  const named = namedBy(ballot);
  least('too-few-picks', named.length, limits.minPicks);
  most('too-many-picks', named.length, limits.maxPicks);
  if (limits.minCost !== undefined || limits.maxCost !== undefined) {
    const cost = named.reduce((sum, project) => sum + (costOf(project) ?? 0), 0);
    least('cost-below', cost, limits.minCost);
    most('cost-above', cost, limits.maxCost);
  }
  if (ballot.kind === 'points') {
    const given = ballot.points.map(([, points]) => points);
    least(
      'points-below',
      given.reduce((least, points) => Math.min(least, points), Infinity),
      limits.minPoints,
    );
    most(
      'points-above',
      given.reduce((most, points) => Math.max(most, points), 0),
      limits.maxPoints,
    );
    const sum = given.reduce((total, points) => total + points, 0);
    least('sum-below', sum, limits.minSum);
    most('sum-above', sum, limits.maxSum);
  }
  return broken;
}
