/** The price of a project at this moment as an exact fraction. */
import { roughly } from './endowment.ts';
import type { Ledger, Standing } from './ledger.ts';
import type { Market } from './market.ts';

/** What a project costs its supporters for each unit of weight, and of utility within bounds. */
export interface Offer {
  readonly project: number;
  readonly payment: number;
  /** How far the payment may be wrong. */
  readonly doubt: number;
  low: number;
  high: number;
  exact: Exact | undefined;
}

/** The payment for each unit of weight is `missing / (denominator now * weight)`. */
export interface Exact {
  readonly missing: bigint;
  readonly weight: bigint;
  /** The same as the nearest floating-point number. */
  readonly payment: number;
}

/** Money this near to the payment, relative to it, is compared exactly. */
const NEAR = 1e-6;

/** What floating point holds at this moment: everybody's money, and how far all of it may be wrong. */
export interface Rough {
  readonly money: Float64Array;
  readonly error: number;
}

/**
 * The exact price of a project whose supporters can pay it. They are divided into those who pay
 * all they have and those who pay the price; floating point divides those who are far from the
 * price, and the exact account the others.
 */
export function exactPrice(
  market: Market,
  ledger: Ledger,
  { bought }: Standing,
  rough: Rough,
  { project, payment }: Pick<Offer, 'project' | 'payment'>,
): Exact {
  const quick = divided(market, ledger, bought.length, rough, project, payment);
  // The division by floating point holds only if the price is where floating point sought it.
  if (quick && Math.abs(quick.payment - payment) <= (NEAR / 2) * payment) return quick;
  const slow = divided(market, ledger, bought.length, { ...rough, error: Infinity }, project, 0);
  if (slow) return slow;
  throw new Error('a project was priced that its supporters cannot pay');
}

/** Undefined when those who are compared exactly do not reach the price. */
function divided(
  { from, backer, weight, mass, cost }: Market,
  ledger: Ledger,
  rounds: number,
  { money, error }: Rough,
  project: number,
  payment: number,
): Exact | undefined {
  const denominator = ledger.denominator(rounds);
  const price = BigInt(cost[project]!) * denominator;
  const near: Near[] = [];
  const poor: number[] = [];
  let rich = 0;
  for (let e = from[project]!; e < from[project + 1]!; e++) {
    const g = backer[e]!;
    const has = money[g]!;
    const share = payment * weight[e]!;
    if (has === 0) continue;
    if (Math.abs(has - share) <= NEAR * share + (2 * error) / mass[g]!) {
      const own = ledger.money([g], rounds);
      near.push({ money: own, weight: BigInt(weight[e]!) * BigInt(mass[g]!) });
    } else if (has < share) poor.push(g);
    else rich += mass[g]! * weight[e]!;
  }
  const shared = priceAmong(near, price - ledger.money(poor, rounds), BigInt(rich));
  return shared && { ...shared, payment: roughly(shared.missing, denominator * shared.weight) };
}

interface Near {
  /** Money of the group together, and its weight together. */
  readonly money: bigint;
  readonly weight: bigint;
}

/** Each round more of them turn out to be too poor for the price, until none does. */
function priceAmong(
  near: readonly Near[],
  missing: bigint,
  rich: bigint,
): Omit<Exact, 'payment'> | undefined {
  const weight = near.reduce((sum, group) => sum + group.weight, rich);
  if (weight === 0n) return undefined;
  const poor = near.filter((group) => group.money * weight < missing * group.weight);
  if (poor.length === 0) return { missing, weight };
  const paid = poor.reduce((sum, group) => sum + group.money, 0n);
  const others = near.filter((group) => group.money * weight >= missing * group.weight);
  return priceAmong(others, missing - paid, rich);
}

/** The offers with the least exact price per utility. */
export function cheapest(
  offers: readonly Offer[],
  { scale }: Market,
  exactOf: (offer: Offer) => Exact,
): readonly Offer[] {
  let best: readonly Offer[] = [];
  for (const offer of offers) {
    const order = best.length === 0 ? -1n : compare(offer, best[0]!);
    if (order < 0n) best = [offer];
    else if (order === 0n) best = [...best, offer];
  }
  return best;

  /** Below zero when a is cheaper than b; both stand over the same denominator. */
  function compare(a: Offer, b: Offer): bigint {
    const [one, other] = [exactOf(a), exactOf(b)];
    const left = one.missing * other.weight * BigInt(scale[b.project]!);
    return left - other.missing * one.weight * BigInt(scale[a.project]!);
  }
}
