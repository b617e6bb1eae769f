import { redirect } from '@sveltejs/kit';
import { local, to } from '#lib/links.ts';
import { THEME_COOKIE, themeOf } from '#lib/theme.ts';
import type { RequestHandler } from './$types';

const YEAR_S = 365 * 24 * 3600;

/** Remembers light or dark, and leads back to the page. */
export const POST: RequestHandler = async ({ request, cookies, locals, url }) => {
  const form = await request.formData();
  const theme = themeOf(form.get('theme'));
  const kept = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
  } as const;
  if (theme === 'auto') cookies.delete(THEME_COOKIE, kept);
  else cookies.set(THEME_COOKIE, theme, { ...kept, maxAge: YEAR_S });
  redirect(303, local(form.get('back'), to(locals.lang, '/')));
};
