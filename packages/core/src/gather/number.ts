/**
 * 提案編號: year of the Republic, the area's place in the official order, and a serial of the area, as
 * on Taipei's own case 106030037 (year 106, third district 大安, the 37th).
 */
import { rocYear } from '@gongsuan/prelude';

export function numberOf(year: number, areaOrdinal: number, serial: number): string {
  const digits = (value: number, width: number) => String(value).padStart(width, '0');
  return `${digits(rocYear(year), 3)}${digits(areaOrdinal, 2)}${digits(serial, 4)}`;
}

/** Whether a text can be a number; a list may bring its own. */
export function isNumber(text: string): boolean {
  return /^\d{9,12}$/.test(text);
}
