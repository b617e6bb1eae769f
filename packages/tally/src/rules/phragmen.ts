/**
 * Sequential Phragmén for projects with costs.
 *
 * Source: Maaike Los, Zoé Christoff, Davide Grossi, "Proportional Budget Allocations: Towards a
 * Systematization", IJCAI 2022. Everybody earns money at the same pace; as soon as the supporters
 * of a project have its cost together, it is bought and they have nothing again. The count ends
 * when one of the projects bought next would exceed the budget.
 */
import { decimal } from '../outcome/amounts.ts';
import {
  allowanceOf,
  at,
  noFindings,
  type Allowance,
  type Contest,
  type Findings,
} from './contest.ts';
import { roughly } from './equal-shares/endowment.ts';
import { marketOf, type Market } from './equal-shares/market.ts';
import { classesBy, idsOf, listing, mostVotes, noteSettled, split } from './ties.ts';

const UNIT = 2 ** -52;

export function phragmen(contest: Contest): Findings {
  const market = marketOf(contest, 'cardinality');
  const findings = noFindings();
  const race = new Race(market, allowanceOf(contest), findings);
  race.offered = market.offered.filter(
    (project) => market.cost[project]! <= contest.profile.budget,
  );
  while (race.offered.length > 0 && race.round());
  for (const project of contest.standing) {
    if (findings.reasons.has(project) || findings.funded.includes(project)) continue;
    const missing = market.cost[project]! - contest.profile.budget;
    if (market.demand[project]! === 0) findings.reasons.set(project, { reason: 'no-supporters' });
    else {
      const cost = market.cost[project]!;
      findings.reasons.set(project, { reason: 'dearer-than-budget', cost, missing });
    }
  }
  return findings;
}

/** A project and when it can be bought: the load of its supporters then, within bounds. */
interface Runner {
  readonly project: number;
  readonly load: number;
  exact?: Exact;
}

/** The load is `earned / (denominator of the loads so far * supporters)`. */
interface Exact {
  readonly earned: bigint;
  readonly supporters: bigint;
}

class Race {
  offered: readonly number[] = [];
  readonly #market: Market;
  readonly #allowance: Allowance;
  readonly #findings: Findings;
  /** The load of each group: of the round in which it last bought something; -1 for none. */
  readonly #last: Int32Array;
  readonly #loads: number[] = [];
  /** Exact loads: `#earned[j]` over the product of the supporters up to round j. */
  readonly #earned: bigint[] = [];
  readonly #supporters: bigint[] = [];
  #denominator = 1n;
  /** How far a load may be wrong, relative to it: sums of positive numbers only add rounding. */
  #doubt = 4 * UNIT;
  #left: number;

  constructor(market: Market, allowance: Allowance, findings: Findings) {
    this.#market = market;
    this.#allowance = allowance;
    this.#findings = findings;
    this.#last = new Int32Array(market.groups).fill(-1);
    this.#left = market.contest.profile.budget;
  }

  /** Buy the next project; false when the count has ended. */
  round(): boolean {
    this.#dropLimited();
    const first = this.#first();
    if (first.length === 0) return false;
    const misfits = first.filter((project) => this.#market.cost[project]! > this.#left);
    if (misfits.length > 0) return this.#end(misfits);
    const project = this.#only(first);
    if (project === undefined) return false;
    this.#buy(project);
    return true;
  }

  #dropLimited(): void {
    this.offered = this.offered.filter((project) => {
      const over = this.#allowance.broken([project]);
      if (over) this.#findings.reasons.set(project, over);
      return !over;
    });
  }

