import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { IdNumber } from '@gongsuan/core/vote';
import type { Day } from '@gongsuan/prelude';
import { httpRegistry } from './registry.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const question = {
  caseCode: 'T-1',
  idNumber: 'A123456789' as IdNumber,
  birthDate: '1990-01-01' as Day,
};

/** Asks a registry that answers in this way. */
async function answerOf(behave: RequestListener, timeoutMs = 2_000) {
  server = createServer(behave);
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return httpRegistry({ url: `http://127.0.0.1:${port}/`, secret: 'shared', timeoutMs }).ask(
    question,
  );
}

const json =
  (body: unknown, status = 200): RequestListener =>
  (_req, res) =>
    void res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

describe('人別驗證介接 asking the registry', () => {
  it('sends case code, number and birth date with the shared secret, and nothing else', async () => {
    let sent: unknown;
    let asked = '';
    const answer = await answerOf((req, res) => {
      asked = `${req.method} ${req.url} ${String(req.headers['x-registry-secret'])}`;
      let text = '';
      req.on('data', (chunk: Buffer) => (text += chunk.toString()));
      req.on('end', () => {
        sent = JSON.parse(text);
        json({ caseCode: 'T-1', idNumber: 'A123456789', correct: true })(req, res);
      });
    });
    expect([answer, asked]).toEqual(['correct', 'POST /checks shared']);
    expect(sent).toEqual(question);
  });
  it('reads incorrect', async () => {
    expect(await answerOf(json({ caseCode: 'T-1', idNumber: 'A123456789', correct: false }))).toBe(
      'incorrect',
    );
  });
  it.each([
    ['another person', json({ caseCode: 'T-1', idNumber: 'A200000003', correct: true })],
    ['another case', json({ caseCode: 'T-2', idNumber: 'A123456789', correct: true })],
    ['no decision', json({ caseCode: 'T-1', idNumber: 'A123456789' })],
    [
      'a decision that is no boolean',
      json({ caseCode: 'T-1', idNumber: 'A123456789', correct: 'true' }),
    ],
    ['nothing', json(null)],
    ['too many requests', json({ error: 'too many' }, 429)],
    ['a fault', json({ caseCode: 'T-1', idNumber: 'A123456789', correct: true }, 503)],
    ['nonsense', (_req, res) => void res.end('<html>維護中</html>')] as [string, RequestListener],
    [
      'another address',
      (_req, res) => void res.writeHead(302, { location: '/elsewhere' }).end(),
    ] as [string, RequestListener],
    ['a broken connection', (_req, res) => void res.destroy()] as [string, RequestListener],
  ])('takes %s for no answer', async (_, behave) => {
    expect(await answerOf(behave)).toBe('none');
  });
  it('does not wait for ever', async () => {
    expect(await answerOf(() => undefined, 50)).toBe('none');
  });
  it('takes a registry that is not there for no answer', async () => {
    expect(await httpRegistry({ url: 'http://127.0.0.1:1', secret: 'shared' }).ask(question)).toBe(
      'none',
    );
  });
});
