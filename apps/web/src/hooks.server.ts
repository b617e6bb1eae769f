import { randomBytes } from 'node:crypto';
import { wordsOf } from '@gongsuan/words';
import { redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { langOf, to, withoutLang } from '#lib/links.ts';
import { cacheControl } from '#lib/server/caching.ts';
import { compressed } from '#lib/server/compress.ts';
import { log, withoutValues } from '#lib/server/log.ts';
import { pace } from '#lib/server/pace.ts';
import { actorOf } from '#lib/server/session.ts';
import { tenantNamed } from '#lib/server/tenants.ts';
import { THEME_COOKIE, themeOf } from '#lib/theme.ts';

const DEVICE_COOKIE = 'gs_device';
const YEAR_S = 365 * 24 * 3600;

/** Forms a minute: by one browser, and by everybody behind one address (a school, an office). */
const perDevice = pace(Number(process.env['FORMS_PER_MINUTE_DEVICE'] ?? 90));
const perAddress = pace(Number(process.env['FORMS_PER_MINUTE_ADDRESS'] ?? 1_800));

export const handle: Handle = async ({ event, resolve }) => {
  const { locals, url } = event;
  locals.lang = langOf(url.pathname);
  locals.now = new Date();
  locals.request = randomBytes(5).toString('hex');
  locals.device = deviceOf(event);
  if (event.request.method === 'POST' && !mayGoOn(event)) return tooFast(event);
  locals.actor = await actorOf(event);
  const tenant = event.params.tenant && (await tenantNamed(event.params.tenant, locals.now));
  if (tenant) locals.tenant = tenant;
  toSignIn(event);

  const theme = themeOf(event.cookies.get(THEME_COOKIE));
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%gongsuan.lang%', locals.lang).replace('%gongsuan.theme%', theme),
  });
  protect(event, response.headers, response.status);
  return compressed(event.request, response);
};

/** Below /office/[tenant] everybody must be signed in; a visitor is led to the door and back. */
function toSignIn({ route, locals, url, request }: RequestEvent): void {
  if (!route.id?.startsWith('/office/[tenant]') || locals.actor?.kind === 'staff') return;
  if (request.method !== 'GET') return;
  const back = encodeURIComponent(url.pathname + url.search);
  redirect(303, `${to(locals.lang, '/office/sign-in')}?next=${back}`);
}

function deviceOf({ cookies, request, url }: RequestEvent): string {
  const known = cookies.get(DEVICE_COOKIE);
  if (known && /^[0-9a-f]{32}$/.test(known)) return known;
  const fresh = randomBytes(16).toString('hex');
  // Only somebody who sends a form gets the cookie: readers are not marked.
  if (request.method === 'POST') {
    cookies.set(DEVICE_COOKIE, fresh, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: url.protocol === 'https:',
      maxAge: YEAR_S,
    });
  }
  return fresh;
}

function mayGoOn(event: RequestEvent): boolean {
  const { device, now } = event.locals;
  return perDevice.take(device, now) && perAddress.take(event.getClientAddress(), now);
}

/** A page of its own, without database or layout: it must be cheap. */
function tooFast({ locals }: RequestEvent): Response {
  const t = wordsOf(locals.lang).shell.frame.error.said.tooMany;
  log.warn({ request: locals.request }, 'forms are sent too fast');
  const page =
    `<!doctype html><html lang="${locals.lang}"><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">` +
    `<link rel="stylesheet" href="/plain.css"><title>${t.title}</title><main><h1>${t.title}</h1><p>${t.text}</p></main></html>`;
  return new Response(page, {
    status: 429,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': '60',
    },
  });
}

function protect(event: RequestEvent, headers: Headers, status: number): void {
  const { locals, url, request } = event;
  headers.set('x-request-id', locals.request);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'same-origin');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(), microphone=(), payment=()');
  if (url.protocol === 'https:') {
    headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  }
  if (!headers.has('cache-control') || headers.get('content-type')?.startsWith('text/html')) {
    const path = withoutLang(url.pathname);
    // A page that renews itself is not finished.
    const mayKeep = status < 400 && locals.actor === null && !headers.has('refresh');
    headers.set('cache-control', mayKeep ? cacheControl(path, request.method) : 'no-store');
    headers.append('vary', 'cookie');
  }
}

/** What a page may say of an error: only the code that finds it in the log; the words are the page's. */
export const handleError: HandleServerError = ({ kind, error: caught, event }) => {
  if (kind !== 'unknown') return;
  const { request } = event.locals;
  log.error({ request, route: event.route.id, ...withoutValues(caught) }, 'a request failed');
  return { ...(isAway(caught) ? { status: 503 } : {}), message: request, code: request };
};

/** The database cannot be reached, or is starting: it will pass, and the page says so. */
function isAway(caught: unknown): boolean {
  const code = caught instanceof Error && 'code' in caught ? String(caught.code) : '';
  return /^(ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|ENOENT|08|57P0|53)/.test(code);
}
