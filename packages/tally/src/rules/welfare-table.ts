/** Sets of projects that no other set beats: less cost or more welfare, with the same use of limits. */
import { at, poolsOf, type Contest } from './contest.ts';

export interface Item {
  readonly project: number;
  readonly cost: number;
  readonly gain: number;
}

/** For each use of the limits, the unbeaten sets in order of cost, each with more welfare than the one before. */
export interface Table {
  readonly contest: Contest;
  readonly budget: number;
  readonly fronts: ReadonlyMap<string, Front>;
}

interface Front {
  /** How much of each limited area or category is used: projects and money. */
  readonly used: Readonly<Record<string, readonly [projects: number, cost: number]>>;
  readonly cost: readonly number[];
  readonly welfare: readonly number[];
}

export function emptyTable(contest: Contest): Table {
  const front: Front = { used: {}, cost: [0], welfare: [0] };
  return { contest, budget: contest.profile.budget, fronts: new Map([['{}', front]]) };
}

/** The most welfare in the table; below zero when no set is left. */
export function best({ fronts }: Table): number {
  return Math.max(-1, ...[...fronts.values()].map(({ welfare }) => welfare.at(-1) ?? -1));
}

/** The table when the project may be taken too, or, with `always`, when it must be. */
export function withProject(table: Table, item: Item, always: boolean): Table {
  const fronts = new Map<string, Front>(always ? [] : table.fronts);
  for (const front of table.fronts.values()) {
    const used = usedWith(front, item, table.contest);
    if (!used) continue;
    const key = JSON.stringify(used);
    const other = fronts.get(key);
    const added = shifted(front, item, used, table.budget);
    fronts.set(key, other ? merged(other, added) : added);
  }
  return { ...table, fronts };
}

/** The use of limits with one more project; undefined when it would break one. */
function usedWith(
  { used }: Front,
  { project, cost }: Item,
  contest: Contest,
): Front['used'] | undefined {
  const next = { ...used };
  for (const { key, limit } of poolsOf(contest, project)) {
    const [projects, money] = used[key] ?? [0, 0];
    if (projects + 1 > (limit.projects ?? Infinity) || money + cost > (limit.cost ?? Infinity))
      return undefined;
    next[key] = [projects + 1, money + cost];
  }
  return Object.fromEntries(Object.entries(next).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function shifted({ cost, welfare }: Front, item: Item, used: Front['used'], budget: number): Front {
  let fitting = cost.length;
  while (fitting > 0 && at(cost, fitting - 1) + item.cost > budget) fitting -= 1;
  return {
    used,
    cost: cost.slice(0, fitting).map((c) => c + item.cost),
    welfare: welfare.slice(0, fitting).map((w) => w + item.gain),
  };
}

/** Both in order of cost, without those that another one beats. */
function merged(a: Front, b: Front): Front {
  const cost: number[] = [];
  const welfare: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.cost.length || j < b.cost.length) {
    const fromA = j >= b.cost.length || (i < a.cost.length && before(a, i, b, j));
    const c = fromA ? at(a.cost, i) : at(b.cost, j);
    const w = fromA ? at(a.welfare, i++) : at(b.welfare, j++);
    if (w <= (welfare.at(-1) ?? -1)) continue;
    cost.push(c);
    welfare.push(w);
  }
  return { used: a.used, cost, welfare };
}

/** Cheaper, or as cheap and no worse. */
function before(a: Front, i: number, b: Front, j: number): boolean {
  const difference = at(a.cost, i) - at(b.cost, j);
  return difference < 0 || (difference === 0 && at(a.welfare, i) >= at(b.welfare, j));
}
