/** Tenants are public: their names, what they do, how to reach them. */
import { parseTenantId, type Tenant } from '@gongsuan/core/people';
import { inPlatform, type Db } from '@gongsuan/store';
import { tenants } from '@gongsuan/store/people';

/** Every tenant of the platform, the one opened first at the head. */
export function readTenants(db: Db): Promise<readonly Tenant[]> {
  return inPlatform(db, (tx) => tenants.list(tx));
}

/** The tenant that an address names; `undefined` when there is none. */
export async function readTenant(db: Db, text: string): Promise<Tenant | undefined> {
  const id = parseTenantId(text);
  return id && inPlatform(db, (tx) => tenants.find(tx, id));
}
