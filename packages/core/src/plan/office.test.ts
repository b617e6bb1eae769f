import { describe, expect, it } from 'vitest';
import type { Id } from '@gongsuan/prelude';
import type { Organisation, OrganisationKind, TenantId } from '../people/index.ts';
import { officeOf } from './office.ts';

const shilin = { name: { zh: '士林區', en: null } };

describe('主辦區公所 office of an area', () => {
  it('is the district office called after it', () => {
    const tree = [office('民政局', 'civil_affairs'), office('大安區公所'), office('士林區公所')];
    expect(officeOf(shilin, tree)).toBe('士林區公所');
  });

  it('is nobody when no office, or more than one, is called so', () => {
    expect(officeOf(shilin, [office('大安區公所')])).toBeNull();
    expect(officeOf(shilin, [office('士林區公所'), office('士林區公所天母分處')])).toBeNull();
    expect(officeOf(shilin, [office('士林區市立圖書館', 'agency')])).toBeNull();
  });
});

function office(zh: string, kind: OrganisationKind = 'district_office'): Organisation {
  return {
    id: zh as Id<'organisation'>,
    tenant: 'taipei' as TenantId,
    parent: null,
    kind,
    name: { zh, en: null },
  };
}
