import { brokenLimits } from '../election/check-ballot.ts';
import type { Ballot, BallotGroup, BallotKind, BallotLimits } from '../election/election.ts';
import type { PbProblem, PbVoter } from './file.ts';
import { parseWhole, said } from './numbers.ts';
import { problem, type PbCode, type ProblemList } from './problems.ts';
import type { Columns } from './read-projects.ts';

export interface ReadOptions {
  /** What to do with a ballot that names a project twice: refuse it, or keep the first mention. Default: 'refuse'. */
  readonly repeatedProjects?: 'refuse' | 'normalise';
  /** What to do with a ballot outside the election's limits: say so and count it, or refuse the file. Default: 'report'. */
  readonly brokenLimits?: 'report' | 'refuse';
}

/** What the votes are read against. */
export interface VotingPaper {
  readonly kind: BallotKind;
  readonly columns: Columns;
  /** The place of each project in the file. */
  readonly projects: ReadonlyMap<string, number>;
  readonly costOf: (project: string) => number | undefined;
  readonly limits: BallotLimits;
}

/** Reads the rows of VOTES and groups equal ballots; each way of writing is understood once. */
export class VoteReader {
  readonly #paper: VotingPaper;
  readonly #options: ReadOptions;
  readonly #problems: ProblemList;
  readonly #ids = new Set<string>();
  /** The projects' own ids: every ballot holds these instead of pieces of the file. */
  readonly #names: ReadonlyMap<string, string>;
  readonly #written = new Map<string, Understood>();
  readonly #groupOf = new Map<string, number>();
  readonly #groups: { -readonly [K in keyof BallotGroup]: BallotGroup[K] }[] = [];
  readonly #voters: PbVoter[] = [];
  readonly #other: readonly number[];
  readonly #at: Record<'id' | 'vote' | 'points' | 'weight' | 'electorate', number>;

