import { describe, expect, it } from 'vitest';
import { addressOf, addressSettings } from './address.ts';

const from = (headers: Record<string, string>, env: Record<string, string> = {}) =>
  addressOf({ headers, socket: { remoteAddress: '10.0.0.9' } }, addressSettings(env));

describe('來源位址 the address of a request', () => {
  it('is that of the connection, whatever a sender claims', () => {
    expect(from({ 'x-forwarded-for': '1.1.1.1' })).toBe('10.0.0.9');
  });
  it('is what our proxies say, counted from the last', () => {
    const forwarded = { 'x-forwarded-for': '9.9.9.9, 1.1.1.1, 2.2.2.2' };
    const header = { ADDRESS_HEADER: 'X-Forwarded-For' };
    expect(from(forwarded, header)).toBe('2.2.2.2');
    expect(from(forwarded, { ...header, XFF_DEPTH: '2' })).toBe('1.1.1.1');
    expect(from({ 'true-client-ip': '3.3.3.3' }, { ADDRESS_HEADER: 'True-Client-IP' })).toBe(
      '3.3.3.3',
    );
    expect(from({}, header)).toBe('10.0.0.9');
  });
});
