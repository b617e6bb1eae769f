import type { AccountId, OrganisationId, Role, Staff, Tenant } from '@gongsuan/core/people';
import { expect, test } from 'vitest';
import { navigationOf } from './navigation.ts';

const tenant = { id: 'taipei', name: { zh: '臺北市', en: null } } as unknown as Tenant;

/** The last part of each address that an officer with this role is led to. */
function pagesOf(role: Role, organisation: string | null, at = tenant): readonly string[] {
  const grant = { role, tenant: at.id, organisation: organisation as OrganisationId | null };
  const actor: Staff = { kind: 'staff', account: 'a' as AccountId, name: '示範', grants: [grant] };
  const links = navigationOf({ lang: 'zh-Hant-TW', path: '/office/taipei', tenant, actor });
  return links.map(({ href }) => href.replace(/^\/office\/taipei\/?/, ''));
}

const ALL = ['', 'plan', 'gather', 'route', 'vote', 'admit', 'people', 'ledger'];

test('the office leads to what the role opens, wherever it is held', () => {
  expect(pagesOf('tenant-admin', null)).toEqual(ALL);
  expect(pagesOf('desk-officer', 'shilin')).toEqual(['', 'plan', 'gather', 'vote']);
  expect(pagesOf('screening-officer', 'shilin')).toEqual(['', 'plan', 'gather', 'route', 'vote']);
  expect(pagesOf('counting-officer', 'shilin')).toEqual(['', 'plan', 'gather', 'vote', 'admit']);
  expect(pagesOf('auditor', null)).toEqual(['', 'plan', 'gather', 'vote', 'admit', 'ledger']);
});

test('a role in another tenant opens nothing more here', () => {
  const other = { ...tenant, id: 'tainan' } as Tenant;
  expect(pagesOf('tenant-admin', null, other)).toEqual(['', 'plan', 'gather', 'vote']);
});

test('nobody is led anywhere in an office without being signed in', () => {
  expect(navigationOf({ lang: 'en', path: '/office/taipei', tenant, actor: null })).toEqual([]);
});
