/** Cuts a semicolon-separated text that arrives in pieces into rows, with quoting as in RFC 4180. */
export class RowCutter {
  readonly #onRow: (cells: readonly string[], line: number) => void;
  #rest = '';
  #line = 0;
  /** A row whose quoted cell goes on over the end of a line. */
  #open: OpenRow | undefined;

  constructor(onRow: (cells: readonly string[], line: number) => void) {
    this.#onRow = onRow;
  }

  push(piece: string): void {
    const text = this.#rest + piece;
    let from = 0;
    for (;;) {
      const end = text.indexOf('\n', from);
      if (end < 0) break;
      this.#take(text.slice(from, end));
      from = end + 1;
    }
    this.#rest = text.slice(from);
  }

  /** The line on which a quoted cell was left open at the end of the file, if any. */
  finish(): number | undefined {
    if (this.#rest !== '') this.#take(this.#rest);
    this.#rest = '';
    return this.#open?.line;
  }

  get line(): number {
    return this.#line;
  }

  #take(raw: string): void {
    this.#line += 1;
    let text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (this.#line === 1 && text.startsWith('\uFEFF')) text = text.slice(1);
    if (this.#open) this.#goOn(this.#open, text, 0);
    else if (text.includes('"')) this.#start({ cells: [], parts: [], line: this.#line }, text, 0);
    else if (text !== '') this.#onRow(text.split(';'), this.#line);
  }

  /** Read cells from a place where none is open. */
  #start(row: OpenRow, text: string, from: number): void {
    let at = from;
    while (at <= text.length) {
      if (text[at] === '"') return this.#goOn(row, text, at + 1);
      const end = nextSeparator(text, at);
      row.cells.push(text.slice(at, end));
      at = end + 1;
    }
    this.#open = undefined;
    this.#onRow(row.cells, row.line);
  }

  /** Read on inside a quoted cell. Each line is looked at once, however many the cell holds. */
  #goOn(row: OpenRow, text: string, from: number): void {
    const end = closingQuote(text, from);
    if (end < 0) {
      row.parts.push(text.slice(from));
      this.#open = row;
      return;
    }
    const next = nextSeparator(text, end + 1);
    const quoted = [...row.parts, text.slice(from, end)].join('\n').replaceAll('""', '"');
    row.cells.push(quoted + text.slice(end + 1, next));
    this.#start({ ...row, parts: [] }, text, next + 1);
  }
}

interface OpenRow {
  readonly cells: string[];
  /** The lines of the open cell so far. */
  readonly parts: string[];
  readonly line: number;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function nextSeparator(text: string, from: number): number {
  const at = text.indexOf(';', from);
  return at < 0 ? text.length : at;
}

/** A row as text, quoted where it must be so that it reads back the same. */
export function rowText(cells: readonly string[]): string {
  return cells.map(cellText).join(';');
}

function cellText(cell: string): string {
  return /[";\r\n\uFEFF]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
