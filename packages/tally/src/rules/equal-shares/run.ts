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
import type { Endowment } from './endowment.ts';
import { cheapest, type Offer } from './exact-price.ts';
import type { Ledger, Standing } from './ledger.ts';
import type { Market } from './market.ts';
import { Prices } from './prices.ts';
import { Purses } from './purses.ts';

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
    const offers = state.scan(nearer?.ceilings[state.rounds] ?? -1);
    const best = state.choose(offers);
    if (nearer && !state.confirms(offers, best, nearer)) return undefined;
    if (best === undefined) return state.result();
    state.buy(best);
  }
}

class RunState {
  readonly #market: Market;
  readonly #purses: Purses;
  readonly #prices: Prices;
  readonly #allowance;
  readonly #unlimited: boolean;
  /** Projects still offered. */
  #offered: number[];
  #cost = 0;
  #open: readonly number[] | undefined;
  readonly #ceilings: number[] = [];
  readonly #payments: number[] = [];
  readonly #most: number[] = [];
  readonly #emptied: number[] = [];
  readonly #ties: Run['ties'][number][] = [];
  readonly #limited = new Map<number, LimitReached>();

  constructor(market: Market, endowment: Endowment) {
    this.#market = market;
    this.#purses = new Purses(market, endowment);
    this.#prices = new Prices(market, this.#purses);
    this.#allowance = allowanceOf(market.contest);
    this.#unlimited = Object.keys(market.contest.limits).length === 0;
    this.#offered = [...market.offered];
  }

  /** The number of projects bought so far. */
  get rounds(): number {
    return this.#purses.rounds;
  }

  /** The offers that may be the cheapest, and all that may be at or below the ceiling. */
  scan(ceiling: number): readonly Offer[] {
    const low = this.#prices.low;
    this.#offered.sort((a, b) => low[a]! - low[b]!);
    const offers: Offer[] = [];
    const gone = new Set<number>();
    let reach = Infinity;
    for (const project of this.#offered) {
      if (low[project]! > Math.max(reach, ceiling)) break;
      const over = this.#unlimited ? undefined : this.#allowance.broken([project]);
      const offer = over ? undefined : this.#prices.offer(project);
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
    const best = cheapest(near, this.#market, (offer) => this.#purses.exact(offer));
    if (best.length === 1) return best[0];
    const { contest } = this.#market;
    const projects = best.map((offer) => offer.project).sort(listed);
    const { classes, by } = split(projects, contest);
    const first = classes[0]!;
    const winner = best.find((offer) => offer.project === first[0]);
    if (this.#unlimited && this.#purses.apart(projects)) return winner;
    if (by) this.#ties.push({ projects, by, round: this.#purses.rounds + 1 });
    if (first.length === 1) return winner;
    this.#open = first;
    return undefined;
  }

  /** The same purchase as in the run from less money, at every amount between. */
  confirms(offers: readonly Offer[], best: Offer | undefined, nearer: Run): boolean {
    const round = this.#purses.rounds;
    if (this.#open || best?.project !== nearer.standing.bought[round]) return false;
    if (best === undefined) return true;
    const ceiling = nearer.ceilings[round]!;
    return offers.every(
      (offer) => offer === best || offer.low > ceiling || this.#loses(offer, best, nearer),
    );
  }

  buy(offer: Offer): void {
    const { project } = offer;
    const price = this.#market.cost[project]!;
    const { payment, most, emptied } = this.#purses.pay(offer);
    this.#offered = this.#offered.filter((other) => other !== project);
    this.#allowance.take(project, price);
    this.#cost += price;
    this.#ceilings.push(offer.high);
    this.#payments.push(payment);
    this.#most.push(most);
    this.#emptied.push(emptied);
  }

  result(): Run {
    return {
      standing: this.#purses.standing,
      ledger: this.#purses.ledger,
      cost: this.#cost,
      ceilings: this.#ceilings,
      payments: this.#payments,
      most: this.#most,
      spentOut: this.#emptied,
      ties: this.#ties,
      open: this.#open,
      limited: this.#limited,
      leftOf: (project) => this.#purses.leftOf(project),
    };
  }

  /** Exactly: no cheaper here than the best was with less money, and behind it when as cheap. */
  #loses(offer: Offer, best: Offer, nearer: Run): boolean {
    const { scale, contest } = this.#market;
    const round = this.#purses.rounds;
    const then = nearer.ledger.price(round);
    if (then === undefined) return false;
    const now = this.#purses.exact(offer);
    const denominator = this.#purses.ledger.denominator(round) * now.weight;
    const thenScaled = then.numerator * denominator * BigInt(scale[offer.project]!);
    const nowScaled = now.missing * then.denominator * BigInt(scale[best.project]!);
    if (thenScaled !== nowScaled) return thenScaled < nowScaled;
    const fixed = contest.ties.every((rule) => typeof rule !== 'object');
    const { classes } = split([best.project, offer.project], contest);
    return fixed && classes.length === 2 && classes[0]![0] === best.project;
  }
}
