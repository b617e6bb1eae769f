/** 第一次登入：設定驗證器. */
import { enrolTotp, startEnrolment } from '@gongsuan/acts/people';
import { redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { shownEnrolment } from '#lib/server/authenticator.ts';
import { refused } from '#lib/server/refusals.ts';
import { dropToken, fromOf, keepToken, safeNext, tokenOf } from '#lib/server/session.ts';
import { house } from '../../../../house.ts';
import { onward } from '../onward.ts';
import type { Actions, PageServerLoad } from './$types';

/** Requests whose action has just finished the enrolment: their page shows the recovery codes. */
const finished = new WeakSet<App.Locals>();

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const next = safeNext(url.searchParams.get('next')) ?? to(locals.lang, '/office');
  if (finished.has(locals)) return { next, enrolment: null };
  const typed = { token: tokenOf(event, 'step') ?? '', code: null };
  const shown = await startEnrolment(house().db, house(), typed, fromOf(event), locals.now);
  if (!shown.ok) redirect(303, onward(event, '/office/sign-in'));
  return { next, enrolment: await shownEnrolment(shown.value) };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals } = event;
    const form = await event.request.formData();
    const typed = { token: tokenOf(event, 'step') ?? '', code: String(form.get('code') ?? '') };
    const done = await enrolTotp(house().db, house(), typed, fromOf(event), locals.now);
    if (!done.ok) return refused(event, done.refusal);
    dropToken(event, 'step');
    keepToken(event, 'staff', done.value.token);
    finished.add(locals);
    return { codes: done.value.recoveryCodes };
  },
};
