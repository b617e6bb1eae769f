/**
 * What each project costs its supporters at this moment of a run, within proved bounds; and the
 * lower bounds found so far, which stay bounds since a price never falls.
 */
import { Division } from './division.ts';
import type { Offer } from './exact-price.ts';
import type { Market } from './market.ts';
import type { Purses } from './purses.ts';
import { CLEAR, UNIT } from './rounding.ts';

export class Prices {
  /** Of each project: no unit of utility costs less than this from now on. */
  readonly low: Float64Array;
  /** The same for a unit of weight. */
  readonly #payment: Float64Array;
  readonly #market: Market;
  readonly #purses: Purses;
  readonly #division = new Division();

  constructor(market: Market, purses: Purses) {
    this.#market = market;
    this.#purses = purses;
    this.#payment = market.cost.map((cost, c) => (cost / market.demand[c]!) * (1 - 4 * UNIT));
    this.low = this.#payment.map((payment, c) => this.#price(c, payment) * (1 - 4 * UNIT));
  }

  /** What a project costs its supporters now, within bounds; undefined when they cannot pay it. */
  offer(project: number): Offer | undefined {
    const { from, cost } = this.#market;
    const price = cost[project]!;
    if (price === 0) return { project, payment: 0, doubt: 0, low: 0, high: 0, exact: undefined };
    const purses = this.#purses;
    const division = this.#division;
    const entries = from[project + 1]! - from[project]!;
    let payment = this.#payment[project]!;
    for (;;) {
      division.at(this.#market, purses.money, project, payment);
      const { money, rich } = division;
      const error = purses.error + 4 * UNIT * ((entries + 4) * price + money);
      if (rich === 0) return this.#lastMoney(project, money, error);
      const next = Math.max(payment, (price - money) / rich);
      // Nobody else turns out too poor for the next payment: it is the one.
      if (next * (1 + CLEAR) <= division.least)
        return this.#within(project, next, rich, rich, error);
      if (next === payment) return this.#within(project, payment, rich, division.sure, error);
      payment = next;
    }
  }

  #price(project: number, payment: number): number {
    const scale = this.#market.scale[project]!;
    return scale === 0 ? 0 : payment / scale;
  }

  /** All supporters together have `money`: near the cost only the exact account can say. */
  #lastMoney(project: number, money: number, error: number): Offer | undefined {
    const { from, backer, cost, weight } = this.#market;
    if (money < cost[project]! - error || !this.#purses.suffice(project)) return undefined;
    let payment = 0;
    for (let e = from[project]!; e < from[project + 1]!; e++) {
      payment = Math.max(payment, this.#purses.money[backer[e]!]! / weight[e]!);
    }
    return this.#vague(project, payment);
  }

  #within(project: number, payment: number, rich: number, sure: number, error: number): Offer {
    const doubt = (2 * error) / sure;
    if (!(doubt <= (CLEAR / 2) * payment)) return this.#vague(project, payment);
    const below = payment - (2 * error) / rich;
    this.#payment[project] = Math.max(this.#payment[project]!, below);
    const low = this.#price(project, below) * (1 - 4 * UNIT);
    this.low[project] = Math.max(this.low[project]!, low);
    const high = this.#price(project, payment + doubt) * (1 + 4 * UNIT);
    return { project, payment, doubt, low, high, exact: undefined };
  }

  /** A payment whose bounds are not proved: it is settled exactly at once. */
  #vague(project: number, payment: number): Offer {
    const offer: Offer = { project, payment, doubt: Infinity, low: 0, high: 0, exact: undefined };
    const exact = this.#purses.exact(offer);
    offer.low = this.#price(project, exact.payment) * (1 - 8 * UNIT);
    offer.high = this.#price(project, exact.payment) * (1 + 8 * UNIT);
    this.low[project] = Math.max(this.low[project]!, offer.low);
    const below = exact.payment * (1 - 8 * UNIT);
    this.#payment[project] = Math.max(this.#payment[project]!, below);
    return offer;
  }
}
