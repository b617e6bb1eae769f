/** 換新驗證器. */
import { enrolTotp, pendingEnrolment } from '@gongsuan/acts/people';
import { redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { shownEnrolment } from '#lib/server/authenticator.ts';
import { refused } from '#lib/server/refusals.ts';
import { fromOf, requireStaff, tokenOf } from '#lib/server/session.ts';
import { house } from '../../../../house.ts';
import type { Actions, PageServerLoad } from './$types';

const finished = new WeakSet<App.Locals>();

export const load: PageServerLoad = async (event) => {
  await requireStaff(event);
  const { locals } = event;
  if (finished.has(locals)) return { enrolment: null };
  const token = tokenOf(event, 'staff') ?? '';
  const pending = await pendingEnrolment(house().db, house(), token, locals.now);
  if (!pending) redirect(303, to(locals.lang, '/office/profile'));
  return { enrolment: await shownEnrolment(pending) };
};

export const actions: Actions = {
  default: async (event) => {
    await requireStaff(event);
    const { locals } = event;
    const form = await event.request.formData();
    const typed = { token: tokenOf(event, 'staff') ?? '', code: String(form.get('code') ?? '') };
    const done = await enrolTotp(house().db, house(), typed, fromOf(event), locals.now);
    if (!done.ok) return refused(event, done.refusal);
    finished.add(locals);
    return { codes: done.value.recoveryCodes };
  },
};
