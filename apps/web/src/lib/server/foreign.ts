/** Forms that come from another site (CSRF) are refused in words, before the framework sees them. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { wordsOf } from '@gongsuan/words';
import { langOf } from '../links.ts';
import { plainPage } from './plain-page.ts';

/** What a page of another site can send without asking first. */
const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(;|$)/i;

/**
 * Whether a request brings a form that no page of this site sent.
 * @param own the address under which people reach the site: `https://pb.example`
 */
export function isForeign(
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  own: string,
): boolean {
  const { method, headers } = request;
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  const type = headers['content-type'];
  return (type === undefined || FORM.test(type)) && headers.origin !== own;
}

/** Answers a foreign form with the page that says so; false for everything else. */
export function refuseForeign(req: IncomingMessage, res: ServerResponse, own: string): boolean {
  if (!isForeign(req, own)) return false;
  const path = (req.url ?? '/').replace(/[?#].*$/s, '');
  const lang = langOf(path);
  const t = wordsOf(lang).shell.frame.error.said.foreign;
  const href = own + (path.startsWith('/') ? path : '/');
  const page = plainPage(lang, { ...t, links: [{ href, text: decoded(href) }] });
  res.writeHead(403, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(page),
    'cache-control': 'no-store',
  });
  res.end(page);
  return true;
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
