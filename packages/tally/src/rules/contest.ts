import type { Election } from '../election/election.ts';
import type { Profile } from '../election/profile.ts';
import type { OpenTie, Reason, Round, SettledTie } from '../outcome/outcome.ts';
import type { Limit, Limits, TieRule } from './rule.ts';

/** What a rule works on: the election laid out, and the projects that stand, by index. */
export interface Contest {
  readonly election: Election;
  readonly profile: Profile;
  readonly ties: readonly TieRule[];
  readonly limits: Limits;
  readonly standing: readonly number[];
}

/** What a rule has found; projects are indexes. The rule writes it as it goes. */
export interface Findings {
  readonly funded: number[];
  readonly partly: Map<number, number>;
  readonly reasons: Map<number, Reason>;
  readonly tied: OpenTie[];
  readonly ties: SettledTie[];
  readonly rounds: Round[];
}

export function noFindings(): Findings {
  return { funded: [], partly: new Map(), reasons: new Map(), tied: [], ties: [], rounds: [] };
}

/** The i-th of something that has an i-th by construction. */
export function at<T>(list: { readonly [i: number]: T | undefined }, i: number): T {
  return list[i] as T;
}

/** Keeps account of what areas and categories have received. */
export interface Allowance {
  /** Why these projects together would break a limit, or undefined. */
  readonly broken: (projects: readonly number[]) => LimitReached | undefined;
  readonly take: (project: number, amount: number) => void;
}

export type LimitReached = Extract<Reason, { reason: 'limit-reached' }>;

export function allowanceOf(contest: Contest): Allowance {
  const { profile } = contest;
  const used = new Map<string, Use>();
  const use = (pool: Pool) => used.get(pool.key) ?? { projects: 0, cost: 0 };
  return {
    broken(projects) {
      const more = new Map<string, Use>();
      for (const project of projects) {
        for (const pool of poolsOf(contest, project)) {
          const before = more.get(pool.key) ?? use(pool);
          const after = add(before, at(profile.cost, project));
          const over = exceeded(pool, before, after);
          if (over) return over;
          more.set(pool.key, after);
        }
      }
      return undefined;
    },
    take(project, amount) {
      for (const pool of poolsOf(contest, project)) used.set(pool.key, add(use(pool), amount));
    },
  };
}

interface Use {
  readonly projects: number;
  readonly cost: number;
}

/** An area or category with a limit. */
export interface Pool {
  readonly key: string;
  readonly of: 'area' | 'category';
  readonly name: string;
  readonly limit: Limit;
}

const add = (use: Use, cost: number): Use => ({
  projects: use.projects + 1,
  cost: use.cost + cost,
});

/** The limited areas and categories that a project draws on. */
export function poolsOf({ election, limits }: Contest, project: number): readonly Pool[] {
  const { area, categories } = at(election.projects, project);
  const found: Pool[] = [];
  const look = (of: Pool['of'], name: string, limit: Limit | undefined) => {
    if (limit) found.push({ key: `${of} ${name}`, of, name, limit });
  };
  if (area !== undefined) look('area', area, own(limits.areas, area));
  for (const name of new Set(categories)) look('category', name, own(limits.categories, name));
  return found;
}

/** What a record says under a name of its own: names come from outside. */
export function own<T>(
  record: Readonly<Record<string, T>> | undefined,
  name: string,
): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

function exceeded({ of, name, limit }: Pool, before: Use, after: Use): LimitReached | undefined {
  for (const unit of ['projects', 'cost'] as const) {
    const most = limit[unit];
    if (most !== undefined && after[unit] > most) {
      const cost = after.cost - before.cost;
      return { reason: 'limit-reached', of, name, unit, limit: most, used: before[unit], cost };
    }
  }
  return undefined;
}
