/** 平等份額法 — the Method of Equal Shares with its completions, and what it says of each project. */
import type { Reason, Spent } from '../../outcome/outcome.ts';
import { decimal } from '../../outcome/amounts.ts';
import { allowanceOf, at, noFindings, type Contest, type Findings } from '../contest.ts';
import { greedy, spend } from '../greedy.ts';
import { settingsOf, type SettingsOf } from '../settings.ts';
import { idsOf } from '../ties.ts';
import { raise, type Completed } from './completion.ts';
import { endowmentOf, roughly, type Endowment } from './endowment.ts';
import { marketOf, type Market } from './market.ts';
import { run, type Run } from './run.ts';

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
    left -= at(market.cost, project);
    findings.funded.push(project);
    findings.rounds.push({
      kind: 'bought',
      id: at(profile.ids, project),
      cost: at(market.cost, project),
      supporters: at(market.supporters, project),
      most: written(at(run.most, round), contest),
      spentOut: at(run.spentOut, round),
      left,
    });
  });
  for (const { projects, by, round } of run.ties) {
    findings.ties.push({ projects: idsOf(projects, contest), by, round });
  }
  if (run.open) leaveOpen(run.open, left, contest, findings);
  const payments = paymentsOf(market, run, endowment);
  for (const project of contest.standing) {
    if (findings.reasons.has(project) || at(run.standing.boughtIn, project) >= 0) continue;
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
  findings.tied.push({ projects: ids, places, votes: at(profile.votes, at(projects, 0)), left });
}

function reasonOf(project: number, market: Market, run: Run, payments: Payments): Reason {
  const { from, backer, cost, supporters, demand, contest } = market;
  const price = at(cost, project);
  const limit = run.limited.get(project);
  if (limit) return limit;
  if (at(demand, project) === 0) return { reason: 'no-supporters' };
  const { budget } = contest.profile;
  if (price > budget) return { reason: 'dearer-than-budget', cost: price, missing: price - budget };
  const rounds = run.standing.bought.length;
  const groups = backer.subarray(at(from, project), at(from, project + 1));
  const money = Number(run.ledger.money(groups, rounds) / run.ledger.denominator(rounds));
  return {
    reason: 'supporters-lack-money',
    cost: price,
    supporters: at(supporters, project),
    money,
    missing: price - money,
    spentOn: spentOn(groups, market, payments),
  };
}

/** What each group paid for each project that it supports, as it stands in the market's entries. */
type Payments = Float64Array;

/** For the sentence, not for the count: in floating point. */
function paymentsOf(market: Market, { standing, ledger }: Run, endowment: Endowment): Payments {
  const { start, named, namedWeight, groups } = market;
  const { purse, numerators, denominator } = endowment;
  const amounts = numerators.map((n) => roughly(n, denominator));
  const prices = ledger.prices(standing.bought.length);
  const payments = new Float64Array(named.length);
  for (let g = 0; g < groups; g++) {
    const out = at(standing.spentOut, g);
    let money = at(amounts, at(purse, g));
    let last = -1;
    for (let e = at(start, g); e < at(start, g + 1); e++) {
      const round = at(standing.boughtIn, at(named, e));
      if (round === out && out >= 0) last = e;
      if (round < 0 || (out >= 0 && round >= out)) continue;
      payments[e] = at(prices, round) * at(namedWeight, e);
      money -= at(payments, e);
    }
    if (last >= 0) payments[last] = Math.max(0, money);
  }
  return payments;
}

/** The three funded projects that took most of these groups' money. */
function spentOn(groups: Int32Array, market: Market, payments: Payments): readonly Spent[] {
  const { start, named, mass, contest } = market;
  const sums = new Map<number, number>();
  for (const g of groups) {
    for (let e = at(start, g); e < at(start, g + 1); e++) {
      const paid = at(payments, e);
      if (paid > 0) sums.set(at(named, e), (sums.get(at(named, e)) ?? 0) + paid * at(mass, g));
    }
  }
  return [...sums]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, 3)
    .map(([project, sum]) => ({ id: at(contest.profile.ids, project), amount: Math.round(sum) }))
    .filter(({ amount }) => amount > 0);
}

/** Spend what is left greedily on the other projects. */
function complete(contest: Contest, rule: SettingsOf<'equal-shares'>, findings: Findings): void {
  const allowance = allowanceOf(contest);
  let left = contest.profile.budget;
  for (const project of findings.funded) {
    allowance.take(project, at(contest.profile.cost, project));
    left -= at(contest.profile.cost, project);
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
  const settings = settingsOf({ kind: 'greedy', by, ties, score, limits }, contest.election.kind);
  if (settings.kind === 'greedy') return settings;
  throw new Error('a greedy rule has greedy settings');
}

/** The greedy outcome instead, when strictly more voters prefer it. */
function compared(market: Market, rule: SettingsOf<'equal-shares'>, shares: Findings): Findings {
  const other = greedy(
    market.contest,
    completionRule(market.contest, { ...rule, utility: 'cost' }),
  );
  const { mass, start, named, namedWeight, scale } = market;
  const forShares = new Set(shares.funded);
  const forGreedy = new Set(other.funded);
  const votes = { shares: 0, greedy: 0 };
  for (let g = 0; g < mass.length; g++) {
    let gain = 0;
    for (let e = at(start, g); e < at(start, g + 1); e++) {
      const c = at(named, e);
      gain +=
        (Number(forShares.has(c)) - Number(forGreedy.has(c))) * at(namedWeight, e) * at(scale, c);
    }
    if (gain > 0) votes.shares += at(mass, g);
    if (gain < 0) votes.greedy += at(mass, g);
  }
  const taken = votes.greedy > votes.shares ? 'greedy' : 'shares';
  const findings = taken === 'greedy' ? other : shares;
  findings.rounds.push({ kind: 'compared', ...votes, taken });
  return findings;
}

/** An amount in the election's units as a decimal of the currency, for display. */
function written(units: number, { election }: Contest): string {
  const decimals = election.decimals ?? 0;
  return decimal(Math.round(units * 10 ** (2 - decimals)), 2);
}
