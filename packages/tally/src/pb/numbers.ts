/** A number as it stands in a .pb file: its digits, and how many stand behind the point. */
export interface Written {
  readonly digits: bigint;
  readonly decimals: number;
}

/** Reads "1200", "1200.50" and "1200,50"; zeros at the end behind the point do not count. */
export function parseDecimal(text: string): Written | undefined {
  const match = /^\s*(\d{1,30})(?:[.,](\d{1,30}))?\s*$/.exec(text);
  if (!match) return undefined;
  const behind = (match[2] ?? '').replace(/0+$/, '');
  return { digits: BigInt(`${match[1]}${behind}`), decimals: behind.length };
}

/** The number in units of which `10 ** decimals` make one; undefined when it is too large. */
export function inUnits({ digits, decimals }: Written, scale: number): number | undefined {
  const units = digits * 10n ** BigInt(scale - decimals);
  return units <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(units) : undefined;
}

/** A whole number from zero, also when it is written "3.0"; undefined otherwise. */
export function parseWhole(text: string): number | undefined {
  const written = parseDecimal(text);
  return written?.decimals === 0 ? inUnits(written, 0) : undefined;
}

/** Units as they are written in a file: 120050 at two decimals is "1200.50". */
export function writeUnits(units: number, decimals: number): string {
  if (decimals === 0) return String(units);
  const digits = String(units).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** What a cell says; "None" is how Python writes that it says nothing. */
export function said(cell: string | undefined): string | undefined {
  const text = cell?.trim();
  return text === undefined || text === '' || text === 'None' ? undefined : text;
}
