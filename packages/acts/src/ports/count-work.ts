/** The work of the counting worker: reads the source, counts each rule, reports as it goes. */
import {
  count,
  namedBy,
  readPb,
  ruleHash,
  type Election,
  type Outcome,
  type PbProblem,
  type Project,
  type Rule,
  type TieRule,
} from '@gongsuan/tally';
import {
  LONGEST_ID,
  MOST_PROJECTS,
  type Change,
  type ColumnKey,
  type CountHead,
  type CountJob,
  type CountPlan,
  type CountReport,
  type CountSource,
  type MoneyFrom,
  type Reach,
  type RuleName,
} from './count-job.ts';
import { fileRuleOf, type FileRule } from './count-official.ts';

/** An election that is ready to be counted. */
export interface Loaded extends FileRule {
  readonly election: Election;
  readonly money: MoneyFrom;
  readonly warnings: readonly PbProblem[];
}

/** Equal where nothing was announced: the cheaper first, then more votes, then the lower id. */
const TIES: readonly TieRule[] = ['cost', 'votes', 'id'];
const SHOWN_WARNINGS = 20;
const MOST_PROBLEMS = 200;

/** Does the job and reports each piece; `loaded` keeps elections that were read before. */
export function work(
  { key, source, plan }: CountJob,
  loaded: Map<string, Loaded>,
  report: (piece: CountReport) => void,
): void {
  const ready = loaded.get(key) ?? load(source);
  if ('problems' in ready) {
    // What stands in the way; the rest is said once the file can be counted.
    const errors = ready.problems.filter(({ severity }) => severity === 'error');
    return report({ part: 'refused', problems: errors.map(short) });
  }
  const one = ready;
  if (isTooBig(one.election)) return report({ part: 'too-big' });
  keepFew(loaded, key, one);
  const official = count(one.election, one.rule);
  const spending = spendingOf(one, official.cost, official.funded.length);
  const columns = columnsOf(plan, one, spending);
  report({ part: 'head', head: headOf(one, spending), keys: columns.map(({ key }) => key) });
  for (const column of columns) {
    try {
      const outcome = slim(count(column.election, column.rule));
      const reach = reachOf(column.election, outcome.funded);
      report({ part: 'column', column: { key: column.key, outcome, reach } });
    } catch (error) {
      report({ part: 'broken', key: column.key, error: withoutValues(error) });
    }
  }
}

function isTooBig({ projects }: Election): boolean {
  if (projects.length > MOST_PROJECTS) return true;
  // No page can be sent with a key of the name that objects have for their prototype.
  return projects.some(({ id }) => id.length > LONGEST_ID || id === '__proto__');
}

