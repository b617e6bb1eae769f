/** The main navigation: of the site, of a tenant, of a cycle, of the office. */
import { running } from '@gongsuan/core/plan';
import type { Cycle } from '@gongsuan/core/plan';
import { may, mayAnywhere, type Actor, type Tenant, type Verb } from '@gongsuan/core/people';
import type { Lang } from '@gongsuan/prelude';
import { wordsOf } from '@gongsuan/words';
import { to } from '#lib/links.ts';
import { isOffice } from './trail.ts';

export interface NavItem {
  readonly href: string;
  readonly text: string;
  readonly current?: boolean;
}

type Place = Pick<App.PageData, 'lang' | 'path' | 'tenant' | 'cycle'> & {
  readonly actor?: App.PageData['actor'] | undefined;
};

/** The links of the main navigation on this page. */
export function navigationOf(place: Place): readonly NavItem[] {
  const { lang, path, tenant, cycle, actor } = place;
  if (isOffice(path)) return tenant && actor ? officeNav(lang, path, tenant, actor) : [];
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

/** What the reader's roles open; each page asks again by itself. */
function officeNav(lang: Lang, path: string, tenant: Tenant, actor: Actor): readonly NavItem[] {
  const t = wordsOf(lang).shell;
  const base = `/office/${tenant.id}`;
  const can = (verb: Verb) => mayAnywhere(actor, verb, tenant.id);
  const everywhere = may(actor, 'read-office', { tenant: tenant.id, path: [] });
  const pages: readonly (readonly [name: string, text: string, open: boolean])[] = [
    ['plan', t.steps.plan, true],
    ['gather', t.steps.gather, true],
    ['route', t.steps.route, can('screen-proposal')],
    ['vote', t.steps.vote, true],
    ['admit', t.steps.admit, everywhere || can('count-ballots')],
    ['people', t.frame.officeNav.people, can('manage-accounts')],
    ['ledger', t.frame.officeNav.ledger, can('read-ledger')],
  ];
  return [
    item(lang, path, base, t.frame.officeNav.waiting, 'same'),
    ...pages
      .filter(([, , open]) => open)
      .map(([name, text]) => item(lang, path, `${base}/${name}`, text, 'below')),
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
