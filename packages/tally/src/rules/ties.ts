import { at, type Contest, type Findings } from './contest.ts';
import type { SettledTie } from '../outcome/outcome.ts';
import type { TieRule } from './rule.ts';

/** Projects in order, equal ones together. */
export function classesBy(
  projects: readonly number[],
  compare: (a: number, b: number) => number,
): readonly (readonly number[])[] {
  const classes: number[][] = [];
  for (const project of projects.toSorted(compare)) {
    const last = classes.at(-1);
    if (last && compare(at(last, 0), project) === 0) last.push(project);
    else classes.push([project]);
  }
  return classes;
}

/** Equal projects told apart as far as the tie rules go, and the rule that first did so. */
export interface Split {
  readonly classes: readonly (readonly number[])[];
  readonly by: SettledTie['by'] | undefined;
}

export function split(projects: readonly number[], contest: Contest): Split {
  let classes: readonly (readonly number[])[] = [projects];
  let by: Split['by'];
  for (const rule of contest.ties) {
    if (rule === 'refuse') break;
    classes = classes.flatMap((equal) => classesBy(equal, comparison(rule, equal, contest)));
    if (classes.length > 1) by ??= typeof rule === 'object' ? 'lot' : rule;
  }
  return { classes, by };
}

/** Note a tie that the order settled. */
export function noteSettled(
  findings: Findings,
  contest: Contest,
  projects: readonly number[],
  by: SettledTie['by'],
): void {
  findings.ties.push({ projects: idsOf(projects, contest), by, round: findings.rounds.length + 1 });
}

/** Ids of projects, in the order of the ids. */
export function idsOf(projects: readonly number[], { profile }: Contest): readonly string[] {
  return projects.map((project) => at(profile.ids, project)).sort(byText);
}

/** The most votes that one of them has. */
export function mostVotes(projects: readonly number[], { profile }: Contest): number {
  return Math.max(...projects.map((project) => at(profile.votes, project)));
}

const byText = (a: string, b: string) => (a < b ? -1 : 1);

/** Most votes first, equal votes by id: how projects are listed, which settles nothing. */
export function listing({ profile }: Contest): (a: number, b: number) => number {
  return (a, b) =>
    at(profile.votes, b) - at(profile.votes, a) || byText(at(profile.ids, a), at(profile.ids, b));
}

function comparison(
  rule: Exclude<TieRule, 'refuse'>,
  equal: readonly number[],
  { profile }: Contest,
): (a: number, b: number) => number {
  switch (rule) {
    case 'votes':
      return (a, b) => at(profile.votes, b) - at(profile.votes, a);
    case 'cost':
      return (a, b) => at(profile.cost, a) - at(profile.cost, b);
    case 'id':
      return (a, b) => byText(at(profile.ids, a), at(profile.ids, b));
    default: {
      const drawn = (project: number) => rule.lot.indexOf(at(profile.ids, project));
      return equal.every((project) => drawn(project) >= 0)
        ? (a, b) => drawn(a) - drawn(b)
        : () => 0;
    }
  }
}
