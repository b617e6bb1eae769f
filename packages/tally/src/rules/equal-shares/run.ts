/**
 * One run of the Method of Equal Shares from given endowments.
 *
 * Source: Dominik Peters, Grzegorz Pierczyński, Piotr Skowron, "Proportional Participatory
 * Budgeting with Additive Utilities", NeurIPS 2021. In each round the project is bought whose
 * supporters pay the least for each unit of utility, where each pays the same for a unit or all
 * that is left.
 *
 * Floating point decides only what its proved error bounds allow (docs/equal-shares.md); the
 * rest is decided by the exact ledger.
 */
import { allowanceOf, type LimitReached } from '../contest.ts';
import { listing, split } from '../ties.ts';
import { exactPrice, cheapest, type Offer } from './exact-price.ts';
import { roughly, type Endowment } from './endowment.ts';
import { Ledger, type Standing } from './ledger.ts';
import type { Market } from './market.ts';

/** A unit of rounding: twice the largest relative error of one floating-point operation. */
const UNIT = 2 ** -52;
/** How far above the price supporters are sure to be able to pay: see the proof. */
const CLEAR = 1e-6;

export interface Run {
  readonly standing: Standing;
  readonly ledger: Ledger;
  readonly cost: number;
  /** Upper bounds of the price per utility in each round. */
  readonly ceilings: readonly number[];
  /** The payment for each unit of weight in each round; for display. */
  readonly payments: readonly number[];
  /** The most that one voter paid in each round, and how many ran out of money; for display. */
  readonly most: readonly number[];
  readonly spentOut: readonly number[];
  readonly ties: readonly {
    readonly projects: readonly number[];
    readonly by: TieBy;
    readonly round: number;
  }[];
  /** Equal prices that the tie rules do not tell apart; the run ends there. */
  readonly open: readonly number[] | undefined;
  readonly limited: ReadonlyMap<number, LimitReached>;
  /** What the supporters of a project have left in the end, in whole units, rounded down. */
  readonly leftOf: (project: number) => number;
}

type TieBy = NonNullable<ReturnType<typeof split>['by']>;

/**
 * Run; given a run from less money, undefined as soon as this one does not confirm that all runs
 * from amounts between the two buy the same projects in the same order.
 */
export function run(market: Market, endowment: Endowment): Run;
export function run(market: Market, endowment: Endowment, nearer: Run): Run | undefined;
export function run(market: Market, endowment: Endowment, nearer?: Run): Run | undefined {
  const state = new RunState(market, endowment);
  for (;;) {
    const offers = state.scan(nearer?.ceilings[state.bought.length] ?? -1);
    const best = state.choose(offers);
    if (nearer && !state.confirms(offers, best, nearer)) return undefined;
    if (best === undefined) return state.result();
    state.buy(best);
  }
}

/** Where a division of supporters at a payment is written: see `#divide`. */
const MONEY = 0;
const RICH = 1;
const SURE = 2;
const LEAST = 3;

class RunState {
  readonly bought: number[] = [];
  readonly #market: Market;
  readonly #money: Float64Array;
  readonly #spentOut: Int32Array;
  readonly #boughtIn: Int32Array;
  readonly #ledger: Ledger;
  readonly #allowance;
  readonly #unlimited: boolean;
  /** Projects still offered, and the last known lower bounds of payment and price. */
  #offered: number[];
  /** An array of floats, since an object of them is built anew, and slowly, thousands of times. */
  readonly #division = new Float64Array(4);
  readonly #payment: Float64Array;
  readonly #low: Float64Array;
  /** At most this much is wrong with the money of all voters together. */
  #error: number;
  readonly #total: number;
  #cost = 0;
  #open: readonly number[] | undefined;
  readonly #ceilings: number[] = [];
  readonly #payments: number[] = [];
  readonly #most: number[] = [];
  readonly #emptied: number[] = [];
  readonly #ties: Run['ties'][number][] = [];
  readonly #limited = new Map<number, LimitReached>();

  constructor(market: Market, endowment: Endowment) {
    const { numerators, denominator, purse } = endowment;
    const amounts = numerators.map((amount) => roughly(amount, denominator));
    this.#market = market;
    this.#money = new Float64Array(market.groups);
    this.#spentOut = new Int32Array(market.groups);
    this.#boughtIn = new Int32Array(market.projects).fill(-1);
    this.#ledger = new Ledger(market, endowment, this.#standing());
    this.#allowance = allowanceOf(market.contest);
    this.#unlimited = Object.keys(market.contest.limits).length === 0;
    let total = 0;
    for (let g = 0; g < market.groups; g++) {
      const amount = amounts[purse[g]!]!;
      this.#money[g] = amount;
      // Who starts with nothing has run out from the first round on.
      this.#spentOut[g] = amount === 0 ? 0 : -1;
      total += amount * market.mass[g]!;
    }
    this.#total = total;
    this.#error = 4 * UNIT * this.#total;
    this.#offered = [...market.offered];
    this.#payment = market.cost.map((cost, c) => (cost / market.demand[c]!) * (1 - 4 * UNIT));
    this.#low = this.#payment.map((payment, c) => this.#price(c, payment) * (1 - 4 * UNIT));
  }

