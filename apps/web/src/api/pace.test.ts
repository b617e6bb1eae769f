import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { House } from '../house.ts';
import { log } from '../lib/server/log.ts';
import { apiPace, mountApi } from './index.ts';

const VOTE = '/api/v1/votes/6f1c0d0e-7b44-4c5e-9a53-0a8d9a3f1b52';
const broken = new Error('no such person A123456789');
const house = {
  secret: 'a-secret-of-the-tests-0123456789abcdef',
  booth: { secret: '', shelf: { get: () => Promise.reject(broken) } },
} as unknown as House;

let server: Server | undefined;
afterEach(() => {
  server?.close();
  vi.restoreAllMocks();
});

/** An API at a pace of twelve requests a minute, two of them for lists. */
async function open(https = false) {
  const api = mountApi(house, { ...apiPace({}), https, perMinute: 12 });
  server = createServer((req, res) => void api(req, res));
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return (path: string, init: RequestInit = {}) => fetch(`${origin}${path}`, init);
}

describe('公開介面的速度與保護', () => {
  it('does not begin with a limit that is no number, which would be no limit', () => {
    for (const text of ['many', '0', '-1', '1.5'])
      expect(() => apiPace({ API_PER_MINUTE_ADDRESS: text })).toThrow('API_PER_MINUTE_ADDRESS');
    expect(apiPace({ API_PER_MINUTE_ADDRESS: '20' }).perMinute).toBe(20);
    expect(apiPace({}).perMinute).toBe(1_800);
  });

  it('asks who looks up too fast to wait, in words, and takes ballots all the same', async () => {
    const ask = await open();
    const headers = { 'content-type': 'application/json' };
    const lookUp = () => ask(`${VOTE}/receipts`, { method: 'POST', headers, body: '{' });
    for (let i = 0; i < 12; i += 1) expect((await lookUp()).status).toBe(400);
    const slow = await lookUp();
    expect(slow.status).toBe(429);
    expect(slow.headers.get('retry-after')).toBe('60');
    expect(await slow.json()).toMatchObject({ code: 'too-many-requests' });
    for (let i = 0; i < 40; i += 1) {
      const cast = await ask(`${VOTE}/ballots`, { method: 'POST', body: '{}' });
      expect(cast.status).toBe(400);
    }
  });

  it('gives long lists a share of the pace', async () => {
    vi.spyOn(log, 'error').mockImplementation(() => undefined);
    const ask = await open();
    const list = async () => (await ask(`${VOTE}/ballots`)).status;
    expect([await list(), await list(), await list()]).toEqual([500, 500, 429]);
    expect((await ask('/api/v1/nowhere')).status).toBe(404);
  });

  it('carries on every answer what every answer carries', async () => {
    const ask = await open(true);
    for (const [path, method] of [
      ['/api/openapi.json', 'GET'],
      [`${VOTE}/ballots`, 'POST'],
    ] as const) {
      const { headers } = await ask(path, { method });
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('strict-transport-security')).toContain('max-age');
    }
  });

  it('leaves nothing personal in the log when something fails', async () => {
    const noted = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    const ask = await open();
    expect((await ask(VOTE)).status).toBe(500);
    expect(noted).toHaveBeenCalledOnce();
    expect(JSON.stringify(noted.mock.calls)).not.toContain('A123456789');
  });
});
