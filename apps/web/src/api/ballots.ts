/**
 * The one door through which ballots come by the thousand: `POST /api/v1/votes/{pollId}/ballots`.
 * It does without a router, so that what a ballot costs is the ballot.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { castBallot, type Booth } from '@gongsuan/acts/vote';
import type { PollId } from '@gongsuan/core/vote';
import type { Lang } from '@gongsuan/prelude';
import { connectionLost } from '@gongsuan/store/vote';
import { sentence, statusOf, type AnyRefusal } from '@gongsuan/words';
import { log, withoutValues } from '../lib/server/log.ts';
import { Ballot } from './shapes.ts';

const PATH = /^\/api\/v1\/votes\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/ballots$/;
const MOST_BYTES = 16_384;

/** Answers a ballot; false when the request is something else. */
export function takeBallot(booth: Booth, req: IncomingMessage, res: ServerResponse): boolean {
  if (req.method !== 'POST' || !req.url) return false;
  const path = PATH.exec(req.url);
  if (!path) return false;
  const now = new Date();
  const lang = langOf(req.headers['accept-language']);
  read(req, (body) => {
    if (body === undefined) return refused(res, { code: 'request-malformed', field: 'body' }, lang);
    const ballot = Ballot.safeParse(body);
    if (!ballot.success) {
      const field = String(ballot.error.issues[0]?.path[0] ?? 'body');
      return refused(res, { code: 'request-malformed', field }, lang);
    }
    castBallot(booth, { ...ballot.data, poll: path[1] as PollId }, now).then(
      (cast) => {
        if (cast.ok) answer(res, cast.value.repeated ? 200 : 201, cast.value);
        else refused(res, cast.refusal, lang);
      },
      (error: unknown) => {
        log.error(withoutValues(error), 'a ballot failed');
        if (connectionLost(error)) refused(res, { code: 'box-unreachable' }, lang);
        else answer(res, 500, fault(lang));
      },
    );
  });
  return true;
}

/** A refusal as every answer of the API has it. */
export function problem(refusal: AnyRefusal, lang: Lang) {
  const field = 'field' in refusal && typeof refusal.field === 'string' ? refusal.field : null;
  return { code: refusal.code, sentence: sentence(refusal, lang), field };
}

/** What went wrong is ours, and unforeseen; a ballot can be sent again without being counted twice. */
export function fault(lang: Lang) {
  const sentence =
    lang === 'en'
      ? 'A fault on our side. Please send the same again in a moment.'
      : '系統發生錯誤，請稍後將同樣的內容再送出一次。';
  return { code: 'fault', sentence, field: null };
}

/** Chinese, unless the client asks for English first. */
export function langOf(header: string | undefined): Lang {
  if (header === undefined) return 'zh-Hant-TW';
  const first = /\b(zh|en)\b/i.exec(header)?.[1]?.toLowerCase();
  return first === 'en' ? 'en' : 'zh-Hant-TW';
}

/** Answers who asks too much too fast. */
export function tooFast(req: IncomingMessage, res: ServerResponse): void {
  res.setHeader('retry-after', '60');
  const lang = langOf(req.headers['accept-language']);
  refused(res, { code: 'too-many-requests', seconds: 60 }, lang);
}

function refused(res: ServerResponse, refusal: AnyRefusal, lang: Lang): void {
  answer(res, statusOf(refusal), problem(refusal, lang));
}

function answer(res: ServerResponse, status: number, value: object): void {
  if (res.headersSent || res.destroyed) return;
  const text = JSON.stringify(value);
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  res.end(text);
}

/** Reads a JSON body; `undefined` for one that is none, or too long. */
function read(req: IncomingMessage, done: (body: unknown) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let over = false;
  req.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MOST_BYTES) over = true;
    else chunks.push(chunk);
  });
  req.on('end', () => {
    if (over) return done(undefined);
    const [only] = chunks;
    const text = (chunks.length === 1 && only ? only : Buffer.concat(chunks)).toString('utf8');
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      body = undefined;
    }
    done(body);
  });
}
