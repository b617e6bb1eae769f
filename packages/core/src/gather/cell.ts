/** A cell of an exported table that no spreadsheet takes for a formula (=, +, -, @ at its start). */
export function plainCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
