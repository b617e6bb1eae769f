/** The public API of voting: read a vote, identify, cast, look up a receipt, read the list. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { ballotPage, findReceipt, identify, spendTicket } from '@gongsuan/acts/vote';
import { PRIVACY_NOTICE_VERSION } from '@gongsuan/core/people';
import { pollState, sealRules, type Poll, type PollId } from '@gongsuan/core/vote';
import { isoMoment } from '@gongsuan/prelude';
import { statusOf, type AnyRefusal } from '@gongsuan/words';
import type { Context } from 'hono';
import type { House } from '../house.ts';
import { langOf, problem } from './ballots.ts';
import { checkWork, newChallenge } from './human.ts';
import * as shapes from './shapes.ts';

const content = <S>(schema: S) => ({ 'application/json': { schema } });
const problems = {
  default: { description: '拒絕的理由 / Why not', content: content(shapes.Problem) },
};
const body = <S>(schema: S) => ({ body: { required: true, content: content(schema) } });

const readVote = createRoute({
  method: 'get',
  path: '/v1/votes/{pollId}',
  summary: '票選的規則、選項、時間與雜湊 / A vote: rules, options, times, hash',
  request: { params: shapes.PollParam },
  responses: { 200: { description: 'The vote', content: content(shapes.Vote) }, ...problems },
});

const readChallenge = createRoute({
  method: 'get',
  path: '/v1/votes/{pollId}/challenge',
  summary: '工作量證明 / A challenge to be solved before identifying',
  request: { params: shapes.PollParam },
  responses: {
    200: { description: 'The challenge', content: content(shapes.Challenge) },
    ...problems,
  },
});

const identifyVoter = createRoute({
  method: 'post',
  path: '/v1/votes/{pollId}/identify',
  summary: '人別驗證 / Check the identity of a voter',
  request: { params: shapes.PollParam, ...body(shapes.Identification) },
  responses: {
    200: { description: 'A permit to vote', content: content(shapes.PermitGiven) },
    ...problems,
  },
});

/** In the document only: `ballots.ts` answers it. */
const castBallot = createRoute({
  method: 'post',
  path: '/v1/votes/{pollId}/ballots',
  summary: '投票 / Cast a ballot; sending the same ballot again gives the same receipt',
  request: { params: shapes.PollParam, ...body(shapes.Ballot) },
  responses: {
    201: { description: 'In the box', content: content(shapes.ReceiptGiven) },
    200: { description: 'It had been in the box already', content: content(shapes.ReceiptGiven) },
    ...problems,
  },
});

const lookUp = createRoute({
  method: 'post',
  path: '/v1/votes/{pollId}/receipts',
  summary: '查收據 / Whether a ballot is in the box (in the body, so that no log holds the code)',
  request: { params: shapes.PollParam, ...body(shapes.ReceiptCode) },
  responses: { 200: { description: 'It is', content: content(shapes.ReceiptFound) }, ...problems },
});

const listBallots = createRoute({
  method: 'get',
  path: '/v1/votes/{pollId}/ballots',
  summary: '截止後公開的選票清單 / The ballots after the close, in order of id',
  request: {
    params: shapes.PollParam,
    query: shapes.ListQuery,
  },
  responses: {
    200: { description: 'A page of ballots', content: content(shapes.BallotPage) },
    ...problems,
  },
});

const PAGE = 1_000;

/** The routes of voting on the house's API. */
export function addVotes(api: OpenAPIHono, house: House): void {
  const { booth } = house;
  const found = (id: string, now: Date) => booth.shelf.get(id as PollId, now);

  api.openapi(readVote, async (c) => {
    const now = new Date();
    const poll = await found(c.req.valid('param').pollId, now);
    if (!poll) return no(c, { code: 'no-such-poll' });
    return c.json(voteOf(poll, now), 200, { 'access-control-allow-origin': '*' });
  });

  api.openapi(readChallenge, async (c) => {
    const challenge = await newChallenge(house.secret, new Date());
    return c.json(shapes.Challenge.parse(challenge), 200, { 'cache-control': 'no-store' });
  });

  api.openapi(identifyVoter, async (c) => {
    const now = new Date();
    const { pollId } = c.req.valid('param');
    const { human, ...person } = c.req.valid('json');
    const spend = (id: Buffer, expires: Date) => spendTicket(house.db, id, expires, now);
    const worked = await checkWork(spend, house.secret, human, now);
    if (!worked.ok) return no(c, worked.refusal);
    const admitted = await identify(
      booth,
      { ...person, poll: pollId as PollId, device: null },
      now,
    );
    if (!admitted.ok) return no(c, admitted.refusal);
    const { permit, expires } = admitted.value;
    return c.json({ permit, expires: isoMoment(expires) }, 200, { 'cache-control': 'no-store' });
  });

  api.openAPIRegistry.registerPath(castBallot);

  api.openapi(lookUp, async (c) => {
    const { pollId } = c.req.valid('param');
    const poll = await found(pollId, new Date());
    if (!poll) return no(c, { code: 'no-such-poll' });
    const receipt = await findReceipt(house.db, poll.tenant, poll.id, c.req.valid('json').ballotId);
    if (!receipt.ok) return no(c, receipt.refusal);
    const { ballotId, ballot } = receipt.value;
    const open = ballot && { ...ballot, id: String(ballot.id), picks: [...ballot.picks] };
    return c.json({ ballotId: String(ballotId), inBox: true as const, ballot: open }, 200, {
      'cache-control': 'no-store',
    });
  });

  api.openapi(listBallots, async (c) => {
    const now = new Date();
    const poll = await found(c.req.valid('param').pollId, now);
    if (!poll) return no(c, { code: 'no-such-poll' });
    const past = c.req.valid('query').past ?? '';
    const page = await ballotPage(house.db, poll.tenant, poll.id, { past, most: PAGE }, now);
    if (!page.ok) return no(c, page.refusal);
    const ballots = page.value.ballots.map((one) => ({
      ...one,
      id: String(one.id),
      picks: [...one.picks],
    }));
    const next = ballots.length === PAGE ? (ballots.at(-1)?.id ?? null) : null;
    return c.json({ ballotDigest: page.value.seal.ballotDigest, ballots, next }, 200, {
      'access-control-allow-origin': '*',
    });
  });
}

type RefusedStatus = 400 | 401 | 403 | 404 | 409 | 410 | 422 | 423 | 429 | 503;

function no(c: Context, refusal: AnyRefusal) {
  const status = statusOf(refusal) as RefusedStatus;
  return c.json(problem(refusal, langOf(c.req.header('accept-language'))), status);
}

function voteOf(poll: Poll, now: Date) {
  return {
    id: String(poll.id),
    state: pollState(poll, now),
    opens: isoMoment(poll.opens),
    closes: isoMoment(poll.closes),
    extensions: poll.extensions.map(({ closes, reason, at }) => ({
      closes: isoMoment(closes),
      reason,
      at: isoMoment(at),
    })),
    rulesHash: poll.rulesHash,
    rulesText: sealRules(poll.rules).text,
    options: poll.rules.options.map((option) => ({ ...option, title: { ...option.title } })),
    ballot: { ...poll.rules.ballot },
    consentVersion: PRIVACY_NOTICE_VERSION,
    seal: poll.seal && { ...poll.seal, at: isoMoment(poll.seal.at) },
  };
}
