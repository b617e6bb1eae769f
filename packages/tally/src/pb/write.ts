import { namedBy, type Ballot, type BallotGroup, type Election } from '../election/election.ts';
import { parseDecimal, inUnits, parseWhole, writeUnits } from './numbers.ts';
import { rowText } from './rows.ts';

/**
 * Entries of META by their keys, e.g. description, country, unit, instance, rule, date_begin and
 * date_end; those about the ballots and the money come from the election.
 */
export type About = Readonly<Record<string, string>>;

/** The published result by project: the ballots that name it, and whether it was selected. */
export type Official = ReadonlyMap<string, { readonly votes: number; readonly selected: boolean }>;

/**
 * Write an election as a .pb file, with LF line ends. What was read from a file is written back
 * with everything that the file said; META follows the election where the two differ.
 *
 * @param about entries of META, in place of what a file said; left out, they are blank, the country
 *   Taiwan and the rule unknown
 * @param official the published result, written as the columns votes and selected; an election that
 *   was read from a file keeps what the file said
 */
export function writePb(election: Election, about: About = {}, official?: Official): string {
  const rows = [['META'], ['key', 'value'], ...metaRows(election, about)];
  const projects = [['PROJECTS'], ...projectRows(election, official)];
  return `${[...rows, ...projects, ['VOTES'], ...voteRows(election)].map(rowText).join('\n')}\n`;
}

function metaRows(election: Election, about: About): readonly (readonly string[])[] {
  const told = new Map([...(election.file?.meta ?? BLANK), ...Object.entries(about)]);
  const decimals = election.decimals ?? 0;
  const units = (amount: number) => writeUnits(amount, decimals);
  const put = (key: string, value: string, same: (text: string) => boolean) => {
    const text = told.get(key);
    if (text === undefined || !same(text)) told.set(key, value);
  };
  const whole = (key: string, n: number | undefined) => {
    if (n !== undefined) put(key, String(n), (text) => parseWhole(text) === n);
  };
  const amount = (key: string, n: number | undefined) => {
    if (n !== undefined) put(key, units(n), (text) => isAmount(text, n, decimals));
  };
  const { limits = {} } = election;
  whole('num_projects', election.projects.length);
  whole(
    'num_votes',
    election.groups.reduce((sum, group) => sum + group.count, 0),
  );
  amount('budget', election.budget);
  const types = VOTE_TYPES[election.kind];
  put('vote_type', types[0], (text) => types.includes(text.trim()));
  whole('min_length', limits.minPicks);
  whole('max_length', limits.maxPicks);
  amount('min_sum_cost', limits.minCost);
  amount(
    'max_sum_cost',
    limits.maxCost ?? (election.kind === 'knapsack' ? election.budget : undefined),
  );
  whole('min_points', limits.minPoints);
  whole('max_points', limits.maxPoints);
  whole('min_sum_points', limits.minSum);
  whole('max_sum_points', limits.maxSum);
  whole('eligible_voters', election.eligible);
  if (election.currency !== undefined) {
    put('currency', election.currency, (text) => text.trim() === election.currency);
  }
  return [...told];
}

const BLANK = [
  ['description', ''],
  ['country', 'Taiwan'],
  ['unit', ''],
  ['instance', ''],
  ['num_projects', ''],
  ['num_votes', ''],
  ['budget', ''],
  ['vote_type', ''],
  ['rule', 'unknown'],
  ['date_begin', ''],
  ['date_end', ''],
] as const;

const VOTE_TYPES: Readonly<Record<Election['kind'], readonly [string, ...string[]]>> = {
  'choose-one': ['choose-1'],
  approval: ['approval'],
  knapsack: ['approval'],
  points: ['cumulative', 'scoring'],
  ranking: ['ordinal'],
};

function isAmount(text: string, units: number, decimals: number): boolean {
  const written = parseDecimal(text);
  return (
    written !== undefined && written.decimals <= decimals && inUnits(written, decimals) === units
  );
}

function projectRows(
  election: Election,
  official: Official | undefined,
): readonly (readonly string[])[] {
  const { file, projects } = election;
  const decimals = election.decimals ?? 0;
  if (file) return [file.projectColumns, ...file.projects];
  const columns = ['project_id', 'cost', 'name', 'category', 'neighborhood'];
  const resultOf = (id: string) => {
    if (!official) return [];
    const found = official.get(id);
    return [String(found?.votes ?? ''), found?.selected ? '1' : '0'];
  };
  return [
    official ? [...columns, 'votes', 'selected'] : columns,
    ...projects.map(({ id, cost, name = '', categories = [], area = '', withdrawn }) => [
      id,
      withdrawn ? '999999999' : writeUnits(cost, decimals),
      name,
      categories.join(','),
      area,
      ...resultOf(id),
    ]),
  ];
}

function voteRows(election: Election): readonly (readonly string[])[] {
  const { file, groups, kind } = election;
  if (file) {
    const written = groups.map(cellsOf);
    return [
      file.voterColumns,
      ...file.voters.map(({ id, group, cells }) => {
        // A map: a column may call itself `constructor`.
        const known = new Map(Object.entries({ voter_id: id, ...written[group] }));
        let next = 0;
        return file.voterColumns.map((column) => known.get(column) ?? cells[next++]!);
      }),
    ];
  }
  const optional = [
    ...(kind === 'points' ? ['points'] : []),
    ...(groups.some((group) => group.weight !== undefined) ? ['weight'] : []),
    ...(groups.some((group) => group.electorate !== undefined) ? ['electorate'] : []),
  ] as const;
  let voter = 0;
  const rows = groups.flatMap((group) => {
    const cells: Record<string, string> = cellsOf(group);
    const rest = ['vote', ...optional].map((column) => cells[column]!);
    return Array.from({ length: group.count }, () => [String(++voter), ...rest]);
  });
  return [['voter_id', 'vote', ...optional], ...rows];
}

function cellsOf({ ballot, weight, electorate }: BallotGroup): Record<string, string> {
  return {
    vote: namedBy(ballot).join(','),
    ...pointsOf(ballot),
    weight: weight === undefined ? '' : String(weight),
    electorate: electorate ?? '',
  };
}

function pointsOf(ballot: Ballot): { points?: string } {
  if (ballot.kind !== 'points') return {};
  return { points: ballot.points.map(([, points]) => points).join(',') };
}
