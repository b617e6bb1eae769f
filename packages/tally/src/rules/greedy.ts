/** Most votes first, or most votes for each unit of cost, as long as the money lasts. */
import { compareProducts } from '../exact/fraction.ts';
import {
  allowanceOf,
  at,
  noFindings,
  type Allowance,
  type Contest,
  type Findings,
} from './contest.ts';
import type { SettingsOf } from './settings.ts';
import { belowThreshold, votesNeeded } from './threshold.ts';
import { classesBy, idsOf, listing, mostVotes, noteSettled, split } from './ties.ts';

export function greedy(contest: Contest, rule: SettingsOf<'greedy'>): Findings {
  const findings = noFindings();
  const running = candidates(contest, rule, findings);
  spend(running, contest.profile.budget, contest, rule, findings);
  return findings;
}

/** Spend `budget` on these projects in the rule's order; used to complete other rules too. */
export function spend(
  projects: readonly number[],
  budget: number,
  contest: Contest,
  rule: SettingsOf<'greedy'>,
  findings: Findings,
  allowance: Allowance = allowanceOf(contest),
): void {
  const till: Till = { contest, rule, findings, allowance, left: budget };
  for (const equal of classesBy(projects.toSorted(listing(contest)), comparisonOf(contest, rule))) {
    if (till.closed) equal.forEach((project) => turnAway(project, till));
    else serve(equal, till);
  }
}

interface Till {
  readonly contest: Contest;
  readonly rule: SettingsOf<'greedy'>;
  readonly findings: Findings;
  readonly allowance: Allowance;
  left: number;
  /** Why nothing more is bought: the project that did not fit, or a tie left open. */
  closed?: { readonly at: string } | { readonly tied: readonly string[] };
}

function candidates(
  contest: Contest,
  rule: SettingsOf<'greedy'>,
  findings: Findings,
): readonly number[] {
  const { votes } = contest.profile;
  const needed = votesNeeded(rule.threshold, rule.comparison, contest.election);
  const passing = contest.standing.filter((project) => at(votes, project) >= needed);
  for (const project of contest.standing) {
    if (at(votes, project) >= needed) continue;
    findings.reasons.set(project, belowThreshold(at(votes, project), needed));
  }
  if (rule.precedence === 'rank') return passing;
  return passing.filter((project) => {
    const first = listedAhead(project, passing, contest, rule);
    if (first === undefined) return true;
    findings.reasons.set(project, { reason: 'excluded', by: first });
    return false;
  });
}

/** The passing project that goes before this one on its site, when precedence is listed. */
function listedAhead(
  project: number,
  passing: readonly number[],
  { profile }: Contest,
  rule: SettingsOf<'greedy'>,
): string | undefined {
  const id = at(profile.ids, project);
  const standing = new Set(passing.map((other) => at(profile.ids, other)));
  return rule.exclusive
    .filter((site) => site.includes(id))
    .map((site) => site.find((other) => standing.has(other)))
    .find((first) => first !== id);
}

function comparisonOf({ profile }: Contest, rule: SettingsOf<'greedy'>) {
  const { votes, cost } = profile;
  if (rule.by === 'votes') return (a: number, b: number) => at(votes, b) - at(votes, a);
  return (a: number, b: number) => {
    const free = Number(at(cost, b) === 0) - Number(at(cost, a) === 0);
    if (free !== 0) return free;
    return compareProducts(at(votes, b), at(cost, a), at(votes, a), at(cost, b));
  };
}

function serve(equal: readonly number[], till: Till): void {
  const { contest, findings } = till;
  const open = equal.filter((project) => !dismissed(project, till));
  if (open.length <= 1 || together(open, till)) {
    return open.toSorted(listing(contest)).forEach((project) => sell(project, till));
  }
  const { classes, by } = split(open, contest);
  if (by) noteSettled(findings, contest, open, by);
  for (const level of classes) {
    const still = level.filter((project) => !dismissed(project, till));
    if (till.closed) still.forEach((project) => turnAway(project, till));
    else if (still.length <= 1 || together(still, till)) {
      still.toSorted(listing(contest)).forEach((project) => sell(project, till));
    } else leaveOpen(still, till);
  }
}

/** Passed over already, whatever the order among equals: it cannot be bought by itself. */
function dismissed(project: number, till: Till): boolean {
  if (till.closed || till.rule.onMisfit === 'stop' || mayBePartly(project, till)) return false;
  const reason = obstacle(project, till);
  if (!reason) return false;
  passOver(project, reason, till);
  return true;
}

