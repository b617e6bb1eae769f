/** The public API, mounted under /api before the site. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { connectionLost } from '@gongsuan/store/vote';
import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { House } from '../house.ts';
import { addressOf, addressSettings, type AddressSettings } from '../lib/server/address.ts';
import { log, withoutValues } from '../lib/server/log.ts';
import { pace, perMinuteOf } from '../lib/server/pace.ts';
import { everyAnswer } from '../lib/server/protection.ts';
import { fault, langOf, problem, takeBallot, tooFast } from './ballots.ts';
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
    log.error(withoutValues(error), 'a request to the API failed');
    if (connectionLost(error)) return c.json(problem({ code: 'house-unreachable' }, lang), 503);
    return c.json(fault(lang), 500);
  });
  return api;
}

export interface ApiOptions {
  /** Whether people reach the site by https. */
  readonly https: boolean;
  /** Requests a minute from one address; ballots apart, whose permits are few. */
  readonly perMinute: number;
  readonly address: AddressSettings;
}

/** The pace of the API as the environment has it: that of a hall of voters behind one address. */
export function apiPace(env: NodeJS.ProcessEnv): Pick<ApiOptions, 'perMinute' | 'address'> {
  const name = 'API_PER_MINUTE_ADDRESS';
  return { perMinute: perMinuteOf(name, env[name], 1_800), address: addressSettings(env) };
}

/** Pages of lists are long: one address gets this share of its requests for them. */
const LISTS = 1 / 6;

/** Answers what is below /api; false for everything else. */
export function mountApi(
  house: House,
  { https, perMinute, address }: ApiOptions,
): (req: IncomingMessage, res: ServerResponse) => boolean {
  const listen = getRequestListener(openApi(house).fetch);
  const always = Object.entries(everyAnswer(https));
  const requests = pace(perMinute);
  const lists = pace(Math.ceil(perMinute * LISTS));
  const inPace = (req: IncomingMessage): boolean => {
    const sender = addressOf(req, address);
    const now = new Date();
    const list = /^\/api\/v1\/votes\/[^/]+\/ballots/.test(req.url ?? '');
    return requests.take(sender, now) && (!list || lists.take(sender, now));
  };
  return (req, res) => {
    if (!req.url?.startsWith('/api/')) return false;
    for (const [name, value] of always) res.setHeader(name, value);
    if (takeBallot(house.booth, req, res)) return true;
    if (inPace(req)) void listen(req, res);
    else tooFast(req, res);
    return true;
  };
}
