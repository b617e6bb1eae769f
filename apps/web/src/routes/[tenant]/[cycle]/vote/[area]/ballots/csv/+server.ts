import { ballotList, ballotPage } from '@gongsuan/acts/vote';
import { orError } from '#lib/server/refusals.ts';
import { house } from '../../../../../../../house.ts';
import { voteHere } from '../../../here.ts';
import type { RequestHandler } from './$types';

/** The whole list as CSV, sent in pieces; its SHA-256 is the seal's digest. */
export const GET: RequestHandler = async (event) => {
  const { poll, area } = await voteHere(event);
  const { db } = house();
  orError(
    event,
    await ballotPage(db, poll.tenant, poll.id, { past: '', most: 1 }, event.locals.now),
  );
  const pieces = ballotList(db, poll.tenant, poll.id);
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await pieces.next();
      if (piece.done) controller.close();
      else controller.enqueue(new TextEncoder().encode(piece.value));
    },
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="ballots-${area.slug}.csv"`,
    },
  });
};
