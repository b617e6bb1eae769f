/** The election as Equal Shares sees it: who may pay for what, in flat arrays. */
import type { Contest } from '../contest.ts';
import type { SettingsOf } from '../settings.ts';

export interface Market {
  /** Every weight is 1. */
  readonly even: boolean;
  readonly contest: Contest;
  readonly projects: number;
  readonly groups: number;
  readonly cost: Float64Array;
  /** Utility of project c for a voter is `scale[c]` times the voter's weight for it. */
  readonly scale: Float64Array;
  /** Voters in each group. */
  readonly mass: Float64Array;
  /** Supporters of project c are the entries `from[c]` to `from[c + 1]`: group, weight. */
  readonly from: Int32Array;
  readonly backer: Int32Array;
  readonly weight: Float64Array;
  /** Voters in the supporter's group, and their weight together. */
  readonly voters: Float64Array;
  readonly stake: Float64Array;
  /** Weighted mass of the supporters of each project, and their number of voters. */
  readonly demand: Float64Array;
  readonly supporters: Float64Array;
  /** The projects that group g supports: entries `start[g]` to `start[g + 1]`. */
  readonly start: Int32Array;
  readonly named: Int32Array;
  readonly namedWeight: Float64Array;
  /** The projects that stand and have a supporter. */
  readonly offered: readonly number[];
}

export function marketOf(contest: Contest, utility: SettingsOf<'equal-shares'>['utility']): Market {
  const { profile, standing } = contest;
  const uniform = utility === 'cost' || utility === 'cardinality';
  const weights = uniform ? profile.given.map(() => 1) : profile.given;
  const projects = profile.ids.length;
  const sides = bothSides(contest, weights, projects);
  const demand = new Float64Array(projects);
  const supporters = new Float64Array(projects);
  for (let c = 0; c < projects; c++) {
    for (let e = sides.from[c]!; e < sides.from[c + 1]!; e++) {
      const mass = profile.mass[sides.backer[e]!]!;
      demand[c]! += mass * sides.weight[e]!;
      supporters[c]! += mass;
    }
  }
  return {
    even: uniform,
    contest,
    projects,
    groups: profile.mass.length,
    cost: profile.cost,
    scale: utility === 'cost' ? profile.cost : profile.cost.map(() => 1),
    mass: profile.mass,
    ...sides,
    demand,
    supporters,
    offered: standing.filter((c) => demand[c]! > 0),
  };
}

/** Supporters by project and projects by supporter; a weight of zero is no support. */
function bothSides({ profile }: Contest, weights: Float64Array, projects: number) {
  const { start: all, named: every, mass } = profile;
  const from = new Int32Array(projects + 1);
  const start = new Int32Array(mass.length + 1);
  const counts = (g: number, e: number) => weights[e]! > 0 && mass[g]! > 0;
  for (let g = 0; g < mass.length; g++) {
    let kept = 0;
    for (let e = all[g]!; e < all[g + 1]!; e++) {
      if (!counts(g, e)) continue;
      kept += 1;
      from[every[e]! + 1] = from[every[e]! + 1]! + 1;
    }
    start[g + 1] = start[g]! + kept;
  }
  for (let c = 0; c < projects; c++) from[c + 1]! += from[c]!;
  const size = start[mass.length]!;
  const next = from.slice();
  const backer = new Int32Array(size);
  const weight = new Float64Array(size);
  const voters = new Float64Array(size);
  const stake = new Float64Array(size);
  const named = new Int32Array(size);
  const namedWeight = new Float64Array(size);
  let own = 0;
  for (let g = 0; g < mass.length; g++) {
    for (let e = all[g]!; e < all[g + 1]!; e++) {
      if (!counts(g, e)) continue;
      const c = every[e]!;
      const slot = next[c]!;
      next[c] = slot + 1;
      backer[slot] = g;
      weight[slot] = weights[e]!;
      voters[slot] = mass[g]!;
      stake[slot] = mass[g]! * weights[e]!;
      named[own] = c;
      namedWeight[own] = weights[e]!;
      own += 1;
    }
  }
  return { from, backer, weight, voters, stake, start, named, namedWeight };
}
