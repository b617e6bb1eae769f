import type { Lang } from '@gongsuan/prelude';

/** 1 -> 一, for 方案一; digits in English. */
export function inWords(count: number, lang: Lang): string {
  return lang === 'en' ? String(count) : ([...'〇一二三四五六七八九'][count] ?? String(count));
}
