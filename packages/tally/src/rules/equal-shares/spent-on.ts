/** What the supporters of a project paid for others, for the sentence that says why it missed. */
import type { Spent } from '../../outcome/outcome.ts';
import { roughly, type Endowment } from './endowment.ts';
import type { Market } from './market.ts';
import type { Run } from './run.ts';

/**
 * How much of the money of each project's supporters went to each purchase: entry
 * `project * rounds + round`. In floating point; what stands in the sentence is rounded exactly.
 */
export type Payments = Float64Array;

export function paymentsOf(market: Market, run: Run, endowment: Endowment): Payments {
  const { start, named, namedWeight, groups, mass, projects } = market;
  const { spentOut, boughtIn, bought } = run.standing;
  const rounds = bought.length;
  const amounts = endowment.numerators.map((n) => roughly(n, endowment.denominator));
  const payments = new Float64Array(projects * rounds);
  const waiting = new Int32Array(projects);
  for (let g = 0; g < groups; g++) {
    let waits = 0;
    for (let e = start[g]!; e < start[g + 1]!; e++) {
      if (boughtIn[named[e]!]! < 0) waiting[waits++] = named[e]! * rounds;
    }
    if (waits === 0) continue;
    const out = spentOut[g]! < 0 ? rounds : spentOut[g]!;
    let money = amounts[endowment.purse[g]!]!;
    for (let e = start[g]!; e < start[g + 1]!; e++) {
      const round = boughtIn[named[e]!]!;
      if (round < 0 || round >= out) continue;
      const paid = run.payments[round]! * namedWeight[e]!;
      money -= paid;
      for (let i = 0; i < waits; i++) payments[waiting[i]! + round]! += paid * mass[g]!;
    }
    if (out === rounds) continue;
    for (let i = 0; i < waits; i++) payments[waiting[i]! + out]! += money * mass[g]!;
  }
  return payments;
}

/** The three funded projects that took most of the money of a project's supporters. */
export function spentOn(
  project: number,
  market: Market,
  run: Run,
  payments: Payments,
): readonly Spent[] {
  const { bought } = run.standing;
  const row = payments.subarray(project * bought.length, (project + 1) * bought.length);
  const { ids, budget } = market.contest.profile;
  const doubt = DOUBT * budget;
  return [...row]
    .map((sum, round) => {
      const amount = Math.round(sum - doubt);
      const isSure = amount === Math.round(sum + doubt);
      const id = ids[bought[round]!]!;
      return { id, amount: isSure ? amount : exactlySpent(project, round, market, run) };
    })
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount)
    .slice(0, 3);
}

/** More than the rounding of a sum over a hundred thousand groups, as a share of the budget. */
const DOUBT = 2e-11;

/** The same amount rounded to whole units, half up, by the exact account. */
function exactlySpent(project: number, round: number, market: Market, run: Run): number {
  const { from, backer, start, named, namedWeight, mass } = market;
  const { ledger, standing } = run;
  const poor: number[] = [];
  let paying = 0;
  for (const g of backer.subarray(from[project]!, from[project + 1]!)) {
    const out = standing.spentOut[g]!;
    for (let e = start[g]!; e < start[g + 1]!; e++) {
      if (named[e] !== standing.bought[round]) continue;
      if (out === round) poor.push(g);
      else if (out < 0 || out > round) paying += mass[g]! * namedWeight[e]!;
    }
  }
  const whole = ledger.denominator(round + 1);
  const price = ledger.price(round)?.numerator ?? 0n;
  const paidOut = ledger.money(poor, round) * (whole / ledger.denominator(round));
  return Number((2n * (paidOut + BigInt(paying) * price) + whole) / (2n * whole));
}
