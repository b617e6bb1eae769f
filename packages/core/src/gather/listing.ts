/** 提案清單的匯入: reads the rows of a list that another system or an office wrote. */
import { ok, refuse, type Result } from '@gongsuan/prelude';
import type { Area, Cycle } from '../plan/index.ts';
import { parseContent, type ContentRefusal } from './content.ts';
import type { Typed } from './fields.ts';
import { isNumber } from './number.ts';
import type { Content } from './proposal.ts';
import { cleanLine } from './text.ts';

/** The columns that a list may have, each with the headings by which it is known. */
export const COLUMNS = {
  title: ['標題', '提案名稱', '名稱', 'title', 'name'],
  purpose: ['目的', '提案目的', 'purpose'],
  content: ['內容', '提案內容', 'content', 'description'],
  area: ['分區', '提案分區', '地區', '區別', '行政區', 'area', 'district'],
  category: ['類別', '提案類別', '分類', 'category'],
  place: ['地點', '位置', 'place', 'location'],
  village: ['里', '里別', 'village'],
  point: ['座標', 'coordinates', 'point'],
  cost: ['經費', '金額', '預算', '經費概算', 'cost', 'budget', 'amount'],
  beneficiaries: ['受益對象', 'beneficiaries'],
  drawbacks: ['不利因素', 'drawbacks'],
  maintenance: ['維護管理', 'maintenance'],
  number: ['編號', '序號', 'number'],
} as const;
export type Column = keyof typeof COLUMNS;

const REQUIRED = ['title', 'purpose', 'content', 'cost'] as const satisfies readonly Column[];

export type HeadingRefusal =
  | { readonly code: 'import-columns-missing'; readonly columns: readonly string[] }
  | { readonly code: 'import-column-twice'; readonly column: string };

export type RowRefusal =
  | ContentRefusal
  | { readonly code: 'import-number-malformed'; readonly field: 'number'; readonly typed: string }
  | { readonly code: 'import-number-taken'; readonly field: 'number'; readonly number: string };

export interface Row {
  readonly area: Area;
  readonly content: Content;
  /** The number that the list brings along; without one the platform gives the next. */
  readonly number: string | null;
}

/** Which column each heading means; unknown headings are passed over. */
export function readHeadings(
  headings: readonly string[],
): Result<readonly (Column | null)[], HeadingRefusal> {
  const found = headings.map((heading) => columnOf(heading));
  const twice = found.find((column, index) => column && found.indexOf(column) !== index);
  if (twice) return refuse({ code: 'import-column-twice', column: COLUMNS[twice][0] });
  const missing = REQUIRED.filter((column) => !found.includes(column));
  return missing.length > 0
    ? refuse({
        code: 'import-columns-missing',
        columns: missing.map((column) => COLUMNS[column][0]),
      })
    : ok(found);
}

function columnOf(heading: string): Column | null {
  const plain = cleanLine(heading.normalize('NFKC')).toLowerCase();
  const known = Object.keys(COLUMNS).filter((key): key is Column => key in COLUMNS);
  return known.find((column) => COLUMNS[column].some((name) => name === plain)) ?? null;
}

/** The headings that mean nothing here, so that nobody believes their cells were taken. */
export function unreadHeadings(headings: readonly string[]): readonly string[] {
  return headings.map(cleanLine).filter((heading) => heading !== '' && !columnOf(heading));
}

/** Reads one row. Cells are plain text: what looks like a formula is kept as it is written. */
export function readRow(
  cells: readonly string[],
  columns: readonly (Column | null)[],
  cycle: Pick<Cycle, 'areas' | 'rules'>,
): Result<Row, readonly RowRefusal[]> {
  const by: Record<string, string> = {};
  columns.forEach((column, index) => {
    if (column) by[column] = cells[index] ?? '';
  });
  const number = cleanLine(by['number'] ?? '');
  const problems: RowRefusal[] = [];
  if (number !== '' && !isNumber(number)) {
    problems.push({ code: 'import-number-malformed', field: 'number', typed: number.slice(0, 60) });
  }
  const reading = parseContent(typedRow(by, cycle), cycle, []);
  if (!reading.ok) return refuse([...problems, ...reading.refusal]);
  if (problems.length > 0) return refuse(problems);
  return ok({ ...reading.value, number: number === '' ? null : number });
}

/** Areas and categories may be written by their short names or as people say them. */
function typedRow(by: Readonly<Record<string, string>>, cycle: Pick<Cycle, 'areas' | 'rules'>) {
  const area = cleanLine(by['area'] ?? '');
  const category = cleanLine(by['category'] ?? '');
  const known = cycle.areas.find((one) => area !== '' && names(one.slug, one.name).includes(area));
  const kind = cycle.rules.categories.find((one) => names(one.key, one.name).includes(category));
  const typed: Typed = { ...by, area: known?.slug ?? area, category: kind?.key ?? category };
  // A list seldom says where: the area is the place.
  const place = cleanLine(by['place'] ?? '') || known?.name.zh || area;
  return { ...typed, place };
}

function names(key: string, name: { readonly zh: string; readonly en: string | null }) {
  return [key, name.zh, name.zh.replaceAll('臺', '台'), name.en ?? name.zh];
}