/** A file may hold anything, in any length. */
function short(problem: PbProblem): PbProblem {
  const { field, zh, en } = problem;
  return { ...problem, field: cut(field, 60), zh: cut(zh, 300), en: cut(en, 300) };
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function load(source: CountSource): Loaded | { readonly problems: readonly PbProblem[] } {
  if (source.kind === 'election') {
    const { election, official: rule, money } = source;
    return { election, rule, money, unknown: null, selected: null, warnings: [] };
  }
  const text = new TextDecoder().decode(new Uint8Array(source.bytes).slice());
  const read = readPb(text, { repeatedProjects: 'normalise' });
  if (!read.ok) return { problems: read.refusal.slice(0, MOST_PROBLEMS) };
  const { file, ...election } = read.value;
  const about = file && { ...file, projects: [], voters: [] };
  return {
    ...fileRuleOf(read.value),
    election: { ...election, ...(about && { file: about }) },
    money: 'given',
    warnings: file?.warnings ?? [],
  };
}

function keepFew(loaded: Map<string, Loaded>, key: string, one: Loaded): void {
  loaded.delete(key);
  loaded.set(key, one);
  for (const old of loaded.keys()) {
    if (loaded.size <= 2) break;
    loaded.delete(old);
  }
}

/** The election as the rules about money see it. */
function spendingOf({ election, money }: Loaded, cost: number, funded: number): Election {
  switch (money) {
    case 'given':
      return election;
    case 'admitted':
      return { ...election, budget: cost };
    case 'places':
      return {
        ...election,
        decimals: 2,
        budget: funded * PLACE,
        projects: election.projects.map((project) => ({ ...project, cost: PLACE })),
      };
  }
}

/** One place, in hundredths. */
const PLACE = 100;

interface Planned {
  readonly key: ColumnKey;
  readonly election: Election;
  readonly rule: Rule;
}

function columnsOf(plan: CountPlan, one: Loaded, spending: Election): readonly Planned[] {
  const official: Planned = { key: 'official', election: one.election, rule: one.rule };
  if (plan.kind === 'change') {
    return [official, { key: 'changed', ...changed(plan.change, one, spending) }];
  }
  const { utility, completion } = plan.shares;
  const others: readonly Planned[] = OTHERS.map((key) => ({
    key,
    election: spending,
    rule:
      key === 'equal-shares'
        ? {
            kind: 'equal-shares',
            completion,
            ...(utility === 'cardinality' && { utility }),
            ties: TIES,
          }
        : usualRule(key),
  }));
  // The same rule twice would only look like a finding.
  const same = ({ election, rule }: Planned) => ruleHash(untied(rule), election.kind);
  return [official, ...others.filter((column) => same(column) !== same(official))];
}

const OTHERS = [
  'equal-shares',
  'greedy',
  'votes-per-cost',
  'phragmen',
  'max-welfare',
] as const satisfies RuleName[];

function untied(rule: Rule): Rule {
  return { ...rule, ties: [] };
}

function usualRule(name: Exclude<RuleName, 'threshold-and-cap'>): Rule {
  switch (name) {
    case 'greedy':
      return { kind: 'greedy', ties: TIES };
    case 'votes-per-cost':
      return { kind: 'greedy', by: 'votes-per-cost', ties: TIES };
    case 'equal-shares':
      return { kind: 'equal-shares', completion: 'add1+greedy', ties: TIES };
    case 'phragmen':
      return { kind: 'phragmen', ties: TIES };
    case 'max-welfare':
      return { kind: 'max-welfare', ties: TIES };
  }
}

/** The election and the rule as a visitor changed them. */
function changed(
  { rule: name, budget, threshold, cap }: Change,
  one: Loaded,
  spending: Election,
): { readonly election: Election; readonly rule: Rule } {
  const keeps = name === null && budget === null && one.money !== 'given';
  const base = keeps ? one.election : spending;
  const units = (budget ?? 0) * 10 ** (base.decimals ?? 0);
  const election = budget === null ? base : { ...base, budget: units };
  return { election, rule: withLimits(name, one.rule, threshold, cap) };
}

function withLimits(
  name: RuleName | null,
  official: Rule,
  threshold: number | null,
  cap: number | null,
): Rule {
  const passing = threshold === null ? {} : { threshold: { votes: threshold }, comparison: REACH };
  if (name === 'threshold-and-cap') return thresholdAndCap(official, threshold, cap);
  const rule = name === null ? official : usualRule(name);
  switch (rule.kind) {
    case 'threshold-and-cap':
      return { ...rule, ...passing, ...(cap !== null && { cap }) };
    case 'greedy':
      return { ...rule, ...passing };
    case 'top-per-group':
      return { ...rule, ...passing, ...(cap !== null && { top: cap, tops: {} }) };
    case 'max-welfare':
    case 'equal-shares':
    case 'phragmen':
      return rule;
  }
}

const REACH = 'reach' as const;

function thresholdAndCap(official: Rule, threshold: number | null, cap: number | null): Rule {
  const own = official.kind === 'threshold-and-cap' ? official : null;
  const needed = threshold === null ? null : { threshold: { votes: threshold } };
  return {
    kind: 'threshold-and-cap',
    threshold: needed?.threshold ?? own?.threshold ?? { votes: 0 },
    comparison: needed ? REACH : (own?.comparison ?? REACH),
    cap: cap ?? own?.cap ?? Number.MAX_SAFE_INTEGER,
    ties: own?.ties ?? TIES,
  };
}

function headOf(one: Loaded, spending: Election): CountHead {
  const { election, money, rule, unknown, selected, warnings } = one;
  return {
    about: election.file ? Object.fromEntries(election.file.meta.map(shortened)) : null,
    ballots: election.kind,
    voters: election.groups.reduce((sum, group) => sum + group.count, 0),
    projects: election.projects.map(described),
    budget: spending.budget,
    money,
    decimals: spending.decimals ?? 0,
    currency: election.currency ?? null,
    official: rule,
    unknownRule: unknown,
    selected,
    warnings: warnings.slice(0, SHOWN_WARNINGS).map(short),
    warned: warnings.length,
  };
}

function shortened([key, value]: readonly [string, string]): readonly [string, string] {
  return [key.slice(0, 60), value.slice(0, 300)];
}

function described(project: Project): Project {
  return project.name === undefined ? project : { ...project, name: project.name.slice(0, 200) };
}

/** Large ties name everybody again and again: a page names the first ones. */
function slim(outcome: Outcome): Outcome {
  const few = (ids: readonly string[]) => ids.slice(0, NAMED);
  return {
    ...outcome,
    unfunded: outcome.unfunded.map((project) => {
      if (project.reason === 'tied') return { ...project, with: few(project.with) };
      if (project.reason === 'awaits-tie') return { ...project, tied: few(project.tied) };
      return project;
    }),
    tied: outcome.tied.map((tie) => ({ ...tie, projects: few(tie.projects) })),
    ties: outcome.ties.slice(0, NAMED).map((tie) => ({ ...tie, projects: few(tie.projects) })),
  };
}

const NAMED = 20;

/** Whom a result reaches: people, not weights. */
export function reachOf({ groups }: Election, funded: readonly string[]): Reach {
  const won = new Set(funded);
  let some = 0;
  let none = 0;
  let picks = 0;
  for (const { ballot, count: people } of groups) {
    const hits = namedBy(ballot).filter((id) => won.has(id)).length;
    if (hits > 0) some += people;
    else none += people;
    picks += hits * people;
  }
  return { some, none, picks: { numerator: picks, denominator: Math.max(1, some + none) } };
}

/** An error as a log may keep it: what it quotes comes from somebody's file. */
export function withoutValues(error: unknown): string {
  return String(error)
    .slice(0, 300)
    .replaceAll(/"[^"]*("|$)/g, '"…"');
}
