import { castBallot, codesOfSecret } from '@gongsuan/acts/vote';
import { redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { refused } from '#lib/server/refusals.ts';
import { house } from '../../../../../../house.ts';
import { voteHere } from '../../here.ts';
import { keepReceipt, readDesk, readDraft, readKeptPermit, readReceipt } from '../../pocket.ts';
import type { Actions, PageServerLoad } from './$types';

/** 確認選票. Whoever has a receipt is led to it; whoever lacks picks or a permit, to where they are had. */
export const load: PageServerLoad = async (event) => {
  const { poll, area, base } = await voteHere(event);
  const { lang } = event.locals;
  const draft = readDraft(event, poll.id);
  if (event.request.method === 'GET') {
    if (!draft && readReceipt(event, poll.id)) redirect(303, to(lang, `${base}/receipt`));
    if (!draft) redirect(303, to(lang, `${base}?lost`));
    if (draft.picks.length === 0) redirect(303, to(lang, base));
    if (!readKeptPermit(event, poll.id)) redirect(303, to(lang, `${base}/identify`));
  }
  const options = poll.rules.options.filter((option) => draft?.picks.includes(option.number));
  // The script's secret belongs to this one filling-in: another person's begins with another.
  const codes = `${poll.id} ${draft?.seed ?? ''}`;
  return { base, area: area.name, codes, options };
};

export const actions: Actions = {
  /** The device's own codes where its script made them, else those of the sealed cookie. */
  cast: async (event) => {
    const { poll, base } = await voteHere(event);
    const { lang, now } = event.locals;
    const form = await event.request.formData();
    const draft = readDraft(event, poll.id);
    const permit = readKeptPermit(event, poll.id);
    if (!draft) {
      if (readReceipt(event, poll.id)) redirect(303, to(lang, `${base}/receipt`));
      redirect(303, to(lang, `${base}?lost`));
    }
    if (!permit) return refused(event, { code: 'permit-expired' });
    const ballotId = String(form.get('ballotId') ?? '');
    const claim = String(form.get('claim') ?? '');
    const codes = ballotId && claim ? { ballotId, claim } : codesOfSecret(draft.k);
    if (!codes) return refused(event, { code: 'ballot-code-malformed', field: 'ballotId' });
    const cast = await castBallot(
      house().booth,
      { poll: poll.id, permit: permit.text, picks: draft.picks, ...codes },
      now,
    );
    if (!cast.ok) return refused(event, cast.refusal);
    keepReceipt(event, poll.id, { ...cast.value, desk: readDesk(event, poll.id) });
    redirect(303, to(lang, `${base}/receipt`));
  },
};
