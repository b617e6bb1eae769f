import type { Election, Project } from '../election/election.ts';
import { sumsAreExact } from '../election/check-election.ts';
import { profileOf, usualScore } from '../election/profile.ts';
import { ok, refuse, type Result } from '../exact/result.ts';
import type { PbProblem } from './file.ts';
import { problem, ProblemList } from './problems.ts';
import { amountIn, frameOf, takeEntry, type Frame, type Meta } from './read-meta.ts';
import { columnsOf, projectRow, type Columns, type ProjectRow } from './read-projects.ts';
import { VoteReader, type ReadOptions } from './read-votes.ts';
import { RowCutter } from './rows.ts';
import { writeUnits } from './numbers.ts';

export type { ReadOptions };

/**
 * Read a Pabulib .pb file. Every problem is found in one go, each with its line, field and words;
 * warnings about a file that can be counted stand in `election.file.warnings`. The format is
 * Pabulib's, pabulib.org/format; amounts are in the smallest unit that the file writes.
 */
export function readPb(
  text: string,
  options: ReadOptions = {},
): Result<Election, readonly PbProblem[]> {
  const reader = new PbReader(options);
  reader.push(text);
  return reader.finish();
}

type Section = 'META' | 'PROJECTS' | 'VOTES';
const SECTIONS: readonly string[] = ['META', 'PROJECTS', 'VOTES'] satisfies Section[];

/** Reads a .pb file that arrives in pieces: `push` each piece of text, then `finish` once. */
export class PbReader {
  readonly #options: ReadOptions;
  readonly #problems = new ProblemList();
  readonly #rows = new RowCutter((cells, line) => this.#row(cells, line));
  readonly #meta: Meta = { entries: new Map() };
  readonly #projects = new Map<string, ProjectRow>();
  #section: Section | undefined;
  #header: readonly string[] | undefined;
  #columns: Columns = new Map();
  #projectColumns: readonly string[] = [];
  /** The line after META, where what META lacks is reported. */
  #metaEnd = 1;
  #built: Built | undefined;
  #votes: VoteReader | undefined;

  constructor(options: ReadOptions = {}) {
    this.#options = options;
  }

  /** Read the next piece; it may end anywhere, also inside a cell. */
  push(piece: string): void {
    this.#rows.push(piece);
  }

