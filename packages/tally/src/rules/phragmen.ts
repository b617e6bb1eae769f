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
import { classesBy, idsOf, listing, noteSettled, split } from './ties.ts';

const UNIT = 2 ** -52;

export function phragmen(contest: Contest): Findings {
  const market = marketOf(contest, 'cardinality');
  const findings = noFindings();
  const race = new Race(market, allowanceOf(contest), findings);
  race.offered = market.offered.filter(
    (project) => at(market.cost, project) <= contest.profile.budget,
  );
  while (race.offered.length > 0 && race.round());
  for (const project of contest.standing) {
    if (findings.reasons.has(project) || findings.funded.includes(project)) continue;
    const missing = at(market.cost, project) - contest.profile.budget;
    if (at(market.demand, project) === 0)
      findings.reasons.set(project, { reason: 'no-supporters' });
    else {
      const cost = at(market.cost, project);
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
    const misfits = first.filter((project) => at(this.#market.cost, project) > this.#left);
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
      (a, b) => compareLoads(this.#exact(at(near, a)), this.#exact(at(near, b))),
    );
    return at(classes, 0).map((i) => at(near, i).project);
  }

  /** The one that is bought: equal ones are told apart where their order matters. */
  #only(first: readonly number[]): number | undefined {
    const { contest, cost } = this.#market;
    const listed = first.toSorted(listing(contest));
    const together = first.reduce((sum, project) => sum + at(cost, project), 0) <= this.#left;
    if (first.length === 1 || (together && this.#apart(first))) return listed[0];
    const { classes, by } = split(first, contest);
    if (by) noteSettled(this.#findings, contest, first, by);
    const best = at(classes, 0);
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
    const begin = at(from, project);
    const end = at(from, project + 1);
    for (let e = begin; e < end; e++) this.#last[at(backer, e)] = round;
    this.#doubt += (end - begin + 4) * UNIT;
    this.#left -= at(cost, project);
    this.#allowance.take(project, at(cost, project));
    this.offered = this.offered.filter((other) => other !== project);
    this.#findings.funded.push(project);
    this.#findings.rounds.push({
      kind: 'earned',
      id: at(contest.profile.ids, project),
      cost: at(cost, project),
      supporters: at(supporters, project),
      load: this.#written(exact),
      left: this.#left,
    });
  }

  #load(project: number): number {
    const { from, backer, mass, cost, supporters } = this.#market;
    let sum = at(cost, project);
    for (let e = at(from, project); e < at(from, project + 1); e++) {
      const g = at(backer, e);
      const last = at(this.#last, g);
      if (last >= 0) sum += at(this.#loads, last) * at(mass, g);
    }
    return sum / at(supporters, project);
  }

  #exact(runner: Runner): Exact {
    runner.exact ??= this.#exactLoad(runner.project);
    return runner.exact;
  }

  #exactLoad(project: number): Exact {
    const { from, backer, mass, cost, supporters } = this.#market;
    const voters = new Float64Array(this.#loads.length);
    for (let e = at(from, project); e < at(from, project + 1); e++) {
      const last = at(this.#last, at(backer, e));
      if (last >= 0) voters[last] = at(voters, last) + at(mass, at(backer, e));
    }
    let loads = 0n;
    voters.forEach((count, j) => {
      loads = loads * at(this.#supporters, j) + BigInt(count) * at(this.#earned, j);
    });
    return {
      earned: BigInt(at(cost, project)) * this.#denominator + loads,
      supporters: BigInt(at(supporters, project)),
    };
  }

  /** No voter supports two of them and no limit is set. */
  #apart(projects: readonly number[]): boolean {
    const { from, backer, contest } = this.#market;
    if (Object.keys(contest.limits).length > 0) return false;
    const seen = new Set<number>();
    let entries = 0;
    for (const project of projects) {
      for (let e = at(from, project); e < at(from, project + 1); e++) seen.add(at(backer, e));
      entries += at(from, project + 1) - at(from, project);
    }
    return seen.size === entries;
  }

  #end(misfits: readonly number[]): false {
    const { contest, cost } = this.#market;
    const last = at(misfits.toSorted(listing(contest)), 0);
    const id = at(contest.profile.ids, last);
    const left = this.#left;
    for (const project of this.offered) {
      const price = at(cost, project);
      this.#findings.reasons.set(
        project,
        misfits.includes(project)
          ? { reason: 'does-not-fit', cost: price, left, missing: price - left }
          : { reason: 'count-ended', at: id, cost: price, left },
      );
    }
    this.#findings.rounds.push({ kind: 'ended', id, cost: at(cost, last), left });
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
    const votes = at(contest.profile.votes, at(projects, 0));
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
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
