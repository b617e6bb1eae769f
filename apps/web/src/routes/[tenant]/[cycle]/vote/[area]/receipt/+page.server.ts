import { toString } from 'qrcode';
import { redirect } from '@sveltejs/kit';
import { to } from '#lib/links.ts';
import { voteHere } from '../../here.ts';
import { emptyPocket, readReceipt } from '../../pocket.ts';
import type { Actions, PageServerLoad } from './$types';

/** 收據: the tracking code, as long as this device keeps it. */
export const load: PageServerLoad = async (event) => {
  const { poll, area, base } = await voteHere(event);
  const receipt = readReceipt(event, poll.id);
  const svg =
    receipt &&
    (await toString(receipt.ballotId, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }));
  return {
    base,
    area: area.name,
    pollId: poll.id,
    closes: poll.closes,
    receipt: receipt ?? null,
    picture: svg ? `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` : null,
    cleared: event.url.searchParams.has('cleared'),
  };
};

export const actions: Actions = {
  /** Leaves nothing on this device; a station waits for its officer. */
  clear: async (event) => {
    const { poll, base } = await voteHere(event);
    const desk = readReceipt(event, poll.id)?.desk;
    emptyPocket(event);
    redirect(303, desk ?? to(event.locals.lang, `${base}/receipt?cleared`));
  },
};
