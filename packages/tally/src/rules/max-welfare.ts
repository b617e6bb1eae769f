/**
 * The affordable set with the most welfare, exactly: the knapsack problem, solved by keeping all
 * sets that no other set beats in both cost and welfare (Nemhauser and Ullmann 1969).
 */
import { at, noFindings, type Contest, type Findings } from './contest.ts';
import type { SettingsOf } from './settings.ts';
import { idsOf, listing, mostVotes, split } from './ties.ts';
import { emptyTable, best, withProject, type Item, type Table } from './welfare-table.ts';

export function maxWelfare(contest: Contest, rule: SettingsOf<'max-welfare'>): Findings {
  const { profile } = contest;
  const findings = noFindings();
  const items: Item[] = [];
  for (const project of contest.standing) {
    const cost = at(profile.cost, project);
    const votes = at(profile.votes, project);
    if (votes === 0) findings.reasons.set(project, { reason: 'no-supporters' });
    else if (cost > profile.budget) {
      const missing = cost - profile.budget;
      findings.reasons.set(project, { reason: 'dearer-than-budget', cost, missing });
    } else items.push({ project, cost, gain: rule.utility === 'cost' ? votes * cost : votes });
  }
  settle(items, contest, findings);
  return findings;
}

/** Take the projects of the best set, telling equal best sets apart project by project. */
function settle(items: readonly Item[], contest: Contest, findings: Findings): void {
  let table = emptyTable(contest);
  let open = items;
  const chosen: number[] = [];
  const values = new Map<number, Value>();
  for (;;) {
    const now = valuesOf(open, table);
    for (const [project, value] of now) if (!values.has(project)) values.set(project, value);
    const most = Math.max(
      best(table),
      ...[...now.values()].map((v) => Math.max(v.with, v.without)),
    );
    const sure = open.filter(({ project }) => at2(now, project).without < most);
    const torn = open.filter(({ project }) => {
      const value = at2(now, project);
      return value.with === most && value.without === most;
    });
    if (torn.length === 0) {
      chosen.push(...sure.map((item) => item.project));
      return finish(chosen, [], most, values, contest, findings);
    }
    const { classes, by } = split(
      torn.map((item) => item.project),
      contest,
    );
    const first = at(classes, 0);
    if (first.length > 1) {
      chosen.push(...sure.map((item) => item.project));
      return finish(chosen, torn, most, values, contest, findings);
    }
    const taken = at(first, 0);
    const tied = idsOf(
      torn.map((item) => item.project),
      contest,
    );
    if (by) findings.ties.push({ projects: tied, by, round: chosen.length + 1 });
    chosen.push(taken);
    table = withProject(table, items.find((item) => item.project === taken) as Item, true);
    open = open.filter((item) => item.project !== taken);
  }
}

interface Value {
  readonly with: number;
  readonly without: number;
}

/** The best welfare with and without each project, whatever else is taken. */
function valuesOf(items: readonly Item[], table: Table): ReadonlyMap<number, Value> {
  const values = new Map<number, Value>();
  const divide = (range: readonly Item[], others: Table): void => {
    if (range.length === 0) return;
    if (range.length === 1) {
      const item = at(range, 0);
      const included = withProject(others, item, true);
      values.set(item.project, { with: best(included), without: best(others) });
      return;
    }
    const middle = range.length >> 1;
    const add = (t: Table, item: Item) => withProject(t, item, false);
    divide(range.slice(0, middle), range.slice(middle).reduce(add, others));
    divide(range.slice(middle), range.slice(0, middle).reduce(add, others));
  };
  divide(items, table);
  return values;
}

function finish(
  chosen: readonly number[],
  torn: readonly Item[],
  most: number,
  values: ReadonlyMap<number, Value>,
  contest: Contest,
  findings: Findings,
): void {
  const { ids, votes, cost, budget } = contest.profile;
  for (const project of chosen.toSorted(listing(contest))) {
    findings.funded.push(project);
    const id = at(ids, project);
    findings.rounds.push({
      kind: 'chosen',
      id,
      votes: at(votes, project),
      cost: at(cost, project),
    });
  }
  const tied = idsOf(
    torn.map((item) => item.project),
    contest,
  );
  for (const [project, value] of values) {
    if (chosen.includes(project)) continue;
    const others = tied.filter((id) => id !== ids[project]);
    findings.reasons.set(
      project,
      torn.some((item) => item.project === project)
        ? { reason: 'tied', with: others, places: tied.length - 1 }
        : { reason: 'less-welfare', best: most, withIt: Math.max(0, value.with) },
    );
  }
  if (torn.length === 0) return;
  const left = budget - chosen.reduce((sum, project) => sum + at(cost, project), 0);
  findings.tied.push({
    projects: tied,
    places: tied.length - 1,
    votes: mostVotes(
      torn.map((item) => item.project),
      contest,
    ),
    left,
  });
}

const at2 = <K, V>(map: ReadonlyMap<K, V>, key: K): V => map.get(key) as V;
