/** A cell of an exported table that no spreadsheet takes for a formula (=, +, -, @ at its start). */
export function plainCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** A line of a CSV file, every cell safe to open in a spreadsheet. */
export function csvLine(cells: readonly string[]): string {
  return cells
    .map((cell) => plainCell(cell))
    .map((cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}

/** A whole file of cells: UTF-8 with a mark so that Excel reads it, lines ended as RFC 4180 says. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${csvLine(row)}\r\n`).join('')}`;
}
