/** 忘記密碼：the same answer for every address. */
import { requestReset } from '@gongsuan/acts/people';
import { refused } from '#lib/server/refusals.ts';
import { fromOf } from '#lib/server/session.ts';
import { house } from '../../../../house.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ lettersKept: house().lettersKept });

export const actions: Actions = {
  default: async (event) => {
    const { lang, now } = event.locals;
    const form = await event.request.formData();
    const email = String(form.get('email') ?? '');
    const sent = await requestReset(house().db, house(), { email, lang }, fromOf(event), now);
    return sent.ok ? { sent: true } : refused(event, sent.refusal, { email });
  },
};
