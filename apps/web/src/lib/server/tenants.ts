/** The tenant of an address. Tenants change rarely: a found one is kept for ten seconds. */
import { readTenant } from '@gongsuan/acts/people';
import type { Tenant } from '@gongsuan/core/people';
import { house } from '../../house.ts';

const KEPT_MS = 10_000;
const kept = new Map<string, { readonly tenant: Tenant; readonly until: number }>();

/** The tenant of this short name; `undefined` when there is none. At most ten seconds old. */
export async function tenantNamed(text: string, now: Date): Promise<Tenant | undefined> {
  const known = kept.get(text);
  if (known && now.getTime() < known.until) return known.tenant;
  const tenant = await readTenant(house().db, text);
  if (tenant) kept.set(text, { tenant, until: now.getTime() + KEPT_MS });
  else kept.delete(text);
  return tenant;
}