  /** The offers that may be the cheapest, and all that may be at or below the ceiling. */
  scan(ceiling: number): readonly Offer[] {
    const low = this.#low;
    this.#offered.sort((a, b) => low[a]! - low[b]!);
    const offers: Offer[] = [];
    const gone = new Set<number>();
    let reach = Infinity;
    for (const project of this.#offered) {
      if (low[project]! > Math.max(reach, ceiling)) break;
      const over = this.#unlimited ? undefined : this.#allowance.broken([project]);
      const offer = over ? undefined : this.#offer(project);
      if (over) this.#limited.set(project, over);
      if (offer) {
        offers.push(offer);
        reach = Math.min(reach, offer.high);
      } else gone.add(project);
    }
    if (gone.size > 0) this.#offered = this.#offered.filter((project) => !gone.has(project));
    return offers.filter((offer) => offer.low <= Math.max(reach, ceiling));
  }

  /** The cheapest offer; undefined when there is none or a tie is left open. */
  choose(offers: readonly Offer[]): Offer | undefined {
    const reach = Math.min(...offers.map((offer) => offer.high));
    const near = offers.filter((offer) => offer.low <= reach);
    if (near.length <= 1) return near[0];
    const listed = listing(this.#market.contest);
    if (reach === 0) return near.toSorted((a, b) => listed(a.project, b.project))[0];
    const best = cheapest(near, this.#market, (offer) => this.#exact(offer));
    if (best.length === 1) return best[0];
    const { contest } = this.#market;
    const projects = best.map((offer) => offer.project).sort(listed);
    const { classes, by } = split(projects, contest);
    const first = classes[0]!;
    const winner = best.find((offer) => offer.project === first[0]);
    if (this.#apart(projects)) return winner;
    if (by) this.#ties.push({ projects, by, round: this.bought.length + 1 });
    if (first.length === 1) return winner;
    this.#open = first;
    return undefined;
  }

  /** The same purchase as in the run from less money, at every amount between. */
  confirms(offers: readonly Offer[], best: Offer | undefined, nearer: Run): boolean {
    const round = this.bought.length;
    if (this.#open || best?.project !== nearer.standing.bought[round]) return false;
    if (best === undefined) return true;
    const ceiling = nearer.ceilings[round]!;
    return offers.every(
      (offer) => offer === best || offer.low > ceiling || this.#loses(offer, best, nearer),
    );
  }

  buy(offer: Offer): void {
    const { project } = offer;
    const { from, backer, weight, voters } = this.#market;
    const round = this.bought.length;
    // Before anything is paid: the exact account reads the state as it stands.
    const unsure = this.#unsure(offer);
    const price = offer.exact ? offer.exact.payment : offer.payment;
    const purses = this.#money;
    const end = from[project + 1]!;
    let most = 0;
    let emptied = 0;
    for (let e = from[project]!; price > 0 && e < end; e++) {
      const g = backer[e]!;
      const money = purses[g]!;
      if (money === 0) continue;
      const share = price * weight[e]!;
      const left = unsure?.get(e) ?? money - share;
      most = Math.max(most, Math.min(money, share));
      purses[g] = Math.max(0, left);
      if (left > 0) continue;
      this.#spentOut[g] = round;
      emptied += voters[e]!;
    }
    this.#payments.push(price);
    this.#finishRound(offer, most, emptied);
  }

  result(): Run {
    return {
      standing: this.#standing(),
      ledger: this.#ledger,
      cost: this.#cost,
      ceilings: this.#ceilings,
      payments: this.#payments,
      most: this.#most,
      spentOut: this.#emptied,
      ties: this.#ties,
      open: this.#open,
      limited: this.#limited,
      leftOf: (project) => this.#leftOf(project),
    };
  }

  /** The exact account speaks only when a whole number lies within the bounds. */
  #leftOf(project: number): number {
    const { from, backer, voters } = this.#market;
    const purses = this.#money;
    const end = from[project + 1]!;
    let money = 0;
    for (let e = from[project]!; e < end; e++) money += purses[backer[e]!]! * voters[e]!;
    const error = this.#error + 4 * UNIT * (end - from[project]! + 4) * money;
    const least = Math.floor(money - error);
    if (least === Math.floor(money + error)) return least;
    const rounds = this.bought.length;
    const all = this.#ledger.money(this.#withMoney(project), rounds);
    return Number(all / this.#ledger.denominator(rounds));
  }

  #standing(): Standing {
    return { spentOut: this.#spentOut, boughtIn: this.#boughtIn, bought: this.bought };
  }

  #rough() {
    return { money: this.#money, error: this.#error };
  }

  #price(project: number, payment: number): number {
    const scale = this.#market.scale[project]!;
    return scale === 0 ? 0 : payment / scale;
  }

  /** Exactly: no cheaper here than the best was with less money, and behind it when as cheap. */
  #loses(offer: Offer, best: Offer, nearer: Run): boolean {
    const { scale, contest } = this.#market;
    const round = this.bought.length;
    const then = nearer.ledger.price(round);
    if (then === undefined) return false;
    const now = this.#exact(offer);
    const denominator = this.#ledger.denominator(round) * now.weight;
    const thenScaled = then.numerator * denominator * BigInt(scale[offer.project]!);
    const nowScaled = now.missing * then.denominator * BigInt(scale[best.project]!);
    if (thenScaled !== nowScaled) return thenScaled < nowScaled;
    const fixed = contest.ties.every((rule) => typeof rule !== 'object');
    const { classes } = split([best.project, offer.project], contest);
    return fixed && classes.length === 2 && classes[0]![0] === best.project;
  }

  /** What is left to groups so near to running out that only the exact account can say. */
  #unsure(offer: Offer): ReadonlyMap<number, number> | undefined {
    const { project, payment } = offer;
    const { from, backer, weight } = this.#market;
    const price = offer.exact ? offer.exact.payment : payment;
    const doubt = (offer.exact ? 2 * UNIT * payment : offer.doubt) + 4 * UNIT * price;
    const purses = this.#money;
    const error = this.#error;
    const end = from[project + 1]!;
    const near: number[] = [];
    for (let e = from[project]!; price > 0 && e < end; e++) {
      const money = purses[backer[e]!]!;
      const away = Math.abs(money - price * weight[e]!);
      if (away <= error + doubt * weight[e]! && money > 0) near.push(e);
    }
    return near.length === 0 ? undefined : this.#exactlyLeft(offer, near);
  }

  #exactlyLeft(offer: Offer, entries: readonly number[]): ReadonlyMap<number, number> {
    const { backer, weight, mass } = this.#market;
    const { missing, weight: paying } = this.#exact(offer);
    const round = this.bought.length;
    const denominator = this.#ledger.denominator(round) * paying;
    return new Map(
      entries.map((e) => {
        const voters = BigInt(mass[backer[e]!]!);
        const money = this.#ledger.money([backer[e]!], round) * paying;
        const rest = money - missing * BigInt(weight[e]!) * voters;
        return [e, rest > 0n ? roughly(rest, denominator * voters) : 0];
      }),
    );
  }

