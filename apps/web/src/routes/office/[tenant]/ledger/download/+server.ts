/** 帳冊下載: every line as canonical JSON, one a line, so that anybody can compute the chain again. */
import { ledgerPages } from '@gongsuan/acts/people';
import { canonical, isoMoment } from '@gongsuan/prelude';
import { tenantOf } from '#lib/server/place.ts';
import { orError } from '#lib/server/refusals.ts';
import { requireStaff } from '#lib/server/session.ts';
import { house } from '../../../../../house.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const staff = await requireStaff(event);
  const tenant = tenantOf(event).id;
  const pages = ledgerPages(house().db, staff, tenant);
  let page = await pages.next();
  if (!page.done) orError(event, page.value);
  const text = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (page.done || !page.value.ok) return controller.close();
      const lines = page.value.value.map((line) => {
        const { seq, actor, act, subject, facts, previous, hash } = line;
        const at = isoMoment(line.at);
        return canonical({ tenant, seq, at, actor, act, subject, facts, previous, hash });
      });
      controller.enqueue(new TextEncoder().encode(`${lines.join('\n')}\n`));
      page = await pages.next();
    },
  });
  return new Response(text, {
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="ledger-${tenant}.jsonl"`,
      'cache-control': 'no-store',
    },
  });
};
