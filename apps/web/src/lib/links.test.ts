import { expect, test } from 'vitest';
import { langOf, local, to, withoutLang } from './links.ts';

test('a Chinese page stands at the root, its English twin under /en', () => {
  expect(to('zh-Hant-TW', '/taipei')).toBe('/taipei');
  expect(to('en', '/taipei')).toBe('/en/taipei');
  expect(to('en', '/')).toBe('/en');
});

test('the language is read from the address, and a tenant whose name begins with en keeps it', () => {
  expect(langOf('/en')).toBe('en');
  expect(langOf('/en/taipei')).toBe('en');
  expect(langOf('/energy')).toBe('zh-Hant-TW');
  expect(withoutLang('/en/taipei')).toBe('/taipei');
  expect(withoutLang('/en')).toBe('/');
  expect(withoutLang('/energy')).toBe('/energy');
});

test('a form can only lead back to a page of this site', () => {
  expect(local('/taipei/115?q=1#now', '/')).toBe('/taipei/115?q=1#now');
  for (const elsewhere of [
    '//evil.tw',
    '/\\evil.tw',
    'https://evil.tw',
    '',
    null,
    '/a\nb',
    ' /a',
  ]) {
    expect(local(elsewhere, '/')).toBe('/');
  }
});