  /** The election after the last piece, or every problem of the file. */
  finish(): Result<Election, readonly PbProblem[]> {
    const open = this.#rows.finish();
    if (open !== undefined)
      this.#problems.add(problem('open-quote', { line: open, field: 'file' }));
    const last = Math.max(1, this.#rows.line);
    for (const name of SECTIONS.slice(SECTIONS.indexOf(this.#section ?? '') + 1)) {
      this.#problems.add(problem('no-section', { line: last, field: name }, [name]));
    }
    const built = this.#built;
    const votes = this.#votes;
    if (!built || !votes) {
      if (!this.#problems.fatal) this.#needHeader('VOTES', last);
      return refuse(this.#problems.all());
    }
    this.#compareCounts(built.frame, votes, last);
    if (this.#problems.fatal) return refuse(this.#problems.all());
    return this.#election(built, votes);
  }

  #row(cells: readonly string[], line: number): void {
    const [first = '', ...rest] = cells;
    const title = first.trim();
    if (SECTIONS.includes(title) && rest.every((cell) => cell === '')) {
      return this.#open(title as Section, line);
    }
    if (this.#section === undefined) {
      this.#problems.add(problem('stray-text', { line, field: 'file' }, [first.slice(0, 40)]));
    } else if (this.#header === undefined) this.#openHeader(cells, line);
    else this.#cells(cells, line);
  }

  #open(section: Section, line: number): void {
    const expected = SECTIONS[SECTIONS.indexOf(this.#section ?? '') + 1];
    if (section !== expected) {
      this.#problems.add(problem('section-order', { line, field: section }, [section]));
      return;
    }
    if (this.#section !== undefined && this.#header === undefined)
      this.#needHeader(this.#section, line);
    this.#section = section;
    if (section === 'PROJECTS') this.#metaEnd = line;
    this.#header = undefined;
    if (section === 'VOTES') this.#built = this.#build(this.#metaEnd);
  }

  #needHeader(section: Section, line: number): void {
    const column = { META: 'key', PROJECTS: 'project_id', VOTES: 'voter_id' }[section];
    const place = { line, field: `${section}.${column}` };
    this.#problems.add(problem('missing-column', place, [column]));
  }

  #openHeader(cells: readonly string[], line: number): void {
    this.#header = cells;
    if (this.#section === 'META') {
      if (cells[0]?.trim() !== 'key') this.#needHeader('META', line);
    } else if (this.#section === 'PROJECTS') {
      this.#projectColumns = cells.map((cell) => cell.trim());
      const needed = ['project_id', 'cost'];
      this.#columns = columnsOf(cells, 'PROJECTS', needed, line, this.#problems);
    } else {
      const built = this.#built!;
      const points = built.frame.kind === 'points' ? ['points'] : [];
      const needed = ['voter_id', 'vote', ...points];
      const columns = columnsOf(cells, 'VOTES', needed, line, this.#problems);
      this.#votes = new VoteReader({ ...built.paper, columns }, this.#options, this.#problems);
    }
  }

  #cells(cells: readonly string[], line: number): void {
    if (this.#section === 'META') return takeEntry(this.#meta, cells, line, this.#problems);
    const width = this.#header!.length;
    if (cells.length !== width) {
      const place = { line, field: String(this.#section) };
      this.#problems.add(problem('cell-count', place, [cells.length, width]));
    } else if (this.#section === 'PROJECTS') this.#project(cells, line);
    else this.#votes?.take(cells, line);
  }

  #project(cells: readonly string[], line: number): void {
    const row = projectRow(cells, this.#columns, line, this.#problems);
    if (this.#projects.has(row.id)) {
      const place = { line, field: 'PROJECTS.project_id' };
      this.#problems.add(problem('repeated-id', place, [row.id]));
    } else this.#projects.set(row.id, row);
  }

  #build(line: number): Built {
    const frame = frameOf(this.#meta, line, this.#problems);
    const rows = [...this.#projects.values()];
    const amounts = [frame.budget, frame.minCost, frame.maxCost, ...rows.map((row) => row.cost)];
    const decimals = amounts.reduce((most, amount) => Math.max(most, amount?.decimals ?? 0), 0);
    const inUnits = (amount: Frame['budget'], at: number, field: string) =>
      amountIn(amount, decimals, { line: at, field }, this.#problems);
    const metaLine = (key: string) => this.#meta.entries.get(key)?.line ?? line;
    const cost = (key: string, amount: Frame['minCost']) =>
      amount && inUnits(amount, metaLine(key), `META.${key}`);
    const minCost = cost('min_sum_cost', frame.minCost);
    const maxCost = cost('max_sum_cost', frame.maxCost);
    const projects = rows.map((row) => ({
      ...row.project,
      cost: inUnits(row.cost, row.line, 'PROJECTS.cost'),
    }));
    const costs = new Map(projects.map((project) => [project.id, project.cost]));
    const limits = {
      ...frame.limits,
      ...(minCost !== undefined && { minCost }),
      ...(maxCost !== undefined && { maxCost }),
    };
    return {
      frame,
      decimals,
      projects,
      budget: inUnits(frame.budget, metaLine('budget'), 'META.budget'),
      paper: {
        kind: frame.kind,
        projects: new Map(projects.map((project, i) => [project.id, i])),
        costOf: (id) => costs.get(id),
        limits,
      },
    };
  }

  #compareCounts(frame: Frame, votes: VoteReader, last: number): void {
    const compare = (key: string, said: number, found: number) => {
      const line = this.#meta.entries.get(key)?.line ?? last;
      if (said === found) return;
      this.#problems.add(problem('count-differs', { line, field: `META.${key}` }, [said, found]));
    };
    compare('num_projects', frame.projects, this.#projects.size);
    compare('num_votes', frame.votes, votes.voters.length);
  }

  #election(built: Built, votes: VoteReader): Result<Election, readonly PbProblem[]> {
    const { frame, decimals, projects, budget, paper } = built;
    const election: Election = {
      kind: frame.kind,
      budget,
      decimals,
      ...(frame.currency !== undefined && { currency: frame.currency }),
      projects,
      groups: votes.groups,
      limits: paper.limits,
      ...(frame.eligible !== undefined && { eligible: frame.eligible }),
    };
    if (!sumsAreExact(election)) {
      const line = this.#meta.entries.get('budget')!.line;
      this.#problems.add(problem('too-large', { line, field: 'VOTES' }, ['Σ']));
      return refuse(this.#problems.all());
    }
    this.#recount(election);
    return ok({
      ...election,
      file: {
        meta: [...this.#meta.entries].map(([key, { value }]) => [key, value] as const),
        projectColumns: this.#projectColumns,
        projects: [...this.#projects.values()].map((row) => row.cells),
        voterColumns: this.#header!.map((cell) => cell.trim()),
        voters: votes.voters,
        warnings: this.#problems.warnings(),
      },
    });
  }

  /** Compare what the file says about its result with its ballots: it is counted as it stands. */
  #recount(election: Election): void {
    const { totals } = profileOf(election, usualScore(election.kind));
    let spent = 0;
    [...this.#projects.values()].forEach((row, i) => {
      const total = totals[i]!;
      const cost = election.projects[i]!.cost;
      const say = (code: 'votes-differ' | 'score-differs', said: number, found: number) => {
        const field = code === 'votes-differ' ? 'votes' : 'score';
        const place = { line: row.line, field: `PROJECTS.${field}` };
        this.#problems.add(problem(code, place, [said, found]));
      };
      if (row.votes !== undefined && row.votes !== total.ballots) {
        say('votes-differ', row.votes, total.ballots);
      }
      if (election.kind === 'points' && row.score !== undefined && row.score !== total.score) {
        say('score-differs', row.score, total.score);
      }
      if (cost > election.budget && !election.projects[i]!.withdrawn) {
        const place = { line: row.line, field: 'PROJECTS.cost' };
        this.#problems.add(problem('dearer-than-budget', place, [row.id]));
      }
      if (row.selected) spent += cost;
    });
    if (spent > election.budget) {
      const line = this.#meta.entries.get('budget')!.line;
      const write = (units: number) => writeUnits(units, election.decimals!);
      const facts = [write(spent), write(election.budget)];
      this.#problems.add(problem('selected-over-budget', { line, field: 'META.budget' }, facts));
    }
  }
}

interface Built {
  readonly frame: Frame;
  readonly decimals: number;
  readonly projects: readonly Project[];
  readonly budget: number;
  readonly paper: Omit<ConstructorParameters<typeof VoteReader>[0], 'columns'>;
}
