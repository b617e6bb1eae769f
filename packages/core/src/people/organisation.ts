/** 組織: tenants and the tree of organisations below each of them. */
import type { Bilingual, Id } from '@gongsuan/prelude';

/** A tenant's short name as it stands in addresses: `taipei`, `ndc`. */
export type TenantId = string & { readonly __tenant: unique symbol };
export type OrganisationId = Id<'organisation'>;
export type AccountId = Id<'account'>;

export const TENANT_KINDS = [
  'national',
  'city',
  'township',
  'village',
  'school',
  'fund',
  'council',
  'audit',
  'other',
] as const;
export type TenantKind = (typeof TENANT_KINDS)[number];

export interface Tenant {
  readonly id: TenantId;
  readonly parent: TenantId | null;
  readonly kind: TenantKind;
  readonly name: Bilingual;
  readonly intro: Bilingual;
  /** How to reach the office: telephone, counter, address. Shown on every page (Y14 聯絡窗口). */
  readonly contact: string;
  /** True for the demonstration: pages say that its residents are invented. */
  readonly demo: boolean;
}

export const ORGANISATION_KINDS = [
  'ndc',
  'city',
  'civil_affairs',
  'district_office',
  'agency',
  'school',
  'council',
  'audit',
  'committee',
  'operator',
  'other',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export interface Organisation {
  readonly id: OrganisationId;
  readonly tenant: TenantId;
  readonly parent: OrganisationId | null;
  readonly kind: OrganisationKind;
  readonly name: Bilingual;
}

/** Reads a tenant's short name from an address; `undefined` when no tenant can be called so. */
export function parseTenantId(text: string): TenantId | undefined {
  return /^[a-z][a-z0-9-]{1,30}$/.test(text) ? (text as TenantId) : undefined;
}

/** Words that stand at the same place of an address as a tenant's name, and so cannot be one. */
const RESERVED_IDS: ReadonlySet<string> = new Set(
  `about accessibility account admin api app assets contact count data developer developers docs download
  en feedback health help home how legal login logout map media news office open opendata platform
  privacy register rss search sign-in sign-out signin sitemap static status styles support terms
  theme vote zh`.split(/\s+/),
);

/** Whether the platform keeps this address for itself. */
export function isReservedTenantId(id: TenantId): boolean {
  return RESERVED_IDS.has(id);
}

/**
 * The organisations from the root down to this one, this one last: the places at which a role
 * may have been granted that counts here.
 */
export function pathTo(
  id: OrganisationId | null,
  organisations: readonly Organisation[],
): readonly OrganisationId[] {
  const byId = new Map(organisations.map((one) => [one.id, one]));
  const path: OrganisationId[] = [];
  for (
    let at = id ? byId.get(id) : undefined;
    at;
    at = at.parent ? byId.get(at.parent) : undefined
  ) {
    if (path.includes(at.id)) break;
    path.unshift(at.id);
  }
  return path;
}
