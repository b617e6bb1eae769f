/** 確認登入：only the button uses the link up, not a scanner that opens every link of a letter. */
import { confirmCitizenLink, readCitizenLink } from '@gongsuan/acts/people';
import { redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { refused } from '#lib/server/refusals.ts';
import { fromOf, keepToken, safeNext } from '#lib/server/session.ts';
import { house } from '../../../../house.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const link = await readCitizenLink(house().db, params.token, locals.now);
  return { email: link.ok ? link.value.email : null };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params } = event;
    const done = await confirmCitizenLink(house().db, params.token, fromOf(event), locals.now);
    if (!done.ok) return refused(event, done.refusal);
    keepToken(event, 'citizen', done.value.token);
    redirect(303, safeNext(done.value.next) ?? to(locals.lang, '/account'));
  },
};
