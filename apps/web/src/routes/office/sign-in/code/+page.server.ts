/** 登入第二步：驗證碼. */
import { enterCode } from '@gongsuan/acts/people';
import { passwordDue } from '@gongsuan/core/people';
import { redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { refused } from '#lib/server/refusals.ts';
import { dropToken, fromOf, keepToken, safeNext, tokenOf } from '#lib/server/session.ts';
import { house } from '../../../../house.ts';
import { onward } from '../onward.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  if (!tokenOf(event, 'step')) redirect(303, onward(event, '/office/sign-in'));
  return { again: onward(event, '/office/sign-in') };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, url } = event;
    const form = await event.request.formData();
    const typed = { token: tokenOf(event, 'step') ?? '', code: String(form.get('code') ?? '') };
    const done = await enterCode(house().db, house(), typed, fromOf(event), locals.now);
    if (!done.ok) return refused(event, done.refusal);
    dropToken(event, 'step');
    keepToken(event, 'staff', done.value.token);
    const { account, codesLeft } = done.value;
    if (passwordDue(account, locals.now) || codesLeft !== null) {
      redirect(303, to(locals.lang, '/office/profile'));
    }
    redirect(303, safeNext(url.searchParams.get('next')) ?? to(locals.lang, '/office'));
  },
};
