/** The main navigation: of the site, of a tenant, of a cycle, of the office. */
import { running } from '@gongsuan/core/plan';
import type { Cycle } from '@gongsuan/core/plan';
import type { Tenant } from '@gongsuan/core/people';
import type { Lang } from '@gongsuan/prelude';
import { wordsOf } from '@gongsuan/words';
import { to } from '#lib/links.ts';
import { isOffice } from './trail.ts';

export interface NavItem {
  readonly href: string;
  readonly text: string;
  readonly current?: boolean;
}

type Place = Pick<App.PageData, 'lang' | 'path' | 'tenant' | 'cycle'>;

/** The links of the main navigation on this page. */
export function navigationOf(place: Place): readonly NavItem[] {
  const { lang, path, tenant, cycle } = place;
  if (isOffice(path)) return tenant ? officeNav(lang, path, tenant) : [];
  if (tenant && cycle) return cycleNav(lang, path, tenant, cycle);
  const t = wordsOf(lang).shell.frame.nav;
  const how = item(lang, path, '/how', t.how, 'below');
  return tenant
    ? [item(lang, path, `/${tenant.id}`, t.now, 'same'), how]
    : [item(lang, path, '/', t.places, 'same'), how];
}

function cycleNav(lang: Lang, path: string, tenant: Tenant, cycle: Cycle): readonly NavItem[] {
  const t = wordsOf(lang).shell.frame.nav;
  const base = `/${tenant.id}/${cycle.slug}`;
  const steps = new Set(running(cycle.phases).map((phase) => phase.step));
  return [
    item(lang, path, base, t.cycle, 'same'),
    ...(cycle.record
      ? []
      : [
          ...(steps.has('gather') || steps.has('vote')
            ? [item(lang, path, `${base}/gather`, t.proposals, 'below')]
            : []),
          ...(steps.has('vote') ? [item(lang, path, `${base}/vote`, t.vote, 'below')] : []),
          ...(steps.has('vote') || steps.has('admit')
            ? [item(lang, path, `${base}/admit`, t.results, 'below')]
            : []),
          item(lang, path, `${base}/data`, t.openData, 'below'),
        ]),
  ];
}

function officeNav(lang: Lang, path: string, tenant: Tenant): readonly NavItem[] {
  const t = wordsOf(lang).shell;
  const base = `/office/${tenant.id}`;
  return [
    item(lang, path, base, t.frame.officeNav.waiting, 'same'),
    item(lang, path, `${base}/plan`, t.steps.plan, 'below'),
    item(lang, path, `${base}/gather`, t.steps.gather, 'below'),
    item(lang, path, `${base}/route`, t.steps.route, 'below'),
    item(lang, path, `${base}/vote`, t.steps.vote, 'below'),
    item(lang, path, `${base}/admit`, t.steps.admit, 'below'),
    item(lang, path, `${base}/people`, t.frame.officeNav.people, 'below'),
    item(lang, path, `${base}/ledger`, t.frame.officeNav.ledger, 'below'),
  ];
}

function item(
  lang: Lang,
  path: string,
  target: string,
  text: string,
  reach: 'same' | 'below',
): NavItem {
  const here = path === target || (reach === 'below' && path.startsWith(`${target}/`));
  return { href: to(lang, target), text, current: here };
}
