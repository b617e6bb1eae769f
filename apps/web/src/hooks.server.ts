import { randomBytes } from 'node:crypto';
import type { Handle } from '@sveltejs/kit/hooks';
import { langOf } from '#lib/links.ts';
import { actorOf } from '#lib/server/session.ts';

const DEVICE_COOKIE = 'gs_device';
const YEAR_S = 365 * 24 * 3600;

export const handle: Handle = async ({ event, resolve }) => {
  const { locals, cookies, url } = event;
  locals.lang = langOf(url.pathname);
  locals.now = new Date();
  locals.device = cookies.get(DEVICE_COOKIE) ?? randomBytes(16).toString('hex');
  locals.actor = await actorOf(event);

  if (event.request.method === 'POST' && !cookies.get(DEVICE_COOKIE)) {
    cookies.set(DEVICE_COOKIE, locals.device, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: url.protocol === 'https:',
      maxAge: YEAR_S,
    });
  }

  const theme = cookies.get('gs_theme');
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace('%gongsuan.lang%', locals.lang)
        .replace('%gongsuan.theme%', theme === 'light' || theme === 'dark' ? theme : 'auto'),
  });

  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  response.headers.set('permissions-policy', 'camera=(), microphone=(), payment=()');
  if (url.protocol === 'https:') {
    response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  }
  return response;
};
