/** Addresses: Chinese pages stand at the root, English ones under /en. */
import type { Lang } from '@gongsuan/prelude';

/** The address of a page in the reader's language. `path` begins with a slash. */
export function to(lang: Lang, path: string): string {
  return lang === 'en' ? `/en${path === '/' ? '' : path}` : path;
}

/** The language that an address asks for. */
export function langOf(pathname: string): Lang {
  return pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'zh-Hant-TW';
}

/** The address without its language. */
export function withoutLang(pathname: string): string {
  return langOf(pathname) === 'en' ? pathname.slice(3) || '/' : pathname;
}

/**
 * An address within this site, out of a form or a query; `fallback` for anything that a browser
 * could read as another site.
 */
export function local(address: unknown, fallback: string): string {
  return typeof address === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(address) ? address : fallback;
}
