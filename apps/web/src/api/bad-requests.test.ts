import { describe, expect, it } from 'vitest';
import type { House } from '../house.ts';
import { openApi } from './index.ts';

const VOTE = '/api/v1/votes/6f1c0d0e-7b44-4c5e-9a53-0a8d9a3f1b52';
const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const house = { booth: { shelf: { get: () => Promise.reject(away) } } } as unknown as House;
const api = openApi(house);

const send = async (path: string, init: RequestInit = {}) => {
  const answer = await api.request(path, init);
  return {
    status: answer.status,
    ...((await answer.json()) as { code: string; sentence: string }),
  };
};
const json = (body: string, lang = 'zh-TW') => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'accept-language': lang },
  body,
});

describe('公開介面收到壞的要求', () => {
  it.each(['{', '', '"x"', '[]', '{"ballotId":5}', 'x'.repeat(70_000)])(
    'a body like %.12s is malformed, never a fault',
    async (body) => {
      const { status, code } = await send(`${VOTE}/receipts`, json(body));
      expect([400, 413]).toContain(status);
      expect(code).toBe('request-malformed');
    },
  );

  it('a body that says it is a form is refused in words', async () => {
    const form = { method: 'POST', body: new URLSearchParams({ ballotId: 'x' }) };
    expect(await send(`${VOTE}/receipts`, form)).toMatchObject({ code: 'request-malformed' });
  });

  it('while the database is away it says so with 503, in the language asked for', async () => {
    const zh = await send(VOTE);
    expect(zh).toMatchObject({ status: 503, code: 'house-unreachable' });
    const en = await send(VOTE, { headers: { 'accept-language': 'en' } });
    expect(en.sentence).not.toBe(zh.sentence);
    expect(en.sentence).toMatch(/^[\x20-\u2019]+$/);
  });

  it('an address that does not exist says so in one language', async () => {
    expect(await send('/api/v2/votes')).toMatchObject({ status: 404, sentence: '沒有這個位址。' });
  });
});
