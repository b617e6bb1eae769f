/**
 * Who is behind a request, and the way to the door and back.
 *
 * Below /office staff sign in, everywhere else citizens, each with a cookie of its own; one browser can
 * be both. In a loader: `const staff = requireStaff(event)`. In a form action the same
 * call is the FIRST line, before the form is read:
 *
 *     save: async (event) => {
 *       const staff = await requireStaff(event);
 *       const form = await event.request.formData();
 *
 * When the session has ended in the middle of a long form, a GET is led to the sign-in page and
 * back, and a POST answers with a page that keeps what was typed, with a sign-in link in a new tab
 * and a button that sends the same form again: 「登入後回到此頁再按一次送出」. Passwords, codes and ID
 * numbers are asked for again, and nothing is shown of the office's own data, because nobody is known
 * to sit there any more.
 *
 * A page that anybody may see (a citizen's proposal) can keep its own form instead:
 *
 *     const citizen = citizenOf(event);
 *     if (!citizen) return signedOut(event, typed);
 *
 * which renders the same form with `form.typed`, the sentence in `form.refusals`, and the link for
 * a new tab in `form.signIn`. The Origin check of the framework stays on; no page needs a token.
 */
import { isLent, presentOf, type From } from '@gongsuan/acts/people';
import {
  deviceName,
  type Actor,
  type Citizen,
  type Session,
  type Staff,
} from '@gongsuan/core/people';
import { wordsOf } from '@gongsuan/words';
import { error, fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { to, withoutLang } from '#lib/links.ts';
import { house } from '../../house.ts';
import { keptForm, type KeptForm } from './kept-form.ts';
import { shown, type ShownRefusal } from './refusals.ts';
import { tokenOf } from './session-cookies.ts';

export { safeNext } from './safe-next.ts';
export { dropToken, keepToken, tokenOf } from './session-cookies.ts';

type Kind = 'staff' | 'citizen';

type Asking = Pick<RequestEvent, 'locals' | 'url' | 'request'>;
const sessions = new WeakMap<App.Locals, Session>();
const kept = new WeakMap<App.Locals, KeptForm>();

/** Who is signed in on this side of the site; asked once for each request, by the hook. */
export async function actorOf(event: RequestEvent): Promise<Actor | null> {
  const kind = sideOf(event.url.pathname);
  const actor = await presentOrLent(event, kind);
  // Kept here, before an action reads the form, so that it is not lost wherever somebody asks.
  if (
    !actor &&
    kind === 'staff' &&
    event.request.method === 'POST' &&
    !isDoor(event.url.pathname)
  ) {
    const { form } = event.locals;
    if (form) kept.set(event.locals, keptForm(form, event.url, doorFor(event, kind)));
  }
  return actor;
}

/** On a device in a voter's hands nobody is signed in, on neither side. */
async function presentOrLent(event: RequestEvent, kind: Kind): Promise<Actor | null> {
  const actor = await presentActor(event, kind);
  const token = actor?.kind === 'staff' ? undefined : tokenOf(event, 'staff');
  event.locals.lent = token !== undefined && (await isLent(house().db, token, event.locals.now));
  return event.locals.lent ? null : actor;
}

async function presentActor(event: RequestEvent, kind: Kind): Promise<Actor | null> {
  const token = tokenOf(event, kind);
  if (!token) return null;
  const present = await presentOf(house().db, house(), kind, token, event.locals.now);
  if (!present) return null;
  sessions.set(event.locals, present.session);
  return present.actor;
}

/** The session of the signed-in actor, for the pages that list sessions. */
export function sessionOf({ locals }: Pick<RequestEvent, 'locals'>): Session {
  return sessions.get(locals) ?? error(401, '', { code: 'signed-out' });
}

/** The signed-in officer; otherwise see above. */
export async function requireStaff(event: Asking): Promise<Staff> {
  const { actor } = event.locals;
  return actor?.kind === 'staff' ? actor : leadToDoor(event, 'staff');
}

/** The signed-in citizen; otherwise see above. */
export async function requireCitizen(event: Asking): Promise<Citizen> {
  return citizenOf(event) ?? leadToDoor(event, 'citizen');
}

/** The signed-in citizen, or null: for pages that can do without. */
export function citizenOf({ locals }: Pick<RequestEvent, 'locals'>): Citizen | null {
  return locals.actor?.kind === 'citizen' ? locals.actor : null;
}

/** For an action whose page may be seen by anybody: the same form, everything typed, and a link. */
export function signedOut<T>(
  event: Asking,
  typed: T,
): ActionFailure<{ refusals: readonly ShownRefusal[]; typed: T; signIn: string }> {
  const refusals = [shown({ code: 'signed-out' }, event.locals.lang)];
  return fail(401, { refusals, typed, signIn: doorFor(event, sideOf(event.url.pathname)) });
}

/** Where a device waits that was lent to a voter, until its officer takes it back. */
export const LENT = '/office/sign-in/lent';

/** The sign-in page that leads back to this page; on a lent device, the one that takes it back. */
export function doorFor({ url, locals }: Pick<Asking, 'url' | 'locals'>, kind: Kind): string {
  const office = locals.lent ? LENT : '/office/sign-in';
  const door = kind === 'staff' ? office : '/account';
  const back = encodeURIComponent(url.pathname + withoutAction(url));
  return `${to(locals.lang, door)}?next=${back}`;
}

/** Where a request comes from, for the limits and the record of sign-ins. */
export function fromOf(event: RequestEvent): From {
  return {
    device: event.locals.device,
    network: event.getClientAddress(),
    browser: deviceName(event.request.headers.get('user-agent') ?? ''),
  };
}

function leadToDoor(event: Asking, kind: Kind): never {
  const { request, locals } = event;
  const signIn = doorFor(event, kind);
  if (request.method === 'GET' || request.method === 'HEAD') redirect(303, signIn);
  if (locals.form) kept.set(locals, keptForm(locals.form, event.url, signIn));
  return refuseSignedOut(event);
}

/** The answer to a form that came without a session: the page that keeps what was typed. */
export function refuseSignedOut({ locals }: Pick<RequestEvent, 'locals'>): never {
  const form = kept.get(locals);
  const message = wordsOf(locals.lang).people.signIn.keptLead;
  error(401, form ? message : '', { code: 'signed-out', ...(form && { kept: form }) });
}

function isDoor(pathname: string): boolean {
  return /^\/office\/sign-(in|out)(\/|$)/.test(withoutLang(pathname));
}

function sideOf(pathname: string): Kind {
  return /^\/office(\/|$)/.test(withoutLang(pathname)) ? 'staff' : 'citizen';
}

/** The query without the name of the form action (`?/save`), which is no page. */
function withoutAction(url: URL): string {
  const rest = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
  return rest.size > 0 ? `?${rest}` : '';
}
