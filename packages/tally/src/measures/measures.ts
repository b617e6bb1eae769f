/** What a result did for the voters: numbers to compare rules by. Nothing here decides anything. */
import { namedBy, type Election } from '../election/election.ts';
import { basisPoints } from '../exact/fraction.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { own } from '../rules/contest.ts';

/** Shares are in hundredths of a percent, rounded down; voters are counted with their weights. */
export interface Measures {
  readonly voters: number;
  /** 一案都沒中: voters none of whose projects was funded. */
  readonly withNothing: number;
  readonly withNothingShare: number;
  /** Funded projects that a voter named, on average, in hundredths. */
  readonly averageFunded: number;
  /** The part of a voter's named projects that was funded, on average. */
  readonly averageSatisfaction: number;
  /** How unequally funded projects are spread over voters: 0 for equally, 10000 for all to one. */
  readonly gini: number;
  /** Share of the budget spent. */
  readonly spent: number;
  /** Share of the proposals that the ballot turned away: 0 says that the ballot did not select. */
  readonly selectivity: number;
  /** For each category, its share of the voters' choices beside its share of the money spent. */
  readonly categories: readonly CategoryShare[];
  /** Half the sum of the differences between those shares: 0 is proportional. */
  readonly categoryDistance: number;
}

export interface CategoryShare {
  readonly category: string;
  readonly chosen: number;
  readonly spent: number;
}

/** Measure an outcome of this election: what each voter got, by the projects that the ballot names. */
export function measure(election: Election, outcome: Outcome): Measures {
  const funded = new Set(outcome.funded);
  let voters = 0;
  let withNothing = 0;
  let named = 0;
  let satisfaction = 0n;
  const spread = new Map<number, number>();
  for (const { ballot, count, weight = 1 } of election.groups) {
    const mass = count * weight;
    const projects = namedBy(ballot);
    const won = projects.filter((id) => funded.has(id)).length;
    voters += mass;
    if (won === 0) withNothing += mass;
    named += mass * won;
    satisfaction += (BigInt(mass) * BigInt(won) * PART) / BigInt(Math.max(1, projects.length));
    spread.set(won, (spread.get(won) ?? 0) + mass);
  }
  const standing = election.projects.filter((project) => !project.withdrawn).length;
  const categories = categoryShares(election, outcome);
  return {
    voters,
    withNothing,
    withNothingShare: share(withNothing, voters),
    averageFunded: voters === 0 ? 0 : Math.floor((named * 100) / voters),
    averageSatisfaction: voters === 0 ? 0 : basisPoints(satisfaction, BigInt(voters) * PART),
    gini: gini(spread, voters, named),
    spent: share(outcome.cost, outcome.budget),
    selectivity: share(standing - outcome.funded.length, standing),
    categories,
    categoryDistance: Math.floor(
      categories.reduce((sum, { chosen, spent }) => sum + Math.abs(chosen - spent), 0) / 2,
    ),
  };
}

/** Fine enough for averages: everything below is rounded down to a hundredth of a percent. */
const PART = 1_000_000_000_000n;

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : basisPoints(BigInt(part), BigInt(whole));
}

/** The mean difference between two voters, as a share of twice the mean. */
function gini(spread: ReadonlyMap<number, number>, voters: number, total: number): number {
  if (total === 0) return 0;
  let difference = 0n;
  for (const [a, n] of spread) {
    for (const [b, m] of spread) {
      if (a > b) difference += BigInt(a - b) * BigInt(n) * BigInt(m);
    }
  }
  return basisPoints(difference, BigInt(voters) * BigInt(total));
}

/** A project with several categories counts in equal parts for each of them. */
function categoryShares(election: Election, outcome: Outcome): readonly CategoryShare[] {
  const chosen = new Map<string, bigint>();
  const spent = new Map<string, bigint>();
  const funded = new Set(outcome.funded);
  election.projects.forEach(({ id, cost, categories = [] }, i) => {
    const names = [...new Set(categories)];
    for (const name of names) {
      const parts = BigInt(names.length);
      const votes = BigInt(outcome.totals[i]!.weightedBallots);
      const money = funded.has(id) ? BigInt(own(outcome.partly, id) ?? cost) : 0n;
      chosen.set(name, (chosen.get(name) ?? 0n) + (votes * PART) / parts);
      spent.set(name, (spent.get(name) ?? 0n) + (money * PART) / parts);
    }
  });
  const total = (sums: ReadonlyMap<string, bigint>) =>
    [...sums.values()].reduce((a, b) => a + b, 0n);
  const [allChosen, allSpent] = [total(chosen), total(spent)];
  const part = (sum: bigint, all: bigint) => (all === 0n ? 0 : basisPoints(sum, all));
  return [...chosen.keys()].sort().map((category) => ({
    category,
    chosen: part(chosen.get(category)!, allChosen),
    spent: part(spent.get(category)!, allSpent),
  }));
}
