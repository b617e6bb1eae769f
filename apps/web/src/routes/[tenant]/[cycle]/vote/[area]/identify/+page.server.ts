import { identify, spendTicket } from '@gongsuan/acts/vote';
import { PRIVACY_NOTICE_VERSION } from '@gongsuan/core/people';
import { parseBirthDate, parseIdNumber, type Poll, type VoteRefusal } from '@gongsuan/core/vote';
import { dayOf, type Day } from '@gongsuan/prelude';
import { redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { tenantOf } from '#lib/server/place.ts';
import { refused } from '#lib/server/refusals.ts';
import { checkTicket, checkWork, newChallenge, newTicket } from '../../../../../../api/human.ts';
import { house } from '../../../../../../house.ts';
import { voteHere } from '../../here.ts';
import { keepPermit, readDraft, readKeptPermit } from '../../pocket.ts';
import { residentsOf } from './residents.ts';
import type { Actions, PageServerLoad } from './$types';

/** 同意與身分查核. Without picks one begins at the ballot. */
export const load: PageServerLoad = async (event) => {
  const { poll, area, base } = await voteHere(event);
  const { lang, now } = event.locals;
  const tenant = tenantOf(event);
  const draft = readDraft(event, poll.id);
  if (!draft || draft.picks.length === 0) redirect(303, to(lang, base));
  if (event.request.method === 'GET' && readKeptPermit(event, poll.id))
    redirect(303, to(lang, `${base}/confirm`));
  const { secret } = house();
  return {
    base,
    area: area.name,
    poll,
    agency: tenant.name,
    contact: tenant.contact,
    picked: draft.picks.length,
    version: PRIVACY_NOTICE_VERSION,
    ticket: newTicket(secret, event.locals.device, now),
    challenge: JSON.stringify(await newChallenge(secret, now)),
    // With a pass of the desk nobody is looked up: an invented resident could not vote.
    residents:
      tenant.demo && poll.rules.identity !== 'on-site-only'
        ? await residentsOf(area.townCode, poll.rules.eligibility)
        : [],
  };
};

export const actions: Actions = {
  check: async (event) => {
    const { poll, base } = await voteHere(event);
    const { lang, now, device } = event.locals;
    const form = await event.request.formData();
    const text = (name: string) => String(form.get(name) ?? '').slice(0, 4_000);
    const input = { idNumber: text('idNumber'), birthDate: text('birthDate'), pass: text('pass') };
    const typed = { ...input, consent: text('consent') };
    const obvious = [...passProblems(poll, typed.pass), ...obviousProblems(typed, dayOf(now))];
    if (obvious.length > 0) return refused(event, obvious, typed);
    const { db, secret, booth } = house();
    const spend = (id: Buffer, expires: Date) => spendTicket(db, id, expires, now);
    const sender = { device, address: event.getClientAddress() };
    const human = text('work')
      ? await checkWork(spend, secret, text('work'), now)
      : await checkTicket(spend, secret, text('ticket'), sender, now);
    if (!human.ok) return refused(event, human.refusal, typed);
    const admitted = await identify(
      booth,
      { ...input, poll: poll.id, consent: typed.consent, device },
      now,
    );
    if (!admitted.ok) return refused(event, admitted.refusal, typed);
    keepPermit(event, poll.id, admitted.value.permit);
    redirect(303, to(lang, `${base}/confirm`));
  },
};

function passProblems({ rules }: Poll, pass: string): readonly VoteRefusal[] {
  const missing = rules.identity === 'on-site-only' && pass.trim() === '';
  return missing ? [{ code: 'on-site-only', field: 'pass' }] : [];
}

/** What can be told from the form alone, all at once, before a ticket is used up. */
function obviousProblems(
  typed: { readonly idNumber: string; readonly birthDate: string; readonly consent: string },
  today: Day,
): readonly VoteRefusal[] {
  const id = parseIdNumber(typed.idNumber);
  const born = parseBirthDate(typed.birthDate, today);
  return [
    ...(typed.consent === PRIVACY_NOTICE_VERSION
      ? []
      : [{ code: 'consent-missing', field: 'consent' } as const]),
    ...(id.ok ? [] : [id.refusal]),
    ...(born.ok ? [] : [born.refusal]),
  ];
}
