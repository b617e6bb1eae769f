import { expect, test } from 'vitest';
import type { Cookies } from '@sveltejs/kit';
import { dropToken, keepToken, tokenOf } from './session-cookies.ts';

type Options = Parameters<Cookies['set']>[2];

function browserAt(address: string) {
  const kept = new Map<string, { readonly value: string; readonly options: Options }>();
  const dropped: [string, Options][] = [];
  const cookies = {
    get: (name: string) => kept.get(name)?.value,
    set: (name: string, value: string, options: Options) => kept.set(name, { value, options }),
    delete: (name: string, options: Options) => dropped.push([name, options]),
  } as unknown as Cookies;
  return { event: { cookies, url: new URL(address) }, kept, dropped };
}

test('under https a session’s cookie is one that only this host can set: secure, for every path, for no domain', () => {
  const { event, kept, dropped } = browserAt('https://pb.example/office');
  keepToken(event, 'staff', 'token');
  expect([...kept.keys()]).toEqual(['__Host-gs_office']);
  const options = kept.get('__Host-gs_office')?.options;
  expect(options).toMatchObject({ secure: true, path: '/', httpOnly: true, sameSite: 'lax' });
  expect(options).not.toHaveProperty('domain');
  expect(tokenOf(event, 'staff')).toBe('token');
  dropToken(event, 'staff');
  expect(dropped).toEqual([['__Host-gs_office', { path: '/', secure: true }]]);
});

test('on the own machine without https it keeps its bare name', () => {
  const { event, kept } = browserAt('http://localhost:3000/account');
  keepToken(event, 'citizen', 'token');
  expect([...kept.keys()]).toEqual(['gs_citizen']);
  expect(tokenOf(event, 'citizen')).toBe('token');
});
