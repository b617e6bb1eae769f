import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressed } from './compress.ts';

const text = '參與式預算'.repeat(400);
const page = (cache: string, body = text) =>
  new Response(body, { headers: { 'content-type': 'text/html', 'cache-control': cache } });
const asking = (accept: string) =>
  new Request('http://x/', { headers: { 'accept-encoding': accept } });
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

test('a public page goes out in brotli, or in gzip where the reader knows nothing better', async () => {
  const best = await compressed(asking('gzip, deflate, br'), page('public, max-age=0'));
  expect(best.headers.get('content-encoding')).toBe('br');
  expect(brotliDecompressSync(await bytes(best)).toString()).toBe(text);
  const plain = await compressed(asking('gzip'), page('public, max-age=0'));
  expect(gunzipSync(await bytes(plain)).toString()).toBe(text);
});

test('a page about one person is never compressed', async () => {
  const own = await compressed(asking('br'), page('no-store'));
  expect(own.headers.get('content-encoding')).toBeNull();
});

test('a reader that refuses an encoding does not get it', async () => {
  const refused = await compressed(asking('br;q=0, gzip;q=0'), page('public'));
  expect(refused.headers.get('content-encoding')).toBeNull();
  expect(await refused.text()).toBe(text);
});

test('a short answer is sent as it is', async () => {
  const short = await compressed(asking('br'), page('public', '短'));
  expect(short.headers.get('content-encoding')).toBeNull();
  expect(short.headers.get('content-length')).toBe('3');
});
