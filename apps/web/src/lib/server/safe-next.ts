/**
 * A path of this site to go on to after signing in; `undefined` for anything else, other sites
 * above all (`//evil.example`, `/\evil.example`).
 */
export function safeNext(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > 500 || !/^\/(?![/\\])/.test(text)) return undefined;
  if (/[\\\p{Cc}]/u.test(text)) return undefined;
  const base = 'https://here.invalid';
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  // `/.//evil.example` is a path of this site until its dot is taken out.
  if (url?.origin !== base || url.pathname.startsWith('//')) return undefined;
  return url.pathname + url.search;
}
