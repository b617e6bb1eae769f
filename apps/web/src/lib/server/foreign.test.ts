import { describe, expect, it } from 'vitest';
import { isForeign } from './foreign.ts';

const OWN = 'https://pb.example';
const asking = (method: string, headers: Readonly<Record<string, string>>) =>
  isForeign({ method, headers }, OWN);

describe('別的網站送來的表單', () => {
  it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'])(
    'of the kind %s are foreign unless a page of this site sent them',
    (type) => {
      expect(asking('POST', { 'content-type': type, origin: OWN })).toBe(false);
      expect(asking('POST', { 'content-type': type })).toBe(true);
      for (const origin of ['null', 'https://evil.example', 'http://pb.example', `${OWN}:8443`])
        expect(asking('POST', { 'content-type': type, origin }), origin).toBe(true);
    },
  );

  it('a form without a content type is foreign too; reading never is', () => {
    expect(asking('POST', { origin: 'https://evil.example' })).toBe(true);
    expect(asking('DELETE', { origin: 'https://evil.example' })).toBe(true);
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      expect(asking(method, { origin: 'https://evil.example' })).toBe(false);
  });
});
