/** 均等份額法 — the Method of Equal Shares with its completions, and what it says of each project. */
import type { Reason } from '../../outcome/outcome.ts';
import { decimal } from '../../outcome/amounts.ts';
import { allowanceOf, noFindings, type Contest, type Findings } from '../contest.ts';
import { greedy, spend } from '../greedy.ts';
import type { SettingsOf } from '../settings.ts';
import { idsOf, mostVotes } from '../ties.ts';
import { raise, type Completed } from './completion.ts';
import { endowmentOf, roughly } from './endowment.ts';
import { marketOf, type Market } from './market.ts';
import { run, type Run } from './run.ts';
import { paymentsOf, spentOn, type Payments } from './spent-on.ts';

export function equalShares(contest: Contest, rule: SettingsOf<'equal-shares'>): Findings {
  const market = marketOf(contest, rule.utility);
  const endowment = endowmentOf(contest, rule);
  const completed: Completed = rule.completion.startsWith('add1')
    ? raise(market, endowment, rule)
    : { run: run(market, endowment), endowment, raises: 0 };
  const findings = findingsOf(market, completed);
  if (rule.completion.endsWith('greedy') && !completed.run.open) complete(contest, rule, findings);
  return rule.comparison ? compared(market, rule, findings) : findings;
}

function findingsOf(market: Market, { run, endowment, raises }: Completed): Findings {
  const { contest } = market;
  const { profile } = contest;
  const findings = noFindings();
  const amount = Math.max(...endowment.numerators.map((n) => roughly(n, endowment.denominator)));
  findings.rounds.push({ kind: 'started', amount: written(amount, contest), raises });
  let left = profile.budget;
  run.standing.bought.forEach((project, round) => {
    left -= market.cost[project]!;
    findings.funded.push(project);
    findings.rounds.push({
      kind: 'bought',
      id: profile.ids[project]!,
      cost: market.cost[project]!,
      supporters: market.supporters[project]!,
      most: written(run.most[round]!, contest),
      spentOut: run.spentOut[round]!,
      left,
    });
  });
  for (const { projects, by, round } of run.ties) {
    findings.ties.push({ projects: idsOf(projects, contest), by, round });
  }
  if (run.open) leaveOpen(run.open, left, contest, findings);
  const payments = paymentsOf(market, run, endowment);
  for (const project of contest.standing) {
    if (findings.reasons.has(project) || run.standing.boughtIn[project]! >= 0) continue;
    findings.reasons.set(
      project,
      run.open
        ? { reason: 'awaits-tie', tied: idsOf(run.open, contest) }
        : reasonOf(project, market, run, payments),
    );
  }
  return findings;
}

function leaveOpen(
  projects: readonly number[],
  left: number,
  contest: Contest,
  findings: Findings,
) {
  const { profile } = contest;
  const ids = idsOf(projects, contest);
  const places = projects.length - 1;
  for (const project of projects) {
    const others = ids.filter((id) => id !== profile.ids[project]);
    findings.reasons.set(project, { reason: 'tied', with: others, places });
  }
  findings.tied.push({ projects: ids, places, votes: mostVotes(projects, contest), left });
}

function reasonOf(project: number, market: Market, run: Run, payments: Payments): Reason {
  const { cost, supporters, demand, contest } = market;
  const price = cost[project]!;
  const limit = run.limited.get(project);
  if (limit) return limit;
  if (demand[project]! === 0) return { reason: 'no-supporters' };
  const { budget } = contest.profile;
  if (price > budget) return { reason: 'dearer-than-budget', cost: price, missing: price - budget };
  const money = run.leftOf(project);
  return {
    reason: 'supporters-lack-money',
    cost: price,
    supporters: supporters[project]!,
    money,
    missing: price - money,
    spentOn: spentOn(project, market, run, payments),
  };
}

/** Spend what is left greedily on the other projects. */
function complete(contest: Contest, rule: SettingsOf<'equal-shares'>, findings: Findings): void {
  const allowance = allowanceOf(contest);
  let left = contest.profile.budget;
  for (const project of findings.funded) {
    allowance.take(project, contest.profile.cost[project]!);
    left -= contest.profile.cost[project]!;
  }
  const before = new Map(findings.reasons);
  const waiting = contest.standing.filter((project) => !findings.funded.includes(project));
  const rounds = findings.rounds.length;
  spend(waiting, left, contest, completionRule(contest, rule), findings, allowance);
  // Why Equal Shares did not fund a project says more than that it did not fit in the end.
  for (const [project, reason] of before) {
    if (findings.reasons.get(project)?.reason === 'does-not-fit')
      findings.reasons.set(project, reason);
  }
  for (const project of findings.funded) findings.reasons.delete(project);
  const passedOver = findings.rounds.slice(rounds).filter((round) => round.kind !== 'passed-over');
  findings.rounds.splice(rounds, Infinity, ...passedOver);
}

/** Greedy with the same utility: for cost by votes, otherwise by votes for each unit of cost. */
function completionRule(contest: Contest, rule: SettingsOf<'equal-shares'>): SettingsOf<'greedy'> {
  const by = rule.utility === 'cost' ? 'votes' : 'votes-per-cost';
  const { ties, score, limits } = rule;
  const usual = {
    onMisfit: 'skip',
    comparison: 'reach',
    exclusive: [],
    precedence: 'rank',
  } as const;
  return { kind: 'greedy', by, ties, score, limits, ...usual };
}

/** The greedy outcome instead, when strictly more voters prefer it. */
function compared(market: Market, rule: SettingsOf<'equal-shares'>, shares: Findings): Findings {
  const other = greedy(
    market.contest,
    completionRule(market.contest, { ...rule, utility: 'cost' }),
  );
  if (shares.tied.length > 0) return shares;
  if (other.tied.length > 0) return undecided(market.contest, other);
  const { mass, start, named, namedWeight, scale } = market;
  const forShares = new Set(shares.funded);
  const forGreedy = new Set(other.funded);
  const votes = { shares: 0, greedy: 0 };
  for (let g = 0; g < mass.length; g++) {
    let gain = 0;
    for (let e = start[g]!; e < start[g + 1]!; e++) {
      const c = named[e]!;
      gain += (Number(forShares.has(c)) - Number(forGreedy.has(c))) * namedWeight[e]! * scale[c]!;
    }
    if (gain > 0) votes.shares += mass[g]!;
    if (gain < 0) votes.greedy += mass[g]!;
  }
  const taken = votes.greedy > votes.shares ? 'greedy' : 'shares';
  const findings = taken === 'greedy' ? other : shares;
  findings.rounds.push({ kind: 'compared', ...votes, taken });
  return findings;
}

/** The greedy outcome is open, so nobody can say which of the two voters prefer. */
function undecided({ standing, profile }: Contest, { tied, reasons }: Findings): Findings {
  const waits: Reason = { reason: 'awaits-tie', tied: tied.flatMap((tie) => tie.projects) };
  const findings = noFindings();
  findings.tied.push(...tied);
  for (const project of standing) {
    const isTied = tied.some((tie) => tie.projects.includes(profile.ids[project]!));
    findings.reasons.set(project, isTied ? reasons.get(project)! : waits);
  }
  return findings;
}

/** An amount in the election's units as a decimal of the currency, for display. */
function written(units: number, { election }: Contest): string {
  const decimals = election.decimals ?? 0;
  return decimal(Math.round(units * 10 ** (2 - decimals)), 2);
}
