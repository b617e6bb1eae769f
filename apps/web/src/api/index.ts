/** The public API, mounted under /api before the site. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { connectionLost } from '@gongsuan/store/vote';
import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { House } from '../house.ts';
import { fault, langOf, problem, takeBallot } from './ballots.ts';
import { addVotes } from './votes.ts';

const MOST_BYTES = 64 * 1024;

/** The API as a router, for tests and for the document. */
export function openApi(house: House): OpenAPIHono {
  const api = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const field = String(result.error.issues[0]?.path[0] ?? 'body');
      return c.json(
        problem({ code: 'request-malformed', field }, langOf(c.req.header('accept-language'))),
        400,
      );
    },
  }).basePath('/api');
  api.use(
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: (c) =>
        c.json(
          problem(
            { code: 'request-malformed', field: 'body' },
            langOf(c.req.header('accept-language')),
          ),
          413,
        ),
    }),
  );
  addVotes(api, house);
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: '共算 Gongsuan API', version: '1', license: { name: 'Apache-2.0' } },
  });
  api.notFound((c) =>
    c.json(
      {
        code: 'not-found',
        sentence:
          langOf(c.req.header('accept-language')) === 'en' ? 'No such address.' : '沒有這個位址。',
        field: null,
      },
      404,
    ),
  );
  api.onError((error, c) => {
    const lang = langOf(c.req.header('accept-language'));
    // A body that is no JSON, or is said to be something else.
    if (error instanceof HTTPException && error.status < 500)
      return c.json(problem({ code: 'request-malformed', field: 'body' }, lang), error.status);
    process.stderr.write(`api: ${error.message}\n`);
    if (connectionLost(error)) return c.json(problem({ code: 'house-unreachable' }, lang), 503);
    return c.json(fault(lang), 500);
  });
  return api;
}

/** Answers what is below /api; false for everything else. */
export function mountApi(house: House): (req: IncomingMessage, res: ServerResponse) => boolean {
  const listen = getRequestListener(openApi(house).fetch);
  return (req, res) => {
    if (!req.url?.startsWith('/api/')) return false;
    res.setHeader('x-content-type-options', 'nosniff');
    if (!takeBallot(house.booth, req, res)) void listen(req, res);
    return true;
  };
}
