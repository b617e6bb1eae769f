import type { BallotKind, BallotLimits } from '../election/election.ts';
import { inUnits, parseDecimal, parseWhole, said, type Written } from './numbers.ts';
import { problem, type PbCode, type ProblemList } from './problems.ts';

const VOTE_TYPES = ['approval', 'ordinal', 'cumulative', 'scoring', 'choose-1'] as const;
export type VoteType = (typeof VOTE_TYPES)[number];

const RULES = new Set([
  'greedy',
  'greedy-no-skip',
  'greedy-threshold',
  'greedy-exclusive',
  'greedy-custom',
  'equalshares',
  'equalshares-comparison',
  'equalshares/add1',
  'equalshares/add1-comparison',
  'unknown',
]);

const DETAILS = ['description', 'country', 'unit', 'instance', 'rule', 'date_begin', 'date_end'];

/** META as it is read: every entry with the line on which it stands. */
export interface Meta {
  readonly entries: Map<string, { readonly value: string; readonly line: number }>;
}

/** META understood, as far as it is without fault. */
export interface Frame {
  readonly voteType: VoteType;
  readonly kind: BallotKind;
  readonly budget: Written;
  readonly projects: number;
  readonly votes: number;
  readonly eligible: number | undefined;
  readonly currency: string | undefined;
  readonly minCost: Written | undefined;
  readonly maxCost: Written | undefined;
  readonly limits: BallotLimits;
}

export function takeEntry(
  meta: Meta,
  [key = '', value = '', ...more]: readonly string[],
  line: number,
  problems: ProblemList,
): void {
  const place = { line, field: `META.${key}` };
  if (more.some((cell) => cell !== '')) {
    problems.add(problem('cell-count', place, [more.length + 2, 2]));
  }
  if (meta.entries.has(key)) problems.add(problem('repeated-key', place, [key]));
  else meta.entries.set(key, { value, line });
}

/** Understand META; every fault goes to the list, and a missing number stands for zero. */
export function frameOf(meta: Meta, line: number, problems: ProblemList): Frame {
  const read = new MetaReader(meta, line, problems);
  for (const key of DETAILS) if (!read.text(key)) read.fault(key, 'missing-detail', key);
  const rule = read.text('rule');
  if (rule !== undefined && !RULES.has(rule)) read.fault('rule', 'bad-rule', rule);
  for (const key of ['date_begin', 'date_end']) {
    const date = read.text(key);
    if (date !== undefined && !isDate(date)) read.fault(key, 'bad-date', date);
  }
  const voteType = voteTypeOf(read);
  const maxCost = read.decimal('max_sum_cost');
  return {
    voteType,
    kind: kindOf(voteType, maxCost !== undefined),
    budget: read.required('budget', read.decimal('budget')) ?? { digits: 0n, decimals: 0 },
    projects: read.required('num_projects', read.whole('num_projects')) ?? 0,
    votes: read.required('num_votes', read.whole('num_votes')) ?? 0,
    eligible: read.whole('eligible_voters'),
    currency: read.text('currency'),
    minCost: read.decimal('min_sum_cost'),
    maxCost,
    limits: limitsOf(read),
  };
}

function voteTypeOf(read: MetaReader): VoteType {
  const text = read.text('vote_type');
  const known = VOTE_TYPES.find((type) => type === text);
  if (text === undefined) read.fault('vote_type', 'missing-key', 'vote_type');
  else if (known === undefined) read.fault('vote_type', 'bad-vote-type', text);
  return known ?? 'approval';
}

function kindOf(voteType: VoteType, hasMaxCost: boolean): BallotKind {
  switch (voteType) {
    case 'choose-1':
      return 'choose-one';
    case 'approval':
      return hasMaxCost ? 'knapsack' : 'approval';
    case 'cumulative':
    case 'scoring':
      return 'points';
    case 'ordinal':
      return 'ranking';
  }
}

function limitsOf(read: MetaReader): BallotLimits {
  const limits: Record<string, number> = {};
  const keys = {
    min_length: 'minPicks',
    max_length: 'maxPicks',
    min_points: 'minPoints',
    max_points: 'maxPoints',
    min_sum_points: 'minSum',
    max_sum_points: 'maxSum',
  } as const;
  for (const [key, limit] of Object.entries(keys)) {
    const value = read.whole(key);
    if (value !== undefined) limits[limit] = value;
  }
  return limits;
}

class MetaReader {
  readonly #meta: Meta;
  readonly #line: number;
  readonly #problems: ProblemList;

  constructor(meta: Meta, line: number, problems: ProblemList) {
    this.#meta = meta;
    this.#line = line;
    this.#problems = problems;
  }

  text(key: string): string | undefined {
    return said(this.#meta.entries.get(key)?.value);
  }

  whole(key: string): number | undefined {
    const text = this.text(key);
    const value = parseWhole(text ?? '');
    if (text !== undefined && value === undefined) this.fault(key, 'bad-whole-number', text);
    return value;
  }

  decimal(key: string): Written | undefined {
    const text = this.text(key);
    const value = parseDecimal(text ?? '');
    if (text !== undefined && value === undefined) this.fault(key, 'bad-number', text);
    return value;
  }

  required<T>(key: string, value: T | undefined): T | undefined {
    if (this.text(key) === undefined) this.fault(key, 'missing-key', key);
    return value;
  }

  fault(key: string, code: PbCode, fact: string): void {
    const line = this.#meta.entries.get(key)?.line ?? this.#line;
    this.#problems.add(problem(code, { line, field: `META.${key}` }, [fact]));
  }
}

function isDate(text: string): boolean {
  const match = /^(?:(\d\d)\.(\d\d)\.)?\d{4}$/.exec(text);
  if (!match) return false;
  const [, day = '01', month = '01'] = match;
  return Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
}

/** An amount in the election's units, or the problem that it is too large. */
export function amountIn(
  written: Written,
  scale: number,
  place: { readonly line: number; readonly field: string },
  problems: ProblemList,
): number {
  const units = inUnits(written, scale);
  if (units === undefined) problems.add(problem('too-large', place, [String(written.digits)]));
  return units ?? 0;
}
