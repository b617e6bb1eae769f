/**
 * Everybody's money during a run: in floating point with a bound of all its errors together, and
 * exactly for whoever asks.
 */
import { roughly, type Endowment } from './endowment.ts';
import { exactPrice, type Exact, type Offer } from './exact-price.ts';
import { Ledger, type Standing } from './ledger.ts';
import type { Market } from './market.ts';
import { UNIT } from './rounding.ts';

/** What the supporters of a project paid for it. */
export interface Paid {
  /** For each unit of weight. */
  readonly payment: number;
  /** The most that one voter paid. */
  readonly most: number;
  /** How many voters ran out of money. */
  readonly emptied: number;
}

export class Purses {
  readonly money: Float64Array;
  readonly standing: Standing;
  readonly ledger: Ledger;
  readonly #market: Market;
  readonly #spentOut: Int32Array;
  readonly #boughtIn: Int32Array;
  readonly #bought: number[] = [];
  readonly #total: number;
  #error: number;

  constructor(market: Market, endowment: Endowment) {
    const { numerators, denominator, purse } = endowment;
    const amounts = numerators.map((amount) => roughly(amount, denominator));
    this.#market = market;
    this.money = new Float64Array(market.groups);
    this.#spentOut = new Int32Array(market.groups);
    this.#boughtIn = new Int32Array(market.projects).fill(-1);
    this.standing = { spentOut: this.#spentOut, boughtIn: this.#boughtIn, bought: this.#bought };
    this.ledger = new Ledger(market, endowment, this.standing);
    let total = 0;
    for (let g = 0; g < market.groups; g++) {
      const amount = amounts[purse[g]!]!;
      this.money[g] = amount;
      // Who starts with nothing has run out from the first round on.
      this.#spentOut[g] = amount === 0 ? 0 : -1;
      total += amount * market.mass[g]!;
    }
    this.#total = total;
    this.#error = 4 * UNIT * this.#total;
  }

  /** At most this much is wrong with the money of all voters together. */
  get error(): number {
    return this.#error;
  }

  /** The number of projects bought so far. */
  get rounds(): number {
    return this.#bought.length;
  }

  /** The exact price of an offer, computed once. */
  exact(offer: Offer): Exact {
    const rough = { money: this.money, error: this.#error };
    offer.exact ??= exactPrice(this.#market, this.ledger, this.standing, rough, offer);
    return offer.exact;
  }

  /** The supporters of the project pay for it: each the price, or all that is left. */
  pay(offer: Offer): Paid {
    const { project } = offer;
    const { from, backer, weight, voters } = this.#market;
    // Before anything is paid: the exact account reads the state as it stands.
    const unsure = this.#unsure(offer);
    const payment = offer.exact ? offer.exact.payment : offer.payment;
    const purses = this.money;
    const round = this.rounds;
    const end = from[project + 1]!;
    let most = 0;
    let emptied = 0;
    for (let e = from[project]!; payment > 0 && e < end; e++) {
      const g = backer[e]!;
      const money = purses[g]!;
      if (money === 0) continue;
      const share = payment * weight[e]!;
      const left = unsure?.get(e) ?? money - share;
      most = Math.max(most, Math.min(money, share));
      purses[g] = Math.max(0, left);
      if (left > 0) continue;
      this.#spentOut[g] = round;
      emptied += voters[e]!;
    }
    this.#finish(project);
    return { payment, most, emptied };
  }

  #finish(project: number): void {
    const { from, cost } = this.#market;
    const entries = from[project + 1]! - from[project]!;
    this.#boughtIn[project] = this.rounds;
    this.#bought.push(project);
    this.#error += 4 * UNIT * ((entries + 4) * cost[project]! + this.#total);
  }

  /** What is left to groups so near to running out that only the exact account can say. */
  #unsure(offer: Offer): ReadonlyMap<number, number> | undefined {
    const { project, payment } = offer;
    const { from, backer, weight } = this.#market;
    const price = offer.exact ? offer.exact.payment : payment;
    const doubt = (offer.exact ? 2 * UNIT * payment : offer.doubt) + 4 * UNIT * price;
    const purses = this.money;
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
    const { missing, weight: paying } = this.exact(offer);
    const round = this.rounds;
    const denominator = this.ledger.denominator(round) * paying;
    return new Map(
      entries.map((e) => {
        const voters = BigInt(mass[backer[e]!]!);
        const money = this.ledger.money([backer[e]!], round) * paying;
        const rest = money - missing * BigInt(weight[e]!) * voters;
        return [e, rest > 0n ? roughly(rest, denominator * voters) : 0];
      }),
    );
  }

  /** Whether the supporters have the cost of the project together, exactly. */
  suffice(project: number): boolean {
    const all = this.ledger.money(this.#withMoney(project), this.rounds);
    return all >= BigInt(this.#market.cost[project]!) * this.ledger.denominator(this.rounds);
  }

  /**
   * What the supporters of a project have left together, in whole units, rounded down. The exact
   * account speaks only when a whole number lies within the bounds.
   */
  leftOf(project: number): number {
    const { from, backer, voters } = this.#market;
    const purses = this.money;
    const end = from[project + 1]!;
    let money = 0;
    for (let e = from[project]!; e < end; e++) money += purses[backer[e]!]! * voters[e]!;
    const error = this.#error + 4 * UNIT * (end - from[project]! + 4) * money;
    const least = Math.floor(money - error);
    if (least === Math.floor(money + error)) return least;
    const all = this.ledger.money(this.#withMoney(project), this.rounds);
    return Number(all / this.ledger.denominator(this.rounds));
  }

  #withMoney(project: number): Int32Array {
    const { from, backer } = this.#market;
    const groups = backer.subarray(from[project]!, from[project + 1]!);
    return groups.filter((g) => this.money[g]! > 0);
  }

  /** No voter with money supports two of them, so that buying one does not touch the others. */
  apart(projects: readonly number[]): boolean {
    const { from, backer } = this.#market;
    const seen = new Set<number>();
    for (const project of projects) {
      for (let e = from[project]!; e < from[project + 1]!; e++) {
        const g = backer[e]!;
        if (this.money[g]! === 0) continue;
        if (seen.has(g)) return false;
        seen.add(g);
      }
    }
    return true;
  }
}
