import { expect, test } from 'vitest';
import type { AccountId, TenantId } from './organisation.ts';
import type { Grant, Staff } from './policy.ts';
import { inDemonstration, worksFor } from './working.ts';

const taipei = 'taipei' as TenantId;
const ndc = 'ndc' as TenantId;
const staff = (...grants: readonly Grant[]): Staff => ({
  kind: 'staff',
  account: '00000000-0000-0000-0000-000000000001' as AccountId,
  name: '示範承辦',
  grants,
});

test('an officer of one city cannot open the office of another', () => {
  const officer = staff({ role: 'screening-officer', tenant: taipei, organisation: null });
  expect(worksFor(officer, taipei)).toBe(true);
  expect(worksFor(officer, ndc)).toBe(false);
});

test('somebody whose last role was taken away works for nobody', () => {
  expect(worksFor(staff(), taipei)).toBe(false);
});

test('the operator of the platform may look in everywhere; a citizen nowhere', () => {
  expect(
    worksFor(staff({ role: 'platform-operator', tenant: null, organisation: null }), ndc),
  ).toBe(true);
  const { account, name } = staff();
  expect(worksFor({ kind: 'citizen', account, name }, taipei)).toBe(false);
});

test('an account of the demonstration has its roles in demonstration tenants only', () => {
  const everywhere = { role: 'platform-operator', tenant: null, organisation: null } as const;
  const here = { role: 'auditor', tenant: taipei, organisation: null } as const;
  expect(inDemonstration([everywhere, here], [ndc])).toEqual([{ ...everywhere, tenant: ndc }]);
  expect(inDemonstration([here], [taipei, ndc])).toEqual([here]);
  expect(inDemonstration([everywhere, here], [])).toEqual([]);
});
