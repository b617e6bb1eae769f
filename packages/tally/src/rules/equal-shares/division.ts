/** The supporters of a project at a payment: who pays all that is left, and who pays the price. */
import type { Market } from './market.ts';
import { CLEAR } from './rounding.ts';

const MONEY = 0;
const RICH = 1;
const SURE = 2;
const LEAST = 3;

export class Division {
  /** An array of floats, since an object of them is built anew, and slowly, thousands of times. */
  readonly #noted = new Float64Array(4);

  /** The money of the supporters who cannot pay this much for each unit of weight. */
  get money(): number {
    return this.#noted[MONEY]!;
  }

  /** The weight of the others. */
  get rich(): number {
    return this.#noted[RICH]!;
  }

  /** The weight of those who clearly can. */
  get sure(): number {
    return this.#noted[SURE]!;
  }

  /** The least that one of those who can has for a unit of weight. */
  get least(): number {
    return this.#noted[LEAST]!;
  }

  /** Divide the supporters at this payment. Nearly all the time of a count is spent here. */
  at(market: Market, purses: Float64Array, project: number, payment: number): void {
    if (market.even) return this.#atEvenly(market, purses, project, payment);
    const { from, backer, weight, voters, stake } = market;
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
  #atEvenly(market: Market, purses: Float64Array, project: number, payment: number): void {
    const { from, backer, voters } = market;
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
    this.#noted[MONEY] = money;
    this.#noted[RICH] = rich;
    this.#noted[SURE] = sure;
    this.#noted[LEAST] = least;
  }
}
