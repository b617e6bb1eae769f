/**
 * Who pays what in each round of the worked example. The order of purchases is the count's; what
 * each resident pays is worked out here, and a test holds it against the count's own figures.
 */
import type { Outcome } from '@gongsuan/tally';
import { BALLOTS, BUDGET, costOf, PROPOSAL_IDS, supportersOf } from './example.ts';

/** A resident's share in one round: what stays, what is paid now, what was paid before. */
export interface Purse {
  readonly has: number;
  readonly pays: number;
  readonly spent: number;
}

/** How heavy a proposal would be on its supporters at this moment. */
export type Offer =
  | { readonly kind: 'bought'; readonly id: string }
  /** Cost divided by the largest payment, in hundredths. */
  | { readonly kind: 'open'; readonly id: string; readonly effective: number }
  | { readonly kind: 'out-of-reach'; readonly id: string; readonly has: number };

export interface ShareRound {
  readonly id: string;
  readonly offers: readonly Offer[];
  readonly purses: readonly Purse[];
  /** The most that one resident pays. */
  readonly most: number;
}

export interface ShareStory {
  readonly each: number;
  readonly rounds: readonly ShareRound[];
  /** What everybody has in the end. */
  readonly last: readonly Purse[];
  readonly left: number;
}

/** The rounds of Equal Shares without completion. */
export function shareStory(outcome: Outcome): ShareStory {
  const each = BUDGET / BALLOTS.length;
  let money = BALLOTS.map(() => each);
  const bought: string[] = [];
  const rounds = outcome.funded.map((id): ShareRound => {
    const offers = PROPOSAL_IDS.map((one) => offerOf(one, money, bought));
    const pays = paymentsFor(id, money) ?? [];
    const purses = money.map((has, i) => ({
      has: has - (pays[i] ?? 0),
      pays: pays[i] ?? 0,
      spent: each - has,
    }));
    money = purses.map(({ has }) => has);
    bought.push(id);
    return { id, offers, purses, most: Math.max(...pays) };
  });
  return {
    each,
    rounds,
    last: money.map((has) => ({ has, pays: 0, spent: each - has })),
    left: money.reduce((sum, has) => sum + has, 0),
  };
}

function offerOf(id: string, money: readonly number[], bought: readonly string[]): Offer {
  if (bought.includes(id)) return { kind: 'bought', id };
  const pays = paymentsFor(id, money);
  if (!pays) return { kind: 'out-of-reach', id, has: moneyOf(supportersOf(id), money) };
  return { kind: 'open', id, effective: Math.round((100 * costOf(id)) / Math.max(...pays)) };
}

export function moneyOf(residents: readonly number[], money: readonly number[]): number {
  return residents.reduce((sum, i) => sum + (money[i] ?? 0), 0);
}

/** Equal parts of the cost; who has less gives all of it. Null when it is not enough. */
export function paymentsFor(id: string, money: readonly number[]): readonly number[] | null {
  const supporters = supportersOf(id).toSorted((a, b) => (money[a] ?? 0) - (money[b] ?? 0));
  const pays = money.map(() => 0);
  let missing = costOf(id);
  supporters.forEach((resident, place) => {
    const part = Math.min(money[resident] ?? 0, missing / (supporters.length - place));
    pays[resident] = part;
    missing -= part;
  });
  return missing > 1e-6 ? null : pays;
}

export interface SavingRound {
  readonly id: string;
  /** What everybody has earned since the start, when it is bought. */
  readonly earned: number;
  /** What is on the table: savings of its supporters are paid, the others keep theirs. */
  readonly purses: readonly Purse[];
}

/** The rounds of Phragmén: everybody saves at one pace, supporters start again from zero. */
export function savingStory(outcome: Outcome): readonly SavingRound[] {
  let since = BALLOTS.map(() => 0);
  return outcome.funded.map((id): SavingRound => {
    const supporters = supportersOf(id);
    const earned = (costOf(id) + moneyOf(supporters, since)) / supporters.length;
    const start = since;
    const purses = start.map((from, i) =>
      supporters.includes(i)
        ? { has: 0, pays: earned - from, spent: 0 }
        : { has: earned - from, pays: 0, spent: 0 },
    );
    since = start.map((from, i) => (supporters.includes(i) ? earned : from));
    return { id, earned, purses };
  });
}
