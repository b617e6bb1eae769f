/** Where a page lies: the items above it, and its title in the window's bar. */
import { inLang, type Lang } from '@gongsuan/prelude';
import { wordsOf } from '@gongsuan/words';
import { to } from '#lib/links.ts';

export interface Crumb {
  readonly text: string;
  readonly href?: string;
}

type Place = Pick<App.PageData, 'lang' | 'path' | 'tenant' | 'cycle'>;

/** The places above a page, the home page first. */
export function placesOf({ lang, path, tenant, cycle }: Place): readonly Crumb[] {
  const t = wordsOf(lang).shell;
  const office = isOffice(path);
  const root = office
    ? [
        { text: t.frame.home, href: to(lang, '/') },
        { text: t.frame.officeHome, href: to(lang, '/office') },
      ]
    : [{ text: t.frame.home, href: to(lang, '/') }];
  const base = office ? '/office' : '';
  return [
    ...root,
    ...(tenant
      ? [{ text: inLang(tenant.name, lang), href: to(lang, `${base}/${tenant.id}`) }]
      : []),
    ...(tenant && cycle && !office
      ? [{ text: inLang(cycle.title, lang), href: to(lang, `/${tenant.id}/${cycle.slug}`) }]
      : []),
  ];
}

export function isOffice(path: string): boolean {
  return path === '/office' || path.startsWith('/office/');
}

/** «page｜cycle｜tenant｜共算»: the nearest first, nothing twice. */
export function windowTitle(title: string, place: Place): string {
  const { lang, tenant, cycle } = place;
  const t = wordsOf(lang).shell;
  const names = [
    title,
    cycle && inLang(cycle.title, lang),
    tenant && inLang(tenant.name, lang),
    isOffice(place.path) ? t.frame.officeHome : undefined,
    t.name,
  ];
  return [...new Set(names.filter((name) => name !== undefined))].join(separator(lang));
}

function separator(lang: Lang): string {
  return lang === 'en' ? ' | ' : '｜';
}
