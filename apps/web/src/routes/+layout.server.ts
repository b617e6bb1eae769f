import { withoutLang } from '#lib/links.ts';
import { THEME_COOKIE, themeOf } from '#lib/theme.ts';
import { house } from '../house.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url, cookies }) => ({
  lang: locals.lang,
  now: locals.now,
  path: withoutLang(url.pathname),
  theme: themeOf(cookies.get(THEME_COOKIE)),
  actor: locals.actor,
  lent: locals.lent,
  source: process.env['SOURCE_URL'] ?? null,
  origin: house().origin,
});