  /** The projects that can be bought first, all at the same moment. */
  #first(): readonly number[] {
    const runners = this.offered.map((project): Runner => ({ project, load: this.#load(project) }));
    const width = 4 * this.#doubt;
    const least = Math.min(...runners.map((runner) => runner.load));
    const near = runners.filter((runner) => runner.load * (1 - width) <= least * (1 + width));
    if (near.length <= 1) return near.map((runner) => runner.project);
    const classes = classesBy(
      near.map((_, i) => i),
      (a, b) => compareLoads(this.#exact(near[a]!), this.#exact(near[b]!)),
    );
    return classes[0]!.map((i) => near[i]!.project);
  }

  /** The one that is bought: equal ones are told apart where their order matters. */
  #only(first: readonly number[]): number | undefined {
    const { contest, cost } = this.#market;
    const listed = first.toSorted(listing(contest));
    const together = first.reduce((sum, project) => sum + cost[project]!, 0) <= this.#left;
    if (first.length === 1 || (together && this.#apart(first))) return listed[0];
    const { classes, by } = split(first, contest);
    if (by) noteSettled(this.#findings, contest, first, by);
    const best = classes[0]!;
    if (best.length > 1) this.#leaveOpen(best);
    return best.length === 1 ? best[0] : undefined;
  }

  #buy(project: number): void {
    const { contest, cost, from, backer, supporters } = this.#market;
    const runner: Runner = { project, load: this.#load(project) };
    const exact = this.#exact(runner);
    const round = this.#loads.length;
    this.#loads.push(runner.load);
    this.#earned.push(exact.earned);
    this.#supporters.push(exact.supporters);
    this.#denominator *= exact.supporters;
    const begin = from[project]!;
    const end = from[project + 1]!;
    for (let e = begin; e < end; e++) this.#last[backer[e]!] = round;
    this.#doubt += (end - begin + 4) * UNIT;
    this.#left -= cost[project]!;
    this.#allowance.take(project, cost[project]!);
    this.offered = this.offered.filter((other) => other !== project);
    this.#findings.funded.push(project);
    this.#findings.rounds.push({
      kind: 'earned',
      id: contest.profile.ids[project]!,
      cost: cost[project]!,
      supporters: supporters[project]!,
      load: this.#written(exact),
      left: this.#left,
    });
  }

  #load(project: number): number {
    const { from, backer, mass, cost, supporters } = this.#market;
    let sum = cost[project]!;
    for (let e = from[project]!; e < from[project + 1]!; e++) {
      const g = backer[e]!;
      const last = this.#last[g]!;
      if (last >= 0) sum += this.#loads[last]! * mass[g]!;
    }
    return sum / supporters[project]!;
  }

  #exact(runner: Runner): Exact {
    runner.exact ??= this.#exactLoad(runner.project);
    return runner.exact;
  }

  #exactLoad(project: number): Exact {
    const { from, backer, mass, cost, supporters } = this.#market;
    const voters = new Float64Array(this.#loads.length);
    for (let e = from[project]!; e < from[project + 1]!; e++) {
      const last = this.#last[backer[e]!]!;
      if (last >= 0) voters[last] = voters[last]! + mass[backer[e]!]!;
    }
    let loads = 0n;
    voters.forEach((count, j) => {
      loads = loads * this.#supporters[j]! + BigInt(count) * this.#earned[j]!;
    });
    return {
      earned: BigInt(cost[project]!) * this.#denominator + loads,
      supporters: BigInt(supporters[project]!),
    };
  }

  /** No voter supports two of them and no limit is set. */
  #apart(projects: readonly number[]): boolean {
    const { from, backer, contest } = this.#market;
    if (Object.keys(contest.limits).length > 0) return false;
    const seen = new Set<number>();
    let entries = 0;
    for (const project of projects) {
      for (let e = from[project]!; e < from[project + 1]!; e++) seen.add(backer[e]!);
      entries += from[project + 1]! - from[project]!;
    }
    return seen.size === entries;
  }

  #end(misfits: readonly number[]): false {
    const { contest, cost } = this.#market;
    const last = at(misfits.toSorted(listing(contest)), 0);
    const id = contest.profile.ids[last]!;
    const left = this.#left;
    for (const project of this.offered) {
      const price = cost[project]!;
      this.#findings.reasons.set(
        project,
        misfits.includes(project)
          ? { reason: 'does-not-fit', cost: price, left, missing: price - left }
          : { reason: 'count-ended', at: id, cost: price, left },
      );
    }
    this.#findings.rounds.push({ kind: 'ended', id, cost: cost[last]!, left });
    return false;
  }

  #leaveOpen(projects: readonly number[]): void {
    const { contest } = this.#market;
    const ids = idsOf(projects, contest);
    const places = projects.length - 1;
    for (const project of this.offered) {
      this.#findings.reasons.set(
        project,
        projects.includes(project)
          ? {
              reason: 'tied',
              with: ids.filter((id) => id !== contest.profile.ids[project]),
              places,
            }
          : { reason: 'awaits-tie', tied: ids },
      );
    }
    const votes = mostVotes(projects, contest);
    this.#findings.tied.push({ projects: ids, places, votes, left: this.#left });
  }

  /** The load just bought at, in the currency with two decimals, for display. */
  #written({ earned }: Exact): string {
    const decimals = this.#market.contest.election.decimals ?? 0;
    return decimal(Math.round(roughly(earned, this.#denominator) * 10 ** (2 - decimals)), 2);
  }
}

/** Which of two comes first; both stand over the same denominator. */
function compareLoads(a: Exact, b: Exact): number {
  const difference = a.earned * b.supporters - b.earned * a.supporters;
  return Number(difference > 0n) - Number(difference < 0n);
}