/** All of them can be bought, so that their order does not matter. */
function together(projects: readonly number[], till: Till): boolean {
  const { cost, ids } = till.contest.profile;
  const price = projects.reduce((sum, project) => sum + at(cost, project), 0);
  const names = projects.map((project) => at(ids, project));
  return (
    price <= till.left &&
    !till.allowance.broken(projects) &&
    projects.every((project) => !rival(project, till)) &&
    till.rule.exclusive.every((site) => names.filter((id) => site.includes(id)).length <= 1)
  );
}

/** The funded project on the same site. */
function rival(project: number, { contest, rule, findings }: Till): string | undefined {
  const { ids } = contest.profile;
  const id = at(ids, project);
  const funded = new Set(findings.funded.map((other) => at(ids, other)));
  return rule.exclusive
    .filter((site) => site.includes(id))
    .flatMap((site) => site.filter((other) => funded.has(other)))[0];
}

function obstacle(project: number, till: Till) {
  const by = rival(project, till);
  if (by !== undefined) return { reason: 'excluded', by } as const;
  const over = till.allowance.broken([project]);
  if (over) return over;
  const cost = at(till.contest.profile.cost, project);
  const { left } = till;
  if (cost <= left) return undefined;
  return { reason: 'does-not-fit', cost, left, missing: cost - left } as const;
}

function sell(project: number, till: Till): void {
  const reason = obstacle(project, till);
  if (!reason) return pay(project, at(till.contest.profile.cost, project), till);
  if (reason.reason !== 'does-not-fit') return passOver(project, reason, till);
  if (mayBePartly(project, till)) return pay(project, till.left, till);
  passOver(project, reason, till);
  // With 'skip' it would have been dismissed before its turn.
  till.closed = { at: at(till.contest.profile.ids, project) };
}

function mayBePartly(project: number, { rule, left, contest }: Till): boolean {
  if (!rule.partlyFrom) return false;
  const { numerator, denominator } = rule.partlyFrom;
  return compareProducts(left, denominator, at(contest.profile.cost, project), numerator) >= 0;
}

function pay(project: number, amount: number, till: Till): void {
  const { contest, findings } = till;
  const cost = at(contest.profile.cost, project);
  const id = at(contest.profile.ids, project);
  const votes = at(contest.profile.votes, project);
  till.left -= amount;
  till.allowance.take(project, amount);
  findings.funded.push(project);
  const { left } = till;
  if (amount === cost) findings.rounds.push({ kind: 'funded', id, votes, cost, left });
  else {
    findings.partly.set(project, amount);
    findings.rounds.push({ kind: 'partly-funded', id, votes, cost, granted: amount, left });
  }
}

function passOver(project: number, reason: NonNullable<ReturnType<typeof obstacle>>, till: Till) {
  const { contest, findings, left, rule } = till;
  findings.reasons.set(project, reason);
  const ended = reason.reason === 'does-not-fit' && rule.onMisfit === 'stop';
  findings.rounds.push({
    kind: ended ? 'ended' : 'passed-over',
    id: at(contest.profile.ids, project),
    cost: at(contest.profile.cost, project),
    left,
  });
}

function turnAway(project: number, till: Till): void {
  const { findings, contest, left } = till;
  const closed = till.closed!;
  findings.reasons.set(
    project,
    'at' in closed
      ? { reason: 'count-ended', at: closed.at, cost: at(contest.profile.cost, project), left }
      : { reason: 'awaits-tie', tied: closed.tied },
  );
}

function leaveOpen(projects: readonly number[], till: Till): void {
  const { contest, findings, left } = till;
  const ids = idsOf(projects, contest);
  const places = mostThatFit(projects, till);
  const votes = mostVotes(projects, contest);
  for (const project of projects) {
    const others = ids.filter((id) => id !== contest.profile.ids[project]);
    findings.reasons.set(project, { reason: 'tied', with: others, places });
  }
  findings.tied.push({ projects: ids, places, votes, left });
  till.closed = { tied: ids };
}

/** How many of them the money can buy at most: the cheapest first. */
function mostThatFit(projects: readonly number[], { contest, left }: Till): number {
  const { cost } = contest.profile;
  let money = left;
  let fitting = 0;
  for (const project of projects.toSorted((a, b) => at(cost, a) - at(cost, b))) {
    money -= at(cost, project);
    if (money >= 0) fitting += 1;
  }
  return Math.min(fitting, projects.length - 1);
}
