/** The election as Equal Shares sees it: who may pay for what, in flat arrays. */
import type { Profile } from '../../election/profile.ts';
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
  const even = utility === 'cost' || utility === 'cardinality';
  const projects = profile.ids.length;
  const given = even && profile.score !== 'ballots' ? ones(profile.named.length) : profile.given;
  const support = supportIn({ ...profile, given });
  const sides = backersOf(support, profile.mass, projects, even);
  return {
    even,
    contest,
    projects,
    groups: profile.mass.length,
    cost: profile.cost,
    scale: utility === 'cost' ? profile.cost : ones(projects),
    mass: profile.mass,
    start: support.start,
    named: support.named,
    namedWeight: support.given,
    ...sides,
    offered: standing.filter((c) => sides.demand[c]! > 0),
  };
}

const ones = (length: number) => new Float64Array(length).fill(1);

/** Which projects each group supports, and with what weight. */
type Support = Pick<Profile, 'start' | 'named' | 'given'>;

/** A weight of zero is no support, and a group of nobody supports nothing. */
function supportIn({ start, named, given, mass }: Support & Pick<Profile, 'mass'>): Support {
  if (!mass.includes(0) && !given.includes(0)) return { start, named, given };
  const kept = { start: new Int32Array(start.length), named: named.slice(), given: given.slice() };
  let size = 0;
  for (let g = 0; g < mass.length; g++) {
    for (let e = start[g]!; e < start[g + 1]!; e++) {
      if (given[e] === 0 || mass[g] === 0) continue;
      kept.named[size] = named[e]!;
      kept.given[size] = given[e]!;
      size += 1;
    }
    kept.start[g + 1] = size;
  }
  return kept;
}

/** The same by project. */
function backersOf(
  { start, named, given }: Support,
  mass: Float64Array,
  projects: number,
  even: boolean,
) {
  const size = start[mass.length]!;
  const from = new Int32Array(projects + 1);
  for (let e = 0; e < size; e++) from[named[e]! + 1]! += 1;
  for (let c = 0; c < projects; c++) from[c + 1]! += from[c]!;
  const next = from.slice();
  const backer = new Int32Array(size);
  const voters = new Float64Array(size);
  const weight = even ? given : new Float64Array(size);
  const stake = even ? voters : new Float64Array(size);
  const supporters = new Float64Array(projects);
  const demand = even ? supporters : new Float64Array(projects);
  for (let g = 0; g < mass.length; g++) {
    for (let e = start[g]!; e < start[g + 1]!; e++) {
      const c = named[e]!;
      const slot = next[c]!++;
      backer[slot] = g;
      voters[slot] = mass[g]!;
      supporters[c]! += mass[g]!;
      if (even) continue;
      weight[slot] = given[e]!;
      stake[slot] = mass[g]! * given[e]!;
      demand[c]! += stake[slot]!;
    }
  }
  return { from, backer, weight, voters, stake, supporters, demand };
}
