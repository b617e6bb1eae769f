/** 我的帳號：密碼、第二因素、登入中的裝置. */
import {
  changePassword,
  endOtherSessions,
  endSession,
  readProfile,
  startEnrolment,
} from '@gongsuan/acts/people';
import { passwordDue } from '@gongsuan/core/people';
import { parseId } from '@gongsuan/prelude';
import { redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { refused } from '#lib/server/refusals.ts';
import { fromOf, requireStaff, sessionOf, tokenOf } from '#lib/server/session.ts';
import { house } from '../../../house.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const staff = await requireStaff(event);
  const { now } = event.locals;
  const profile = await readProfile(house().db, staff, now);
  return {
    profile,
    present: sessionOf(event).id,
    due: passwordDue(profile.account, now),
    done: event.url.searchParams.get('done'),
  };
};

const back = (path: string, done: string) => redirect(303, `${path}?done=${done}`);

export const actions: Actions = {
  password: async (event) => {
    const staff = await requireStaff(event);
    const form = await event.request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const typed = {
      current: text('current'),
      password: text('password'),
      repeat: text('repeat'),
    };
    const { id } = sessionOf(event);
    const from = fromOf(event);
    const { now } = event.locals;
    const changed = await changePassword(house().db, house(), staff, id, typed, from, now);
    if (!changed.ok) return refused(event, changed.refusal);
    back(event.url.pathname, 'changed');
  },
  factor: async (event) => {
    await requireStaff(event);
    const form = await event.request.formData();
    const typed = { token: tokenOf(event, 'staff') ?? '', code: String(form.get('code') ?? '') };
    const { lang, now } = event.locals;
    const shown = await startEnrolment(house().db, house(), typed, fromOf(event), now);
    if (!shown.ok) return refused(event, shown.refusal);
    redirect(303, to(lang, '/office/profile/authenticator'));
  },
  end: async (event) => {
    const staff = await requireStaff(event);
    const form = await event.request.formData();
    const id = parseId<'session'>(String(form.get('session') ?? ''));
    if (!id) return refused(event, { code: 'no-such-session' });
    const ended = await endSession(house().db, staff, id, event.locals.now);
    if (!ended.ok) return refused(event, ended.refusal);
    back(event.url.pathname, 'ended');
  },
  others: async (event) => {
    const staff = await requireStaff(event);
    await endOtherSessions(house().db, staff, sessionOf(event).id, event.locals.now);
    back(event.url.pathname, 'ended');
  },
};
