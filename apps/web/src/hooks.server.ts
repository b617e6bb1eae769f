import { randomBytes } from 'node:crypto';
import { connectionLost } from '@gongsuan/store/vote';
import { wordsOf } from '@gongsuan/words';
import { redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { langOf, to, withoutLang } from '#lib/links.ts';
import { cacheControl } from '#lib/server/caching.ts';
import { compressed } from '#lib/server/compress.ts';
import { holdsSecret, keptForm, type KeptForm } from '#lib/server/kept-form.ts';
import { log, withoutValues } from '#lib/server/log.ts';
import { pace, perMinuteOf } from '#lib/server/pace.ts';
import { plainPage } from '#lib/server/plain-page.ts';
import { everyAnswer } from '#lib/server/protection.ts';
import { bringsForm, readSentForm, type SentForm } from '#lib/server/sent-form.ts';
import { actorOf, doorFor } from '#lib/server/session.ts';
import { tenantNamed } from '#lib/server/tenants.ts';
import { THEME_COOKIE, themeOf } from '#lib/theme.ts';

const DEVICE_COOKIE = 'gs_device';
const YEAR_S = 365 * 24 * 3600;

/** Forms a minute: by one browser, and by everybody behind one address (a school, an office). */
const limit = (name: string, usual: number) => pace(perMinuteOf(name, process.env[name], usual));
const perDevice = limit('FORMS_PER_MINUTE_DEVICE', 90);
const perAddress = limit('FORMS_PER_MINUTE_ADDRESS', 1_800);

export const handle: Handle = async ({ event, resolve }) => {
  const { locals, url } = event;
  locals.lang = langOf(url.pathname);
  locals.now = new Date();
  locals.failed = false;
  locals.lent = false;
  locals.request = randomBytes(5).toString('hex');
  locals.device = deviceOf(event);
  // No page has such a sign in its address, and PostgreSQL keeps none.
  if (hasControl(url.pathname)) return plain(event, 404);
  if (url.search.includes('%00')) url.search = url.search.replaceAll('%00', '');
  const sent = await takeForm(event);
  if (sent instanceof Response) return sent;
  try {
    const response = (await arrive(event)) ?? (await resolve(event, pageOf(event)));
    const last = lastWord(event, response);
    if (last) return last;
    protect(event, response.headers, response.status);
    return compressed(event.request, response);
  } finally {
    await sent?.clear();
  }
};

/** Fills in the frame of the page. */
function pageOf({ locals, cookies }: RequestEvent) {
  const theme = themeOf(cookies.get(THEME_COOKIE));
  return {
    transformPageChunk: ({ html }: { readonly html: string }) =>
      html.replace('%gongsuan.lang%', locals.lang).replace('%gongsuan.theme%', theme),
  };
}

/** Who is there and where; a page that says so when that cannot be known just now. */
async function arrive(event: RequestEvent): Promise<Response | null> {
  const { locals, params } = event;
  try {
    locals.actor = await actorOf(event);
    const tenant = params.tenant && (await tenantNamed(params.tenant, locals.now));
    if (tenant) locals.tenant = tenant;
  } catch (caught) {
    noteFailure(event, caught);
    return plain(event, isAway(caught) ? 503 : 500);
  }
  toSignIn(event);
  return null;
}

/** Pages that take photos, documents or election files. */
const TAKES_FILES = /\/gather\/(new|\[id\]\/edit)$|^\/count$/;

/**
 * The form of a request, read before anything is asked of the database; or the page that refuses it.
 * `request.formData()` gives the same form to the actions.
 */
async function takeForm(event: RequestEvent): Promise<SentForm | Response | null> {
  const { request, locals, route } = event;
  if (request.method !== 'POST') return null;
  const slow = !mayGoOn(event);
  if (slow) log.warn({ request: locals.request }, 'forms are sent too fast');
  // Whoever sends too much too fast is not read to the end.
  const long = Number(request.headers.get('content-length') ?? Infinity) > 256 * 1024;
  if (!bringsForm(request) || (slow && long)) return slow ? plain(event, 429) : null;
  const read = await readSentForm(request, TAKES_FILES.test(route.id ?? ''));
  if (!read.ok) return plain(event, read.refusal.code === 'form-too-large' ? 413 : 400);
  const { form, clear } = read.value;
  locals.form = form;
  Object.defineProperty(request, 'formData', { value: () => Promise.resolve(form) });
  if (!slow) return { form, clear };
  await clear();
  return plain(event, 429);
}

/**
 * Where the framework has no page of its own to say it (an answer without a page, a database that
 * went away in the middle of a form): ours, with everything that was typed.
 */
function lastWord(event: RequestEvent, { status, headers }: Response): Response | undefined {
  if (status < 400 || !headers.get('content-type')?.startsWith('text/html')) return undefined;
  const isPage = headers.has('x-sveltekit-page');
  // A refusal of the form itself, such as a registry that does not answer, has its own page.
  const failedForm = status >= 500 && event.locals.failed && event.locals.form !== undefined;
  return isPage && !failedForm ? undefined : plain(event, status);
}

/** Below /office/[tenant] everybody must be signed in; a visitor is led to the door and back. */
function toSignIn(event: RequestEvent): void {
  const { route, locals, request } = event;
  if (!route.id?.startsWith('/office/[tenant]') || locals.actor?.kind === 'staff') return;
  if (request.method === 'GET') redirect(303, doorFor(event, 'staff'));
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

/** A page without database or layout, in the reader's language, with what was typed. */
function plain(event: RequestEvent, status: number): Response {
  const { lang, request } = event.locals;
  const t = wordsOf(lang).shell.frame.error;
  const kind = kindOf(status);
  const kept = keptOf(event);
  const again = kept && (kind === 'tooMany' || kind === 'unavailable') ? t.again[kind] : undefined;
  const back = event.request.method === 'POST' && status !== 404;
  const page = plainPage(lang, {
    title: t.said[kind].title,
    text: again ?? t.said[kind].text,
    links: [
      ...(back ? [{ href: event.url.pathname, text: t.again.back }] : []),
      { href: to(lang, '/'), text: t.homeButton },
    ],
    ...(status >= 500 && { code: request }),
    ...(again !== undefined && { kept }),
  });
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8' });
  if (status === 429) headers.set('retry-after', '60');
  if (status === 503) headers.set('retry-after', '10');
  protect(event, headers, status);
  return new Response(page, { status, headers });
}

/** Passwords, codes and ID numbers are typed again: no page carries them. */
function keptOf({ locals, url }: RequestEvent): KeptForm | undefined {
  const { form } = locals;
  return form && !holdsSecret(form) ? keptForm(form, url, '') : undefined;
}

function kindOf(status: number) {
  switch (status) {
    case 400:
      return 'unreadable';
    case 403:
      return 'notAllowed';
    case 404:
    case 410:
      return 'notFound';
    case 413:
      return 'tooLarge';
    case 429:
      return 'tooMany';
    default:
      return status >= 500 ? 'unavailable' : 'other';
  }
}

function hasControl(pathname: string): boolean {
  return /%(0[0-9a-f]|1[0-9a-f]|7f)/i.test(pathname);
}

function protect(event: RequestEvent, headers: Headers, status: number): void {
  const { locals, url, request } = event;
  headers.set('x-request-id', locals.request);
  for (const [name, value] of Object.entries(everyAnswer(url.protocol === 'https:')))
    if (!headers.has(name)) headers.set(name, value);
  if (!headers.has('cache-control') || headers.get('content-type')?.startsWith('text/html')) {
    const path = withoutLang(url.pathname);
    // A page that renews itself is not finished.
    const mayKeep =
      status < 400 && locals.actor === null && !locals.lent && !headers.has('refresh');
    headers.set('cache-control', mayKeep ? cacheControl(path, request.method) : 'no-store');
    headers.append('vary', 'cookie');
  }
}

/** What a page may say of an error: only the code that finds it in the log; the words are the page's. */
export const handleError: HandleServerError = ({ kind, error: caught, event }) => {
  event.locals.failed = true;
  if (kind !== 'unknown') return;
  noteFailure(event, caught);
  const { request } = event.locals;
  return { ...(isAway(caught) ? { status: 503 } : {}), message: request, code: request };
};

function noteFailure({ locals, route }: RequestEvent, caught: unknown): void {
  const { request } = locals;
  log.error({ request, route: route.id, ...withoutValues(caught) }, 'a request failed');
}

/** The database cannot be reached, or the disk takes nothing: it will pass, and the page says so. */
function isAway(caught: unknown): boolean {
  const code = caught instanceof Error && 'code' in caught ? String(caught.code) : '';
  return connectionLost(caught) || /^(ENOENT|ENOSPC|EROFS|EMFILE)$/.test(code);
}
