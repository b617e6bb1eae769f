/** 取回設備: what a device shows that a voter has finished with, until its officer comes back. */
import { takeDeviceBack } from '@gongsuan/acts/people';
import { redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { refused } from '#lib/server/refusals.ts';
import { fromOf, keepToken, safeNext, tokenOf } from '#lib/server/session.ts';
import { house } from '../../../../house.ts';
import { emptyPocket } from '../../../[tenant]/[cycle]/vote/pocket.ts';
import { onward } from '../onward.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) => {
  const { actor, lent } = event.locals;
  if (actor?.kind === 'staff') redirect(303, nextOf(event));
  const anew = onward(event, '/office/sign-in');
  if (!lent && event.request.method === 'GET') redirect(303, anew);
  return { anew };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const typed = { token: tokenOf(event, 'staff') ?? '', code: String(form.get('code') ?? '') };
    const back = await takeDeviceBack(house().db, house(), typed, fromOf(event), event.locals.now);
    if (!back.ok) return refused(event, back.refusal);
    keepToken(event, 'staff', back.value.token);
    emptyPocket(event);
    redirect(303, nextOf(event));
  },
};

function nextOf({ url, locals }: Pick<RequestEvent, 'url' | 'locals'>): string {
  return safeNext(url.searchParams.get('next')) ?? to(locals.lang, '/office');
}
