/** 民眾帳號：以電子郵件連結登入. */
import {
  endOtherSessions,
  readProfile,
  renameCitizen,
  requestCitizenLink,
  signOut,
} from '@gongsuan/acts/people';
import { redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { refused } from '#lib/server/refusals.ts';
import {
  citizenOf,
  dropToken,
  fromOf,
  requireCitizen,
  safeNext,
  sessionOf,
  tokenOf,
} from '#lib/server/session.ts';
import { house } from '../../house.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const next = safeNext(url.searchParams.get('next')) ?? '';
  const done = url.searchParams.get('done');
  const citizen = citizenOf(event);
  const { lettersKept } = house();
  if (!citizen) return { next, done, lettersKept, profile: null };
  if (next !== '' && event.request.method === 'GET') redirect(303, next);
  const { account, sessions } = await readProfile(house().db, citizen, locals.now);
  const { name, email } = account;
  return { next, done, lettersKept, profile: { name, email, sessions: sessions.length } };
};

export const actions: Actions = {
  link: async (event) => {
    const { lang, now } = event.locals;
    const form = await event.request.formData();
    const email = String(form.get('email') ?? '');
    const next = safeNext(form.get('next')) ?? null;
    const typed = { email, next, lang };
    const sent = await requestCitizenLink(house().db, house(), typed, fromOf(event), now);
    return sent.ok ? { sent: email.trim() } : refused(event, sent.refusal, { email, next });
  },
  name: async (event) => {
    const citizen = await requireCitizen(event);
    const form = await event.request.formData();
    const name = String(form.get('name') ?? '');
    const renamed = await renameCitizen(house().db, citizen, name, event.locals.now);
    if (!renamed.ok) return refused(event, renamed.refusal, { name });
    redirect(303, `${to(event.locals.lang, '/account')}?done=name`);
  },
  others: async (event) => {
    const citizen = await requireCitizen(event);
    await endOtherSessions(house().db, citizen, sessionOf(event).id, event.locals.now);
    redirect(303, `${to(event.locals.lang, '/account')}?done=ended`);
  },
  out: async (event) => {
    const token = tokenOf(event, 'citizen');
    if (token) await signOut(house().db, token, event.locals.now);
    dropToken(event, 'citizen');
    redirect(303, `${to(event.locals.lang, '/account')}?done=out`);
  },
};
