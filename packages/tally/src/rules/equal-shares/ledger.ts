/**
 * The exact account of a run of Equal Shares, kept only as far as somebody asks.
 *
 * In round j everybody who could pays `price[j]` for each unit of weight, the others pay what
 * they have. So what a voter still has is either nothing or the endowment minus whole multiples
 * of prices; and a price is (cost - money of those who ran out) / weight of the others. With the
 * common denominator of round j being that of round j-1 times that weight, every amount is a
 * whole number over one denominator, and a sum of prices is a Horner scheme without division.
 */
import { at } from '../contest.ts';
import { roughly, type Endowment } from './endowment.ts';
import type { Market } from './market.ts';

/** Where each group stands: in which round it ran out (-1: it has money), and what was bought when. */
export interface Standing {
  readonly spentOut: Int32Array;
  /** The round in which each project was bought, or -1. */
  readonly boughtIn: Int32Array;
  /** The projects in the order in which they were bought. */
  readonly bought: readonly number[];
}

export class Ledger {
  readonly #market: Market;
  readonly #endowment: Endowment;
  readonly #standing: Standing;
  /** Price of round j is `#price[j] / denominator(j)`; `#payers[j]` is the weight that paid it. */
  readonly #price: bigint[] = [];
  readonly #payers: bigint[] = [];
  readonly #denominators: bigint[] = [];

  constructor(market: Market, endowment: Endowment, standing: Standing) {
    this.#market = market;
    this.#endowment = endowment;
    this.#standing = standing;
  }

  /** The denominator of all amounts after `rounds` rounds. */
  denominator(rounds: number): bigint {
    this.#settle(rounds);
    return rounds === 0 ? this.#endowment.denominator : at(this.#denominators, rounds - 1);
  }

  /** Money of these groups together before round `rounds`, over `denominator(rounds)`. */
  money(groups: Iterable<number>, rounds: number): bigint {
    this.#settle(rounds);
    return this.#sum(groups, rounds);
  }

  /** The price of each unit of weight in round j; undefined when nobody had money left after it. */
  price(j: number): { readonly numerator: bigint; readonly denominator: bigint } | undefined {
    this.#settle(j + 1);
    const numerator = at(this.#price, j);
    if (numerator === 0n) return undefined;
    return { numerator, denominator: at(this.#denominators, j) };
  }

  /** The price of each unit of weight in the first rounds, as the nearest floating-point numbers. */
  prices(rounds: number): readonly number[] {
    this.#settle(rounds);
    return this.#price
      .slice(0, rounds)
      .map((price, j) => roughly(price, at(this.#denominators, j)));
  }

  /** The money of those who ran out in round j, over the denominator before it, and the price. */
  #settle(rounds: number): void {
    const { bought, spentOut } = this.#standing;
    const { from, backer, weight, mass, cost } = this.#market;
    for (let j = this.#price.length; j < rounds; j++) {
      const project = at(bought, j);
      const poor: number[] = [];
      let payers = 0;
      for (let e = at(from, project); e < at(from, project + 1); e++) {
        const g = at(backer, e);
        const out = at(spentOut, g);
        if (out === j) poor.push(g);
        else if (out < 0 || out > j) payers += at(mass, g) * at(weight, e);
      }
      const before = j === 0 ? this.#endowment.denominator : at(this.#denominators, j - 1);
      const missing = BigInt(at(cost, project)) * before - this.#sum(poor, j);
      // When everybody ran out, nobody's money depends on the price any more.
      const weightPaid = payers === 0 ? 1n : BigInt(payers);
      this.#price.push(payers === 0 ? 0n : missing);
      this.#payers.push(weightPaid);
      this.#denominators.push(before * weightPaid);
    }
  }

  /** Money that groups had before round `rounds` and did not run out of earlier. */
  #sum(groups: Iterable<number>, rounds: number): bigint {
    const { mass, start, named, namedWeight } = this.#market;
    const { spentOut, boughtIn } = this.#standing;
    const { purse, numerators } = this.#endowment;
    const paid = new Float64Array(rounds);
    const voters = new Float64Array(numerators.length);
    for (const g of groups) {
      const out = at(spentOut, g);
      if (out >= 0 && out < rounds) continue;
      const m = at(mass, g);
      voters[at(purse, g)] = at(voters, at(purse, g)) + m;
      for (let e = at(start, g); e < at(start, g + 1); e++) {
        const j = at(boughtIn, at(named, e));
        if (j >= 0 && j < rounds) paid[j] = at(paid, j) + m * at(namedWeight, e);
      }
    }
    let sum = numerators.reduce((total, amount, k) => total + amount * BigInt(at(voters, k)), 0n);
    for (let j = 0; j < rounds; j++) {
      sum = sum * at(this.#payers, j) - BigInt(at(paid, j)) * at(this.#price, j);
    }
    return sum;
  }
}
