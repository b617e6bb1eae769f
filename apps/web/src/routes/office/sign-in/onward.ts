import { to } from '#lib/links.ts';
import { safeNext } from '#lib/server/session.ts';

/** The next page of signing in, which still knows where the reader was going. */
export function onward(
  { locals, url }: { readonly locals: App.Locals; readonly url: URL },
  path: string,
): string {
  const next = safeNext(url.searchParams.get('next'));
  const query = next === undefined ? '' : `?next=${encodeURIComponent(next)}`;
  return to(locals.lang, path) + query;
}
