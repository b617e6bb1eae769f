/** What every answer carries, whoever made it: the framework, the API, or nobody. */

/** Overridden by the policy of the page where there is one; it holds for the pages of last resort. */
export const LAST_POLICY =
  "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const EVERY_ANSWER: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), payment=()',
  'content-security-policy': LAST_POLICY,
};

/** The same, and never over an unprotected line again where people reach the site by https. */
export function everyAnswer(https: boolean): Readonly<Record<string, string>> {
  if (!https) return EVERY_ANSWER;
  return {
    ...EVERY_ANSWER,
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  };
}

/** A whole HTTP answer for what never became a request: in both languages, for want of an address. */
export function unheard(status: 400 | 431, https: boolean): string {
  const [zh, en] =
    status === 431
      ? [
          '網址或 Cookie 太長，請縮短搜尋文字後再試一次。',
          'The address or the cookies are too long: search for less.',
        ]
      : [
          '瀏覽器送來的要求看不懂，請重新開啟這一頁。',
          'The request could not be read: open the page again.',
        ];
  const page =
    '<!doctype html><html lang="zh-Hant-TW"><meta charset="utf-8">' +
    `<title>${status}｜共算</title><link rel="stylesheet" href="/plain.css"><main><h1>${status}</h1>` +
    `<p>${zh}</p><p lang="en">${en}</p><p><a href="/">共算 Gongsuan</a></p></main></html>`;
  const headers = {
    ...everyAnswer(https),
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(page),
    'cache-control': 'no-store',
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const reason = status === 431 ? 'Request Header Fields Too Large' : 'Bad Request';
  return [`HTTP/1.1 ${status} ${reason}`, ...lines, '', page].join('\r\n');
}
