/** Pages go over the wire compressed where the reader takes it: Chinese text shrinks to a fifth. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const withBrotli = promisify(brotliCompress);
const withGzip = promisify(gzip);
const LEAST_BYTES = 1_000;

/**
 * The same answer, compressed. Only what a shared cache may keep: a page about one person is left
 * alone, since its length would tell something about its content.
 */
export async function compressed(request: Request, response: Response): Promise<Response> {
  const { headers } = response;
  const shared = headers.get('cache-control')?.startsWith('public') ?? false;
  const html = headers.get('content-type')?.startsWith('text/html') ?? false;
  const coding = codingOf(request.headers.get('accept-encoding') ?? '');
  if (!shared || !html || !coding || !response.body || headers.has('content-encoding'))
    return response;
  headers.append('vary', 'accept-encoding');
  const body = Buffer.from(await response.arrayBuffer());
  const small = body.length < LEAST_BYTES;
  const bytes = small ? body : await encoded(body, coding);
  if (!small) headers.set('content-encoding', coding);
  headers.set('content-length', String(bytes.length));
  const { status, statusText } = response;
  return new Response(new Uint8Array(bytes), { status, statusText, headers });
}

function codingOf(accepted: string): 'br' | 'gzip' | null {
  if (/\bbr\b(?!;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return 'br';
  return /\bgzip\b(?!;\s*q=0(\.0*)?\s*(,|$))/.test(accepted) ? 'gzip' : null;
}

function encoded(body: Buffer, coding: 'br' | 'gzip'): Promise<Buffer> {
  return coding === 'br'
    ? withBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
    : withGzip(body, { level: 5 });
}
