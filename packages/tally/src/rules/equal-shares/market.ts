/** The election as Equal Shares sees it: who may pay for what, in flat arrays. */
import { at, type Contest } from '../contest.ts';
import type { SettingsOf } from '../settings.ts';

export interface Market {
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
    for (let e = at(sides.from, c); e < at(sides.from, c + 1); e++) {
      const mass = at(profile.mass, at(sides.backer, e));
      demand[c] = at(demand, c) + mass * at(sides.weight, e);
      supporters[c] = at(supporters, c) + mass;
    }
  }
  return {
    contest,
    projects,
    groups: profile.mass.length,
    cost: profile.cost,
    scale: utility === 'cost' ? profile.cost : profile.cost.map(() => 1),
    mass: profile.mass,
    ...sides,
    demand,
    supporters,
    offered: standing.filter((c) => at(demand, c) > 0),
  };
}

/** Supporters by project and projects by supporter; a weight of zero is no support. */
function bothSides({ profile }: Contest, weights: Float64Array, projects: number) {
  const { start: all, named: every, mass } = profile;
  const from = new Int32Array(projects + 1);
  const start = new Int32Array(mass.length + 1);
  const counts = (g: number, e: number) => at(weights, e) > 0 && at(mass, g) > 0;
  for (let g = 0; g < mass.length; g++) {
    let kept = 0;
    for (let e = at(all, g); e < at(all, g + 1); e++) {
      if (!counts(g, e)) continue;
      kept += 1;
      from[at(every, e) + 1] = at(from, at(every, e) + 1) + 1;
    }
    start[g + 1] = at(start, g) + kept;
  }
  for (let c = 0; c < projects; c++) from[c + 1] = at(from, c + 1) + at(from, c);
  const size = at(start, mass.length);
  const next = from.slice();
  const backer = new Int32Array(size);
  const weight = new Float64Array(size);
  const named = new Int32Array(size);
  const namedWeight = new Float64Array(size);
  let own = 0;
  for (let g = 0; g < mass.length; g++) {
    for (let e = at(all, g); e < at(all, g + 1); e++) {
      if (!counts(g, e)) continue;
      const c = at(every, e);
      const slot = at(next, c);
      next[c] = slot + 1;
      backer[slot] = g;
      weight[slot] = at(weights, e);
      named[own] = c;
      namedWeight[own] = at(weights, e);
      own += 1;
    }
  }
  return { from, backer, weight, start, named, namedWeight };
}
