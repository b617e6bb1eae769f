/** The public API, mounted under /api before the site. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import type { House } from '../house.ts';
import { langOf, problem, takeBallot } from './ballots.ts';
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
    c.json({ code: 'not-found', sentence: '沒有這個位址。 / No such address.', field: null }, 404),
  );
  api.onError((error, c) => {
    process.stderr.write(`api: ${error.message}\n`);
    return c.json(
      {
        code: 'fault',
        sentence: '系統發生錯誤，請稍後再試。 / A fault on our side. Please try again.',
        field: null,
      },
      500,
    );
  });
  return api;
}

/** Answers what is below /api; false for everything else. */
export function mountApi(house: House): (req: IncomingMessage, res: ServerResponse) => boolean {
  const listen = getRequestListener(openApi(house).fetch);
  return (req, res) => {
    if (!req.url?.startsWith('/api/')) return false;
    if (!takeBallot(house.booth, req, res)) void listen(req, res);
    return true;
  };
}
