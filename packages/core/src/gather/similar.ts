/** 相似提案: earlier proposals that say much the same. 002「相似提案内容」(K1). */

/** How alike two sets are: twice what they share over what they hold together; 0 to 1. */
export function dice(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  return (2 * shared(a, b)) / (a.length + b.length);
}

/** A proposal that may be similar. */
export interface Grams {
  /** The grams of its title. */
  readonly title: readonly string[];
  /** How many of the grams asked for occur anywhere in its text. */
  readonly found: number;
}

/**
 * How similar an earlier proposal is to a title that is being written: the titles compared, and how
 * much of the new title occurs anywhere in the earlier text. 0 (nothing) to 1 (the same title).
 */
export function likeness(asked: readonly string[], earlier: Grams): number {
  if (asked.length === 0) return 0;
  const titles = dice(asked, earlier.title);
  const covered = Math.min(earlier.found, asked.length) / asked.length;
  return Math.max(titles, (titles + covered) / 2);
}

/** Below this two proposals have no more in common than any two of one city. */
export const LEAST_LIKENESS = 0.25;

/** The most similar first; equal ones keep the order in which they came. */
export function mostSimilar<T extends { readonly grams: Grams }>(
  asked: readonly string[],
  earlier: readonly T[],
  limit: number,
): readonly (T & { readonly likeness: number })[] {
  return earlier
    .map((one) => ({ ...one, likeness: likeness(asked, one.grams) }))
    .filter((one) => one.likeness >= LEAST_LIKENESS)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, limit);
}

function shared(a: readonly string[], b: readonly string[]): number {
  const held = new Set(b);
  return a.filter((gram) => held.has(gram)).length;
}