  #finishRound({ project, high }: Offer, most: number, emptied: number): void {
    const { from, cost } = this.#market;
    const price = cost[project]!;
    const entries = from[project + 1]! - from[project]!;
    this.#boughtIn[project] = this.bought.length;
    this.bought.push(project);
    this.#offered = this.#offered.filter((other) => other !== project);
    this.#allowance.take(project, price);
    this.#cost += price;
    this.#error += 4 * UNIT * ((entries + 4) * price + this.#total);
    this.#ceilings.push(high);
    this.#most.push(most);
    this.#emptied.push(emptied);
  }

  /** No voter supports two of them, so that buying one does not touch the others. */
  #apart(projects: readonly number[]): boolean {
    if (!this.#unlimited) return false;
    const { from, backer } = this.#market;
    const seen = new Set<number>();
    for (const project of projects) {
      for (let e = from[project]!; e < from[project + 1]!; e++) {
        const g = backer[e]!;
        if (this.#money[g]! === 0) continue;
        if (seen.has(g)) return false;
        seen.add(g);
      }
    }
    return true;
  }

  #exact(offer: Offer) {
    offer.exact ??= exactPrice(this.#market, this.#ledger, this.#standing(), this.#rough(), offer);
    return offer.exact;
  }

  /** What a project costs its supporters now, within bounds; undefined when they cannot pay it. */
  #offer(project: number): Offer | undefined {
    const { from, cost } = this.#market;
    const price = cost[project]!;
    if (price === 0) return { project, payment: 0, doubt: 0, low: 0, high: 0, exact: undefined };
    const entries = from[project + 1]! - from[project]!;
    let payment = this.#payment[project]!;
    for (;;) {
      this.#divide(project, payment);
      const money = this.#division[MONEY]!;
      const rich = this.#division[RICH]!;
      const error = this.#error + 4 * UNIT * ((entries + 4) * price + money);
      if (rich === 0) return this.#lastMoney(project, money, error);
      const next = Math.max(payment, (price - money) / rich);
      // Nobody else turns out too poor for the next payment: it is the one.
      if (next * (1 + CLEAR) <= this.#division[LEAST]!)
        return this.#within(project, next, rich, rich, error);
      if (next === payment) {
        return this.#within(project, payment, rich, this.#division[SURE]!, error);
      }
      payment = next;
    }
  }

  /**
   * Supporters who cannot pay this for each unit of weight, with their money, and the others:
   * their weight, the weight of those who clearly can, and the least that one of them has for a
   * unit. Nearly all the time of a count is spent in this loop.
   */
  #divide(project: number, payment: number): void {
    if (this.#market.even) return this.#divideEvenly(project, payment);
    const { from, backer, weight, voters, stake } = this.#market;
    const purses = this.#money;
    const end = from[project + 1]!;
    let money = 0;
    let rich = 0;
    let sure = 0;
    let least = Infinity;
    for (let e = from[project]!; e < end; e++) {
      const has = purses[backer[e]!]!;
      const share = payment * weight[e]!;
      if (has < share) money += has * voters[e]!;
      else {
        rich += stake[e]!;
        const each = has / weight[e]!;
        if (each < least) least = each;
        if (has >= share * (1 + CLEAR)) sure += stake[e]!;
      }
    }
    this.#note(money, rich, sure, least);
  }

  /** The same where every weight is 1, which spares a multiplication and a division for each. */
  #divideEvenly(project: number, payment: number): void {
    const { from, backer, voters } = this.#market;
    const purses = this.#money;
    const clear = payment * (1 + CLEAR);
    const end = from[project + 1]!;
    let money = 0;
    let rich = 0;
    let sure = 0;
    let least = Infinity;
    for (let e = from[project]!; e < end; e++) {
      const has = purses[backer[e]!]!;
      const mass = voters[e]!;
      if (has < payment) money += has * mass;
      else {
        rich += mass;
        if (has < least) least = has;
        if (has >= clear) sure += mass;
      }
    }
    this.#note(money, rich, sure, least);
  }

  #note(money: number, rich: number, sure: number, least: number): void {
    this.#division[MONEY] = money;
    this.#division[RICH] = rich;
    this.#division[SURE] = sure;
    this.#division[LEAST] = least;
  }

  /** All supporters together have `money`: near the cost only the exact account can say. */
  #lastMoney(project: number, money: number, error: number): Offer | undefined {
    const { from, backer, cost, weight } = this.#market;
    const price = cost[project]!;
    if (money < price - error) return undefined;
    const rounds = this.bought.length;
    const all = this.#ledger.money(this.#withMoney(project), rounds);
    if (all < BigInt(price) * this.#ledger.denominator(rounds)) return undefined;
    let payment = 0;
    for (let e = from[project]!; e < from[project + 1]!; e++) {
      payment = Math.max(payment, this.#money[backer[e]!]! / weight[e]!);
    }
    return this.#vague(project, payment);
  }

  #withMoney(project: number): Int32Array {
    const { from, backer } = this.#market;
    const groups = backer.subarray(from[project]!, from[project + 1]!);
    return groups.filter((g) => this.#money[g]! > 0);
  }

  #within(project: number, payment: number, rich: number, sure: number, error: number): Offer {
    const doubt = (2 * error) / sure;
    if (!(doubt <= (CLEAR / 2) * payment)) return this.#vague(project, payment);
    const below = payment - (2 * error) / rich;
    this.#payment[project] = Math.max(this.#payment[project]!, below);
    const low = this.#price(project, below) * (1 - 4 * UNIT);
    this.#low[project] = Math.max(this.#low[project]!, low);
    const high = this.#price(project, payment + doubt) * (1 + 4 * UNIT);
    return { project, payment, doubt, low, high, exact: undefined };
  }

  /** A payment whose bounds are not proved: it is settled exactly at once. */
  #vague(project: number, payment: number): Offer {
    const offer: Offer = { project, payment, doubt: Infinity, low: 0, high: 0, exact: undefined };
    const exact = this.#exact(offer);
    offer.low = this.#price(project, exact.payment) * (1 - 8 * UNIT);
    offer.high = this.#price(project, exact.payment) * (1 + 8 * UNIT);
    this.#low[project] = Math.max(this.#low[project]!, offer.low);
    const below = exact.payment * (1 - 8 * UNIT);
    this.#payment[project] = Math.max(this.#payment[project]!, below);
    return offer;
  }
}
