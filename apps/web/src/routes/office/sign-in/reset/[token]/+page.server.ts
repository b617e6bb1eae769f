/** 設定新密碼，由郵件連結而來. Opening the page does not use the link up. */
import { resetPassword, readStaffLink } from '@gongsuan/acts/people';
import { redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { refused } from '#lib/server/refusals.ts';
import { fromOf, keepToken } from '#lib/server/session.ts';
import { house } from '../../../../../house.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const link = await readStaffLink(house().db, 'password', params.token, locals.now);
  return { link: link.ok ? link.value : null };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params } = event;
    const form = await event.request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const typed = {
      token: params.token,

      password: text('password'),
      repeat: text('repeat'),
    };
    const step = await resetPassword(house().db, house(), typed, fromOf(event), locals.now);
    if (!step.ok) return refused(event, step.refusal);
    keepToken(event, 'step', step.value.token);
    redirect(303, to(locals.lang, `/office/sign-in/${step.value.next}`));
  },
};
