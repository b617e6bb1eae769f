import { groupCode } from '@gongsuan/core/vote';
import { inLang, isoMoment, writeMoment } from '@gongsuan/prelude';
import { wordsOf } from '@gongsuan/words';
import { error } from '@sveltejs/kit';
import { cycleOf, tenantOf } from '#lib/server/place.ts';
import { voteHere } from '../../../here.ts';
import { readReceipt } from '../../../pocket.ts';
import type { RequestHandler } from './$types';

/** The receipt as a text file, of this device only. */
export const GET: RequestHandler = async (event) => {
  const { poll, area } = await voteHere(event);
  const receipt = readReceipt(event, poll.id);
  if (!receipt) error(404, { message: '', code: 'no-such-ballot' });
  const { lang } = event.locals;
  const t = wordsOf(lang).vote.receipt;
  const cycle = await cycleOf(event);
  const lines = [
    t.textTitle,
    `${inLang(tenantOf(event).name, lang)}　${inLang(cycle.title, lang)}　${inLang(area.name, lang)}`,
    '',
    t.code,
    groupCode(receipt.ballotId),
    '',
    t.hash,
    receipt.rulesHash,
    '',
    t.next(writeMoment(poll.closes, lang)),
    `closes: ${isoMoment(poll.closes)}`,
    '',
  ];
  return new Response(lines.join('\r\n'), {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename="receipt.txt"',
      'cache-control': 'no-store',
    },
  });
};
