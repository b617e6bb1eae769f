/**
 * A fair order of a public list: another one every day, the same for everybody on that day, so that no
 * proposal stands first because it was early.
 */
import type { Day } from '@gongsuan/prelude';

/** How a public list of proposals can be ordered. */
export const ORDERS = ['fair', 'newest', 'number'] as const;
export type Order = (typeof ORDERS)[number];

/** Sorts by a digest of the day and the key. Independent of the order in which things come in. */
export function dailyOrder<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  on: Day,
): readonly T[] {
  return items
    .map((item) => ({ item, key: keyOf(item), rank: digest(`${on}/${keyOf(item)}`) }))
    .toSorted((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1))
    .map(({ item }) => item);
}

/** FNV-1a with a final mix, 32 bits: spreads, needs no secret. */
function digest(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}
