/** 登入第一步：電子郵件與密碼. */
import { enterPassword } from '@gongsuan/acts/people';
import { redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { refused } from '#lib/server/refusals.ts';
import { fromOf, keepToken, safeNext } from '#lib/server/session.ts';
import { house } from '../../../house.ts';
import { onward } from './onward.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  const next = safeNext(url.searchParams.get('next'));
  if (locals.actor?.kind === 'staff') redirect(303, next ?? to(locals.lang, '/office'));
  return { next: next ?? '', signedOut: url.searchParams.has('out') };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const email = String(form.get('email') ?? '');
    const typed = { email, password: String(form.get('password') ?? '') };
    const { locals } = event;
    const step = await enterPassword(house().db, house(), typed, fromOf(event), locals.now);
    if (!step.ok) return refused(event, step.refusal, { email });
    keepToken(event, 'step', step.value.token);
    redirect(303, onward(event, `/office/sign-in/${step.value.next}`));
  },
};
