import type { Election } from './election/election.ts';
import { profileOf } from './election/profile.ts';
import { canonical } from './exact/canonical.ts';
import { sha256 } from './exact/sha256.ts';
import { supportOf } from './outcome/effective-support.ts';
import type { Outcome, Reason, Unfunded } from './outcome/outcome.ts';
import { ruleProblems } from './rules/check-rule.ts';
import { at, type Contest, type Findings } from './rules/contest.ts';
import { equalShares } from './rules/equal-shares/equal-shares.ts';
import { greedy } from './rules/greedy.ts';
import { maxWelfare } from './rules/max-welfare.ts';
import { phragmen } from './rules/phragmen.ts';
import type { Rule } from './rules/rule.ts';
import { settingsOf, type Settings } from './rules/settings.ts';
import { thresholdAndCap } from './rules/threshold-and-cap.ts';
import { listing } from './rules/ties.ts';
import { topPerGroup } from './rules/top-per-group.ts';

/**
 * Count an election by a rule: pure, exact and deterministic. The order in which projects and
 * ballots are given plays no part.
 *
 * @param election one that `checkElection` passes, but for the limits of its ballots: those that
 *   break them are counted too. With amounts that are not whole the outcome would mean nothing.
 * @throws when `ruleProblems` finds one, a ballot names a project that does not stand or names one
 *   twice, or a sum is too large to be exact
 */
export function count(election: Election, rule: Rule): Outcome {
  const problems = ruleProblems(rule, election);
  if (problems.length > 0) throw new Error(problems.map(({ en }) => en).join(' '));
  const settings = settingsOf(rule, election.kind);
  const contest = contestOf(election, settings);
  return outcomeOf(contest, settings, findingsOf(contest, settings));
}

/**
 * SHA-256, in hexadecimal, of the rule as canonical JSON with all its defaults written out, as it
 * is published before voting.
 *
 * @param kind of the ballots, on which the default of `score` depends
 */
export function ruleHash(rule: Rule, kind: Election['kind']): string {
  return sha256(canonical(settingsOf(rule, kind)));
}

function contestOf(election: Election, { score, ties, limits }: Settings): Contest {
  const profile = profileOf(election, score);
  const standing = election.projects.flatMap((project, i) => (project.withdrawn ? [] : [i]));
  return { election, profile, ties, limits, standing };
}

function findingsOf(contest: Contest, settings: Settings): Findings {
  switch (settings.kind) {
    case 'threshold-and-cap':
      return thresholdAndCap(contest, settings);
    case 'greedy':
      return greedy(contest, settings);
    case 'top-per-group':
      return topPerGroup(contest, settings);
    case 'max-welfare':
      return maxWelfare(contest, settings);
    case 'equal-shares':
      return equalShares(contest, settings);
    case 'phragmen':
      return phragmen(contest);
  }
}

function outcomeOf(contest: Contest, rule: Settings, findings: Findings): Outcome {
  const { ids, cost, budget, totals } = contest.profile;
  const granted = (i: number) => findings.partly.get(i) ?? at(cost, i);
  const unfunded = unfundedOf(contest, findings);
  return {
    rule,
    ruleHash: sha256(canonical(rule)),
    status: findings.tied.length > 0 ? 'tied' : 'settled',
    funded: findings.funded.map((i) => at(ids, i)),
    partly: Object.fromEntries([...findings.partly].map(([i, amount]) => [at(ids, i), amount])),
    unfunded,
    tied: findings.tied,
    ties: findings.ties,
    rounds: findings.rounds,
    cost: findings.funded.reduce((sum, i) => sum + granted(i), 0),
    budget,
    decimals: contest.election.decimals ?? 0,
    ...(contest.election.currency !== undefined && { currency: contest.election.currency }),
    totals,
    effectiveSupport: Object.fromEntries([
      ...findings.funded.map((i) => [at(ids, i), 10000]),
      ...unfunded.map((project) => [project.id, supportOf(project)]),
    ]),
  };
}

function unfundedOf(contest: Contest, { funded, reasons }: Findings): readonly Unfunded[] {
  const won = new Set(funded);
  return contest.profile.ids
    .map((_, i) => i)
    .filter((i) => !won.has(i))
    .sort(listing(contest))
    .map((i) => ({
      id: at(contest.profile.ids, i),
      votes: at(contest.profile.votes, i),
      ...(contest.election.projects[i]?.withdrawn ? WITHDRAWN : reasons.get(i)!),
    }));
}

const WITHDRAWN: Reason = { reason: 'withdrawn' };
