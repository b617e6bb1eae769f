/**
 * The pairs of neighbouring characters by which Chinese texts are compared and searched; words of
 * other scripts are taken whole. 002「曾經參與的市民亦無法得知全部提案内容」(K2).
 */

/** Text as it is compared: full-width and half-width alike, lower case, 台 as 臺. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('台', '臺');
}

/**
 * The set of grams of a text, sorted: every two neighbouring Han characters, a Han character that
 * stands alone, and every word or number. Punctuation separates and is not kept.
 */
export function bigrams(text: string): readonly string[] {
  const grams = new Set<string>();
  for (const [run] of foldText(text).matchAll(/\p{sc=Han}+|[[\p{L}\p{N}\p{M}]--\p{sc=Han}]+/gv)) {
    if (/^\p{sc=Han}/u.test(run)) for (const pair of pairsOf([...run])) grams.add(pair);
    else grams.add(run);
  }
  return [...grams].sort();
}

function pairsOf(characters: readonly string[]): readonly string[] {
  if (characters.length === 1) return characters;
  return characters.slice(1).map((second, index) => `${characters[index] ?? ''}${second}`);
}
