/** Counting rules written out as plainly as possible, in fractions of BigInt: to compare with. */
import { namedBy, type Ballot, type Election } from '../election/election.ts';

export class Q {
  readonly n: bigint;
  readonly d: bigint;
  constructor(n: bigint | number, d: bigint | number = 1n) {
    const [a, b] = [BigInt(n), BigInt(d)];
    const g = gcd(a < 0n ? -a : a, b) || 1n;
    this.n = a / g;
    this.d = b / g;
  }
  plus(o: Q): Q {
    return new Q(this.n * o.d + o.n * this.d, this.d * o.d);
  }
  minus(o: Q): Q {
    return new Q(this.n * o.d - o.n * this.d, this.d * o.d);
  }
  times(o: Q): Q {
    return new Q(this.n * o.n, this.d * o.d);
  }
  over(o: Q): Q {
    return o.n < 0n ? new Q(-this.n * o.d, -this.d * o.n) : new Q(this.n * o.d, this.d * o.n);
  }
  less(o: Q): boolean {
    return this.n * o.d < o.n * this.d;
  }
  same(o: Q): boolean {
    return this.n === o.n && this.d === o.d;
  }
  least(o: Q): Q {
    return o.less(this) ? o : this;
  }
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

const ZERO = new Q(0);

export type SlowUtility = 'cost' | 'cardinality' | 'points' | 'borda';

/** One voter for each person (and each unit of weight), with what each project is worth to them. */
export function votersOf(election: Election, utility: SlowUtility) {
  const cost = new Map(election.projects.map((p) => [p.id, p.cost]));
  return election.groups.flatMap(({ ballot, count, weight = 1 }) => {
    const worth = new Map(
      namedBy(ballot).map((id, place) => [id, worthOf(ballot, place, utility, cost.get(id) ?? 0)]),
    );
    return Array.from({ length: count * weight }, () => new Map(worth));
  });
}

function worthOf(ballot: Ballot, place: number, utility: SlowUtility, cost: number) {
  const payable = (u: number) => ({ utility: new Q(u), supports: u > 0 });
  switch (utility) {
    case 'cost':
      return { utility: new Q(cost), supports: true };
    case 'cardinality':
      return payable(1);
    case 'points':
      return payable(ballot.kind === 'points' ? (ballot.points[place]?.[1] ?? 0) : 1);
    case 'borda':
      return payable(ballot.kind === 'ranking' ? ballot.order.length - 1 - place : 1);
  }
}

/** Equal Shares from a starting amount, ties by id, straight from the definition. */
export function slowEqualShares(election: Election, utility: SlowUtility, start: Q): string[] {
  const voters = votersOf(election, utility);
  const money = voters.map(() => start);
  const bought: string[] = [];
  for (;;) {
    let best: { id: string; price: Q } | undefined;
    for (const { id, cost, withdrawn } of election.projects) {
      if (bought.includes(id) || withdrawn) continue;
      const price = priceOf(id, new Q(cost), voters, money);
      if (!price) continue;
      if (!best || price.less(best.price) || (price.same(best.price) && id < best.id)) {
        best = { id, price };
      }
    }
    if (!best) return bought;
    bought.push(best.id);
    for (const [i, voter] of voters.entries()) {
      const worth = voter.get(best.id);
      const has = money[i] ?? ZERO;
      if (worth?.supports) money[i] = has.minus(has.least(best.price.times(worth.utility)));
    }
  }
}

/** The least price for each unit of utility at which the supporters have the cost together. */
function priceOf(
  id: string,
  cost: Q,
  voters: ReturnType<typeof votersOf>,
  money: readonly Q[],
): Q | undefined {
  const supporters = voters.flatMap((voter, i) => {
    const worth = voter.get(id);
    return worth?.supports ? [{ money: money[i] ?? ZERO, utility: worth.utility }] : [];
  });
  if (supporters.length === 0) return undefined;
  if (cost.n === 0n) return ZERO;
  const total = supporters.reduce((sum, s) => sum.plus(s.money), ZERO);
  if (total.less(cost)) return undefined;
  // Those with the least money for each unit run out first.
  supporters.sort((a, b) => (a.money.over(a.utility).less(b.money.over(b.utility)) ? -1 : 1));
  let missing = cost;
  let units = supporters.reduce((sum, s) => sum.plus(s.utility), ZERO);
  for (const s of supporters) {
    const price = missing.over(units);
    if (!s.money.less(price.times(s.utility))) return price;
    missing = missing.minus(s.money);
    units = units.minus(s.utility);
  }
  return undefined;
}

/** add1 by trying every amount. */
export function slowAdd1(
  election: Election,
  utility: SlowUtility,
  {
    increment = 1,
    exhaustiveStop = true,
    start,
  }: { increment?: number; exhaustiveStop?: boolean; start: Q },
): string[] {
  const supported = new Set(
    votersOf(election, utility).flatMap((voter) =>
      [...voter].filter(([, worth]) => worth.supports).map(([id]) => id),
    ),
  );
  const cost = (ids: readonly string[]) =>
    election.projects.reduce((sum, p) => (ids.includes(p.id) ? sum + p.cost : sum), 0);
  let now = slowEqualShares(election, utility, start);
  let amount = start;
  for (;;) {
    const left = election.budget - cost(now);
    const waiting = election.projects.filter(
      (p) => supported.has(p.id) && !p.withdrawn && !now.includes(p.id),
    );
    if (waiting.every((p) => exhaustiveStop && p.cost > left)) return now;
    amount = amount.plus(new Q(increment));
    const next = slowEqualShares(election, utility, amount);
    if (cost(next) > election.budget) return now;
    now = next;
  }
}

/** Sequential Phragmén with ties by id. */
export function slowPhragmen(election: Election): string[] {
  const voters = votersOf(election, 'cardinality');
  const load = voters.map(() => ZERO);
  const bought: string[] = [];
  let left = election.budget;
  for (;;) {
    const next = election.projects.flatMap(({ id, cost, withdrawn }) => {
      const supporters = voters.flatMap((voter, i) => (voter.has(id) ? [i] : []));
      if (bought.includes(id) || withdrawn || cost > election.budget || supporters.length === 0)
        return [];
      const sum = supporters.reduce((total, i) => total.plus(load[i] ?? ZERO), new Q(cost));
      return [{ id, cost, supporters, load: sum.over(new Q(supporters.length)) }];
    });
    const first = next.filter((a) => !next.some((b) => b.load.less(a.load)));
    const chosen = first.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0];
    if (!chosen || first.some((p) => p.cost > left)) return bought;
    bought.push(chosen.id);
    left -= chosen.cost;
    for (const i of chosen.supporters) load[i] = chosen.load;
  }
}

/** The most welfare of any affordable set, by trying all sets. */
export function slowWelfare(election: Election, gain: (id: string) => number): number {
  const projects = election.projects.filter((p) => !p.withdrawn);
  let most = 0;
  for (let set = 0; set < 2 ** projects.length; set++) {
    const taken = projects.filter((_, i) => (set >> i) & 1);
    const cost = taken.reduce((sum, p) => sum + p.cost, 0);
    if (cost <= election.budget)
      most = Math.max(
        most,
        taken.reduce((sum, p) => sum + gain(p.id), 0),
      );
  }
  return most;
}