  constructor(paper: VotingPaper, options: ReadOptions, problems: ProblemList) {
    this.#paper = paper;
    this.#options = options;
    this.#problems = problems;
    this.#names = new Map([...paper.projects.keys()].map((id) => [id, id]));
    const at = (name: string) => paper.columns.get(name) ?? -1;
    this.#at = {
      id: at('voter_id'),
      vote: at('vote'),
      points: paper.kind === 'points' ? at('points') : -1,
      weight: at('weight'),
      electorate: at('electorate'),
    };
    const known = new Set(Object.values(this.#at));
    this.#other = [...paper.columns.values()].filter((column) => !known.has(column));
  }

  take(cells: readonly string[], line: number): void {
    const id = cells[this.#at.id] ?? '';
    if (id === '') this.#fault('empty-id', 'voter_id', line);
    else if (this.#ids.has(id)) this.#fault('repeated-id', 'voter_id', line, [id]);
    this.#ids.add(id);
    const { group, problems } = this.#understood(cells);
    for (const [code, field, facts, severity] of problems) {
      this.#fault(code, field, line, facts, severity);
    }
    this.#groups[group]!.count += 1;
    this.#voters.push({ id, group, cells: this.#other.map((column) => cells[column]!) });
  }

  get groups(): readonly BallotGroup[] {
    return this.#groups;
  }

  get voters(): readonly PbVoter[] {
    return this.#voters;
  }

  #understood(cells: readonly string[]): Understood {
    const { vote, points, weight, electorate } = this.#at;
    const text = (column: number) => (column < 0 ? '' : cells[column]!);
    const raw = `${text(vote)};${text(points)};${text(weight)};${text(electorate)}`;
    const before = this.#written.get(raw);
    if (before) return before;
    const problems: Fault[] = [];
    const ballot = this.#ballot(text(vote), text(points), problems);
    const standing = { weight: said(text(weight)), electorate: said(text(electorate)) };
    const now = { group: this.#group(ballot, standing, problems), problems };
    this.#written.set(raw, now);
    return now;
  }

  #ballot(vote: string, points: string, problems: Fault[]): Ballot {
    const { kind, limits, costOf } = this.#paper;
    const named = said(vote)?.split(',') ?? [];
    const entries = this.#withPoints(named, points, problems);
    const kept = this.#distinct(entries, problems);
    const order = kept.map(([project]) => project);
    const ballot = ballotOf(kind, order, kept, this.#paper.projects);
    if (kind === 'choose-one' && order.length === 0) problems.push(['empty-ballot', 'vote', []]);
    const severity = this.#options.brokenLimits === 'refuse' ? 'error' : 'warning';
    const single = kind === 'choose-one' ? { ...limits, maxPicks: 1 } : limits;
    const judged = kind === 'choose-one' ? { kind: 'approval' as const, picks: order } : ballot;
    for (const broken of brokenLimits(judged, single, costOf)) {
      const wrong = kind === 'choose-one' ? 'error' : severity;
      problems.push([broken.code, 'vote', [broken.found, broken.limit], wrong]);
    }
    return ballot;
  }

  #withPoints(named: readonly string[], points: string, problems: Fault[]): readonly Entry[] {
    if (this.#paper.kind !== 'points') return named.map((project) => [project, 1] as const);
    const given = said(points)?.split(',') ?? [];
    if (given.length !== named.length) {
      problems.push(['points-length', 'points', [given.length, named.length]]);
    }
    return named.map((project, i) => {
      const number = parseWhole(given[i] ?? '0');
      if (number === undefined) problems.push(['bad-whole-number', 'points', [given[i]!]]);
      return [project, number ?? 0] as const;
    });
  }

  #distinct(entries: readonly Entry[], problems: Fault[]): readonly Entry[] {
    const seen = new Set<string>();
    const repeated = new Set<string>();
    const kept: Entry[] = [];
    for (const [written, points] of entries) {
      const project = this.#names.get(written);
      if (project === undefined) problems.push(['unknown-project', 'vote', [written]]);
      else if (seen.has(project)) repeated.add(project);
      else {
        seen.add(project);
        kept.push([project, points]);
      }
    }
    const code =
      this.#options.repeatedProjects === 'normalise'
        ? 'repeated-project-removed'
        : 'repeated-project';
    for (const project of repeated) problems.push([code, 'vote', [project]]);
    return kept;
  }

  #group(
    ballot: Ballot,
    { weight, electorate }: { weight: string | undefined; electorate: string | undefined },
    problems: Fault[],
  ): number {
    const heavy = weight === undefined ? undefined : parseWhole(weight);
    if (weight !== undefined && heavy === undefined) {
      problems.push(['bad-whole-number', 'weight', [weight]]);
    }
    const key = JSON.stringify([ballot, heavy, electorate]);
    const known = this.#groupOf.get(key);
    if (known !== undefined) return known;
    this.#groupOf.set(key, this.#groups.length);
    return (
      this.#groups.push({
        ballot,
        count: 0,
        ...(heavy !== undefined && { weight: heavy }),
        ...(electorate !== undefined && { electorate }),
      }) - 1
    );
  }

  #fault(
    code: PbCode,
    field: string,
    line: number,
    facts: readonly (string | number)[] = [],
    severity?: PbProblem['severity'],
  ): void {
    this.#problems.add(problem(code, { line, field: `VOTES.${field}` }, facts, severity));
  }
}

type Entry = readonly [project: string, points: number];
type Fault = readonly [
  code: PbCode,
  field: string,
  facts: readonly (string | number)[],
  severity?: PbProblem['severity'],
];

interface Understood {
  readonly group: number;
  readonly problems: readonly Fault[];
}

/** The ballot; where the order on paper means nothing, projects stand in the file's order. */
function ballotOf(
  kind: BallotKind,
  order: readonly string[],
  entries: readonly Entry[],
  places: ReadonlyMap<string, number>,
): Ballot {
  const place = (project: string) => places.get(project)!;
  switch (kind) {
    case 'choose-one':
      return { kind, choice: order[0] ?? '' };
    case 'approval':
    case 'knapsack':
      return { kind, picks: order.toSorted((a, b) => place(a) - place(b)) };
    case 'points':
      return { kind, points: entries.toSorted(([a], [b]) => place(a) - place(b)) };
    case 'ranking':
      return { kind, order };
  }
}
