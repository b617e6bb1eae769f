/** 提案一覽: the list of proposals with its search and filters. */
import { listProposals } from '@gongsuan/acts/gather';
import { maySubmit } from '@gongsuan/core/gather';
import { cycleOf, tenantOf } from '#lib/server/place.ts';
import { orError } from '#lib/server/refusals.ts';
import { house } from '../../../../house.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const tenant = tenantOf(event);
  const cycle = await cycleOf(event);
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const question = {
    ...{ text: asked('q'), area: asked('area'), category: asked('category') },
    ...{ status: asked('status'), order: asked('order'), page: Number(asked('page')) },
  };
  const read = await listProposals(house().db, tenant.id, cycle.slug, question, locals.now);
  const { proposals, found, all, page, pages, order } = orError(event, read);
  const open = maySubmit(cycle, locals.now);
  return {
    ...{ proposals, found, all, page, pages, question: { ...question, order } },
    door: open.ok
      ? ({ state: 'open', until: open.value.closes } as const)
      : open.refusal.code === 'gather-not-open-yet'
        ? ({ state: 'coming', opens: open.refusal.opens } as const)
        : ({ state: open.refusal.code === 'gather-closed' ? 'closed' : 'none' } as const),
  };
};
