/** 登出. */
import { signOut } from '@gongsuan/acts/people';
import { redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { dropToken, tokenOf } from '#lib/server/session.ts';
import { house } from '../../../house.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const token = tokenOf(event, 'staff');
    if (token) await signOut(house().db, token, event.locals.now);
    dropToken(event, 'staff');
    dropToken(event, 'step');
    redirect(303, `${to(event.locals.lang, '/office/sign-in')}?out`);
  },
};
