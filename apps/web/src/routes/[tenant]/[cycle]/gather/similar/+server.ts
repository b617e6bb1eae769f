/** Similar proposals as JSON, for the search while typing. Public: it says nothing that the list does not. */
import { findSimilar } from '@gongsuan/acts/gather';
import { inLang } from '@gongsuan/prelude';
import { wordsOf } from '@gongsuan/words';
import { json } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { tenantOf } from '#lib/server/place.ts';
import { house } from '../../../../../house.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { lang } = event.locals;
  const tenant = tenantOf(event);
  const title = (event.url.searchParams.get('title') ?? '').slice(0, 200);
  const t = wordsOf(lang).gather;
  const similar = await findSimilar(house().db, tenant.id, title);
  return json(
    similar.map((one) => ({
      title: one.title,
      href: to(lang, `/${tenant.id}/${one.cycle}/gather/${one.number}`),
      about: `${t.similar.year(one.year)} ${inLang(one.cycleTitle, lang)}`,
      status: t.statuses[one.status],
    })),
  );
};
