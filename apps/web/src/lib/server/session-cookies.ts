/** The cookies of sessions. Under https only this very host can have set them (`__Host-`). */
import type { RequestEvent } from '@sveltejs/kit';

/** `step`: between the password and the code. */
export type CookieName = 'staff' | 'citizen' | 'step';

const COOKIES: Readonly<Record<CookieName, string>> = {
  staff: 'gs_office',
  citizen: 'gs_citizen',
  step: 'gs_step',
};
const COOKIE_SECONDS: Readonly<Record<CookieName, number>> = {
  staff: 12 * 3600,
  citizen: 12 * 3600,
  step: 10 * 60,
};

type Asking = Pick<RequestEvent, 'cookies' | 'url'>;

/** Gives the browser the token of a session. */
export function keepToken(event: Asking, name: CookieName, token: string): void {
  const { cookie, secure } = cookieOf(event, name);
  const maxAge = COOKIE_SECONDS[name];
  event.cookies.set(cookie, token, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge });
}

/** The token that the browser holds; `undefined` when it holds none. */
export function tokenOf(event: Asking, name: CookieName): string | undefined {
  return event.cookies.get(cookieOf(event, name).cookie);
}

/** Takes the token from the browser; the session has to be ended as well. */
export function dropToken(event: Asking, name: CookieName): void {
  const { cookie, secure } = cookieOf(event, name);
  event.cookies.delete(cookie, { path: '/', secure });
}

/** Plain http, on the own machine, keeps the bare name: browsers take no other one there. */
function cookieOf({ url }: Asking, name: CookieName) {
  const secure = url.protocol === 'https:';
  return { cookie: (secure ? '__Host-' : '') + COOKIES[name], secure };
}
