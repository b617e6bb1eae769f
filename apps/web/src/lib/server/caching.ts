/** Which answers may be kept, and which may be compressed. */

/** Pages about one person, or for officers: they are kept nowhere. */
const PRIVATE = /^\/(account|office|theme)(\/|$)|^\/[^/]+\/[^/]+\/(vote|gather\/(new|mine))(\/|$)/;

/** Counted for the one who asks: nothing personal, and nothing worth keeping. */
const FLEETING = /^\/count\/(file|play)(\/|$)/;

/**
 * The cache-control of a page shown to a visitor. A reading page may be kept by a shared cache for
 * fifteen seconds; a browser always asks again, so that nobody sees an old state.
 */
export function cacheControl(path: string, method: string): string {
  if (method !== 'GET' && method !== 'HEAD') return 'no-store';
  if (PRIVATE.test(path)) return 'no-store';
  const seconds = FLEETING.test(path) ? 0 : 15;
  return `public, max-age=0, s-maxage=${seconds}, must-revalidate`;
}
