/** Which election is played with: the example, a file that is kept, or an area of a cycle. */
import { readToCompare } from '@gongsuan/acts/admit';
import type { CountSource } from '@gongsuan/acts/ports';
import { inLang, type Lang } from '@gongsuan/prelude';
import { wordsOf } from '@gongsuan/words';
import type { RequestEvent } from '@sveltejs/kit';
import { EXAMPLE_MONEY, EXAMPLE_RULES, exampleElection } from '#lib/counting/example.ts';
import { to } from '#lib/links.ts';
import { countDesk } from '#lib/server/counting.ts';
import { tenantNamed } from '#lib/server/tenants.ts';
import { house } from '../../../house.ts';

export interface Played {
  /** As it stands in the address. */
  readonly of: string;
  readonly name: string;
  /** Whether it is an election of the demonstration. */
  readonly demo: boolean;
  /** The page that it comes from. */
  readonly back: string;
  readonly key: string;
  readonly source: () => Promise<CountSource>;
}

/** Null when there is no such election, or it is no longer kept. */
export async function playedIn(
  event: Pick<RequestEvent, 'url' | 'locals'>,
): Promise<Played | null> {
  const { lang, now } = event.locals;
  const of = event.url.searchParams.get('of') ?? 'example';
  if (of === 'example') return exampleIn(lang);
  const file = /^file\/([0-9a-f]{32})$/.exec(of)?.[1];
  if (file) {
    const bytes = countDesk().kept(file, now);
    const name = wordsOf(lang).shell.counting.upload.uploaded;
    const source = () => Promise.resolve({ kind: 'pb', bytes: bytes ?? NOTHING } as const);
    return (
      bytes && { of, name, demo: false, back: to(lang, `/count/file/${file}`), key: file, source }
    );
  }
  const [tenantId, cycle, area, ...rest] = of.split('/');
  if (!tenantId || !cycle || !area || rest.length > 0) return null;
  const tenant = await tenantNamed(tenantId, now);
  if (!tenant) return null;
  const read = await readToCompare(house().db, tenant, cycle, area);
  if (!read.ok || !read.value.shown) return null;
  const { key, source, poll } = read.value.shown;
  return {
    of,
    demo: tenant.demo,
    name: `${inLang(tenant.name, lang)} ${inLang(poll.rules.area.name, lang)}`,
    back: to(lang, `/${tenant.id}/${cycle}/data/compare?area=${area}`),
    key,
    source,
  };
}

const NOTHING = new SharedArrayBuffer(0);

function exampleIn(lang: Lang): Played {
  const t = wordsOf(lang).shell.counting;
  return {
    of: 'example',
    name: t.play.example,
    demo: false,
    back: to(lang, '/count/rules'),
    key: `example-${lang}`,
    source: () =>
      Promise.resolve({
        kind: 'election',
        election: exampleElection((id) => t.rules.proposals[id]),
        official: EXAMPLE_RULES.greedy,
        money: EXAMPLE_MONEY,
      }),
  };
}
