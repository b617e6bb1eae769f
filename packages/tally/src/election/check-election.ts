import { ok, refuse, type Result } from '../exact/result.ts';
import { ballotProblems, type BallotProblem } from './check-ballot.ts';
import { namedBy, type Ballot, type BallotGroup, type Election } from './election.ts';

/** Why an election cannot be counted, with the project or the number of the ballot group (from 1). */
export interface ElectionProblem {
  readonly code:
    | 'bad-amount'
    | 'bad-project-id'
    | 'repeated-project-id'
    | 'wrong-ballot-kind'
    | 'bad-count'
    | 'too-large'
    | BallotProblem['code'];
  readonly at: string;
  readonly zh: string;
  readonly en: string;
}

export interface CheckOptions {
  /** A ballot that names a project twice: refuse it, or keep the first mention. Default: 'refuse'. */
  readonly repeatedProjects?: 'refuse' | 'normalise';
}

/** An election as it can be counted, and the ballots that were normalised (their groups, from 1). */
export interface Checked {
  readonly election: Election;
  readonly normalised: readonly number[];
}

/**
 * Check an election before counting it: its amounts, ids, ballots and their limits. Every problem
 * comes back with words in both languages; the election comes back with what was normalised.
 */
export function checkElection(
  election: Election,
  options: CheckOptions = {},
): Result<Checked, readonly ElectionProblem[]> {
  const normalised: number[] = [];
  const groups = election.groups.map((group, g) => {
    const ballot = options.repeatedProjects === 'normalise' ? distinct(group.ballot) : group.ballot;
    if (ballot === group.ballot) return group;
    normalised.push(g + 1);
    return { ...group, ballot };
  });
  const checked = { ...election, groups };
  const problems = [...projectProblems(checked), ...groupProblems(checked)];
  if (problems.length === 0 && !sumsAreExact(checked)) problems.push(tooLarge());
  return problems.length === 0 ? ok({ election: checked, normalised }) : refuse(problems);
}

/** All sums of a count stay within the numbers that JavaScript holds exactly. */
export function sumsAreExact({ projects, groups, budget }: Election): boolean {
  const cost = projects.reduce((sum, project) => sum + BigInt(project.cost), BigInt(budget));
  const score = groups.reduce((sum, { ballot, count, weight = 1 }) => {
    return sum + BigInt(count) * BigInt(weight) * BigInt(mostGiven(ballot));
  }, 0n);
  const limit = BigInt(Number.MAX_SAFE_INTEGER);
  return cost <= limit && score <= limit;
}

/** The most that the ballot can give to one project, by any way of scoring. */
export function mostGiven(ballot: Ballot): number {
  if (ballot.kind === 'ranking') return ballot.order.length;
  if (ballot.kind === 'points')
    return ballot.points.reduce((most, [, points]) => Math.max(most, points), 1);
  return 1;
}

function projectProblems({ projects, budget, decimals = 0 }: Election): ElectionProblem[] {
  const problems: ElectionProblem[] = [];
  const seen = new Set<string>();
  if (!isWhole(budget)) problems.push(badAmount('budget', budget));
  if (!isWhole(decimals) || decimals > 6) problems.push(badAmount('decimals', decimals));
  for (const { id, cost } of projects) {
    if (id === '') {
      problems.push({
        code: 'bad-project-id',
        at: id,
        zh: '提案編號空白。',
        en: 'A project has no id.',
      });
    }
    if (seen.has(id)) {
      const words = { zh: `提案編號「${id}」重複。`, en: `The project id "${id}" occurs twice.` };
      problems.push({ code: 'repeated-project-id', at: id, ...words });
    }
    seen.add(id);
    if (!isWhole(cost)) problems.push(badAmount(id, cost));
  }
  return problems;
}

function groupProblems({ projects, groups, kind, limits = {} }: Election): ElectionProblem[] {
  const costs = new Map(projects.map(({ id, cost }) => [id, cost]));
  return groups.flatMap((group, g) => {
    const at = String(g + 1);
    const problems: ElectionProblem[] = [];
    if (!isWhole(group.count) || !isWhole(group.weight ?? 1) || !pointsAreWhole(group)) {
      const en = `Ballot group ${at}: counts, weights and points are whole numbers from zero.`;
      problems.push({
        code: 'bad-count',
        at,
        zh: `第 ${at} 組選票：人數、權重與分數須為非負整數。`,
        en,
      });
    }
    if (group.ballot.kind !== kind) {
      const en = `Ballot group ${at}: the ballot is of another kind than the election.`;
      problems.push({ code: 'wrong-ballot-kind', at, zh: `第 ${at} 組選票：與投票方式不符。`, en });
      return problems;
    }
    const broken = ballotProblems(group.ballot, limits, (id) => costs.get(id));
    return [...problems, ...broken.map((problem) => inGroup(problem, at))];
  });
}

function inGroup(problem: BallotProblem, at: string): ElectionProblem {
  const { code } = problem;
  if ('project' in problem) {
    const { project } = problem;
    const twice = code === 'repeated-project';
    return {
      code,
      at,
      zh: `第 ${at} 組選票：提案「${project}」${twice ? '出現兩次以上' : '不存在'}。`,
      en: `Ballot group ${at}: "${project}" ${twice ? 'is named more than once' : 'is no project'}.`,
    };
  }
  const { found, limit } = problem;
  return {
    code,
    at,
    zh: `第 ${at} 組選票：為 ${found}，規定的界限為 ${limit}。`,
    en: `Ballot group ${at}: ${found} where the limit is ${limit} (${code}).`,
  };
}

function distinct(ballot: Ballot): Ballot {
  const named = namedBy(ballot);
  const first = (_: unknown, i: number) => named.indexOf(named[i]!) === i;
  if (ballot.kind === 'choose-one' || named.every(first)) return ballot;
  switch (ballot.kind) {
    case 'approval':
    case 'knapsack':
      return { ...ballot, picks: ballot.picks.filter(first) };
    case 'points':
      return { ...ballot, points: ballot.points.filter(first) };
    case 'ranking':
      return { ...ballot, order: ballot.order.filter(first) };
  }
}

const isWhole = (n: number) => Number.isSafeInteger(n) && n >= 0;

function pointsAreWhole({ ballot }: BallotGroup): boolean {
  return ballot.kind !== 'points' || ballot.points.every(([, points]) => isWhole(points));
}

function badAmount(at: string, amount: number): ElectionProblem {
  const zh = `「${at}」的 ${amount} 不是非負整數。`;
  return { code: 'bad-amount', at, zh, en: `"${at}" is ${amount}, not a whole number from zero.` };
}

function tooLarge(): ElectionProblem {
  const en = 'The sums of this election are too large to be exact.';
  return { code: 'too-large', at: 'election', zh: '這場投票的總和太大，無法精確計算。', en };
}
