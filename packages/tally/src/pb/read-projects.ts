import type { Project } from '../election/election.ts';
import { parseDecimal, parseWhole, said, type Written } from './numbers.ts';
import { problem, type ProblemList } from './problems.ts';

/** A row of PROJECTS understood; its cost is not yet in the election's units. */
export interface ProjectRow {
  readonly id: string;
  readonly cost: Written;
  readonly line: number;
  readonly cells: readonly string[];
  readonly project: Omit<Project, 'cost'>;
  readonly votes: number | undefined;
  readonly score: number | undefined;
  readonly selected: boolean;
}

/** Where the columns of a section stand. */
export type Columns = ReadonlyMap<string, number>;

/** Read a header line; a missing or repeated column goes to the list. */
export function columnsOf(
  cells: readonly string[],
  section: 'PROJECTS' | 'VOTES',
  needed: readonly string[],
  line: number,
  problems: ProblemList,
): Columns {
  const columns = new Map<string, number>();
  cells.forEach((cell, i) => {
    const name = cell.trim();
    const place = { line, field: `${section}.${name}` };
    if (columns.has(name)) problems.add(problem('repeated-column', place, [name]));
    else columns.set(name, i);
  });
  for (const name of needed) {
    if (columns.has(name)) continue;
    problems.add(problem('missing-column', { line, field: `${section}.${name}` }, [name]));
  }
  return columns;
}

export function projectRow(
  cells: readonly string[],
  columns: Columns,
  line: number,
  problems: ProblemList,
): ProjectRow {
  const cell = (name: string) => said(cells[columns.get(name) ?? -1]);
  const place = (name: string) => ({ line, field: `PROJECTS.${name}` });
  const id = cell('project_id') ?? '';
  if (id === '') problems.add(problem('empty-id', place('project_id')));
  if (id.includes(',')) problems.add(problem('id-with-comma', place('project_id'), [id]));
  const cost = parseDecimal(cell('cost') ?? '');
  if (!cost) problems.add(problem('bad-number', place('cost'), [cell('cost') ?? '']));
  const withdrawn = cost?.digits === WITHDRAWN && cost.decimals === 0;
  if (withdrawn) problems.add(problem('withdrawn', place('cost'), [id]));
  const selected = cell('selected');
  if (selected !== undefined && !/^[0-3]$/.test(selected)) {
    problems.add(problem('bad-selected', place('selected'), [selected]));
  }
  const whole = (name: string) => {
    const text = cell(name);
    const value = parseWhole(text ?? '');
    if (text !== undefined && value === undefined) {
      problems.add(problem('bad-whole-number', place(name), [text], 'warning'));
    }
    return value;
  };
  return {
    id,
    cost: cost ?? { digits: 0n, decimals: 0 },
    line,
    cells,
    project: projectOf(id, cell, withdrawn),
    votes: whole('votes'),
    score: whole('score'),
    selected: selected === '1',
  };
}

/** A cost of 999999999 marks a project that was withdrawn. */
const WITHDRAWN = 999_999_999n;

function projectOf(
  id: string,
  cell: (name: string) => string | undefined,
  withdrawn: boolean,
): Omit<Project, 'cost'> {
  const name = cell('name');
  const area = cell('neighborhood') ?? cell('district') ?? cell('subunit');
  const categories = cell('category')
    ?.split(',')
    .map((category) => category.trim())
    .filter((category) => category !== '');
  return {
    id,
    ...(name !== undefined && { name }),
    ...(area !== undefined && { area }),
    ...(categories !== undefined && { categories }),
    ...(withdrawn && { withdrawn }),
  };
}
