/** Which answers may be kept, and which may be compressed. */

/** Pages about one person, for officers, or of a file that is soon gone: they are kept nowhere. */
const PRIVATE =
  /^\/(account|office|theme|count\/(file|play))(\/|$)|^\/[^/]+\/[^/]+\/(vote|gather\/(new|mine))(\/|$)/;

/**
 * The cache-control of a page shown to a visitor. A reading page may be kept by a shared cache for
 * fifteen seconds; a browser always asks again, so that nobody sees an old state.
 */
export function cacheControl(path: string, method: string): string {
  if (method !== 'GET' && method !== 'HEAD') return 'no-store';
  if (PRIVATE.test(path)) return 'no-store';
  return 'public, max-age=0, s-maxage=15, must-revalidate';
}
