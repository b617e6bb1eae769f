/** Reads a list from a file: a spreadsheet, or text in UTF-8 or Big5. What a cell says is text, never a formula. */
import { readFile } from 'node:fs/promises';
import type { List } from '@gongsuan/acts/gather';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { CsvError, parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';

export type ListRefusal =
  | { readonly code: 'list-missing' }
  | { readonly code: 'list-encoding' }
  | { readonly code: 'list-unreadable' }
  | { readonly code: 'list-quotes'; readonly line: number }
  | { readonly code: 'list-empty' };

/** Larger lists are no lists of proposals. */
const MOST_BYTES = 20 * 1024 * 1024;
const MOST_ROWS = 10_000;

/** By its content: a spreadsheet begins with PK, anything else is text. */
export async function readList(path: string): Promise<Result<List, ListRefusal>> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return refuse({ code: 'list-missing' });
  if (bytes.byteLength > MOST_BYTES) return refuse({ code: 'list-unreadable' });
  const isSheet = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const rows = isSheet ? await rowsOfSheet(bytes) : rowsOfText(bytes);
  if (!rows.ok) return rows;
  const [headings, ...rest] = rows.value;
  if (!headings || rest.length > MOST_ROWS) return refuse({ code: 'list-empty' });
  // Lines are counted as a spreadsheet counts them, empty ones too.
  const lines = rest
    .map((cells, index) => ({ line: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return lines.length === 0 ? refuse({ code: 'list-empty' }) : ok({ headings, rows: lines });
}

type Rows = readonly (readonly string[])[];

async function rowsOfSheet(bytes: Buffer): Promise<Result<Rows, ListRefusal>> {
  try {
    const sheet = await readSheet(bytes);
    return ok(sheet.map((row) => row.map(textOf)));
  } catch {
    return refuse({ code: 'list-unreadable' });
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

function rowsOfText(bytes: Buffer): Result<Rows, ListRefusal> {
  const text = decode(bytes);
  if (text === undefined) return refuse({ code: 'list-encoding' });
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = first.includes('\t')
    ? '\t'
    : first.includes(';') && !first.includes(',')
      ? ';'
      : ',';
  try {
    const rows: unknown = parse(text, {
      delimiter,
      relax_column_count: true,
      // A quotation mark within a cell is a character like any other.
      relax_quotes: true,
      skip_empty_lines: false,
    });
    return ok(rows as Rows);
  } catch (cause) {
    if (cause instanceof CsvError && cause.code.includes('QUOTE'))
      return refuse({ code: 'list-quotes', line: lineOf(cause) });
    return refuse({ code: 'list-unreadable' });
  }
}

/** The line whose cell never ended, as a spreadsheet counts: the one after those that were read. */
function lineOf(cause: CsvError): number {
  return typeof cause['records'] === 'number' ? cause['records'] + 1 : 1;
}

/** UTF-8 with or without its mark, UTF-16 with it, or Big5 as older spreadsheets in Taiwan write. */
export function decode(bytes: Uint8Array): string | undefined {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : [];
  for (const encoding of [...utf16, 'utf-8', 'big5']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  return undefined;
}
