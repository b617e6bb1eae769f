/**
 * The exact account of a run of Equal Shares, kept only as far as somebody asks.
 *
 * In round j everybody who could pays `price[j]` for each unit of weight, the others pay what
 * they have. So what a voter still has is either nothing or the endowment minus whole multiples
 * of prices; and a price is (cost - money of those who ran out) / weight of the others. With the
 * common denominator of round j being that of round j-1 times that weight, every amount is a
 * whole number over one denominator, and a sum of prices is a Horner scheme without division.
 */
import type { Endowment } from './endowment.ts';
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
    return rounds === 0 ? this.#endowment.denominator : this.#denominators[rounds - 1]!;
  }

  /** Money of these groups together, who have not run out, before round `rounds`: over `denominator(rounds)`. */
  money(groups: Iterable<number>, rounds: number): bigint {
    this.#settle(rounds);
    return this.#sum(groups, rounds);
  }

  /** The price of each unit of weight in round j; undefined when nobody had money left after it. */
  price(j: number): { readonly numerator: bigint; readonly denominator: bigint } | undefined {
    this.#settle(j + 1);
    const numerator = this.#price[j]!;
    if (numerator === 0n) return undefined;
    return { numerator, denominator: this.#denominators[j]! };
  }

  /** The money of those who ran out in round j, over the denominator before it, and the price. */
  #settle(rounds: number): void {
    const { bought, spentOut } = this.#standing;
    const { from, backer, weight, mass, cost } = this.#market;
    for (let j = this.#price.length; j < rounds; j++) {
      const project = bought[j]!;
      const poor: number[] = [];
      let payers = 0;
      for (let e = from[project]!; e < from[project + 1]!; e++) {
        const g = backer[e]!;
        const out = spentOut[g]!;
        if (out === j) poor.push(g);
        else if (out < 0 || out > j) payers += mass[g]! * weight[e]!;
      }
      const before = j === 0 ? this.#endowment.denominator : this.#denominators[j - 1]!;
      const missing = BigInt(cost[project]!) * before - this.#sum(poor, j);
      // When everybody ran out, nobody's money depends on the price any more.
      const weightPaid = payers === 0 ? 1n : BigInt(payers);
      this.#price.push(payers === 0 ? 0n : missing);
      this.#payers.push(weightPaid);
      this.#denominators.push(before * weightPaid);
    }
  }

  /** Money before round `rounds` of groups that had not run out of it by then. */
  #sum(groups: Iterable<number>, rounds: number): bigint {
    const { mass, start, named, namedWeight } = this.#market;
    const { boughtIn } = this.#standing;
    const { purse, numerators } = this.#endowment;
    const paid = new Float64Array(rounds);
    const voters = new Float64Array(numerators.length);
    for (const g of groups) {
      const m = mass[g]!;
      voters[purse[g]!] = voters[purse[g]!]! + m;
      for (let e = start[g]!; e < start[g + 1]!; e++) {
        const j = boughtIn[named[e]!]!;
        if (j >= 0 && j < rounds) paid[j]! += m * namedWeight[e]!;
      }
    }
    return this.#owned(voters, paid);
  }

  /** The endowments of so many voters of each purse, less so many times the price of each round. */
  #owned(voters: Float64Array, paid: Float64Array): bigint {
    const { numerators } = this.#endowment;
    let sum = 0n;
    for (let k = 0; k < numerators.length; k++) sum += numerators[k]! * BigInt(voters[k]!);
    for (let j = 0; j < paid.length; j++) {
      sum = sum * this.#payers[j]! - BigInt(paid[j]!) * this.#price[j]!;
    }
    return sum;
  }
}
