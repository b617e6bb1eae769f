import { expect, test } from 'vitest';
import { cacheControl } from './caching.ts';

test('a reading page may be kept by a shared cache for fifteen seconds', () => {
  expect(cacheControl('/taipei/115', 'GET')).toContain('s-maxage=15');
  expect(cacheControl('/taipei/115/gather/3', 'GET')).toContain('s-maxage=15');
});

test('the ballot, the account and the office are kept nowhere', () => {
  for (const path of [
    '/taipei/115/vote',
    '/taipei/115/vote/check',
    '/account',
    '/office/taipei',
    '/taipei/115/gather/new',
  ]) {
    expect(cacheControl(path, 'GET')).toBe('no-store');
  }
});

test('what is counted for one visitor is asked for again each time', () => {
  expect(cacheControl('/count/file/0123', 'GET')).toContain('s-maxage=0');
});

test('the answer to a form is kept nowhere', () => {
  expect(cacheControl('/taipei/115', 'POST')).toBe('no-store');
});
