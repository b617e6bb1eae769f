import { isHead, leavesNobody, type RoleGrant, type TenantId } from '@gongsuan/core/people';
import type { Tx } from '@gongsuan/store';
import { accounts, grants, tenants } from '@gongsuan/store/people';

/**
 * Whether the tenant (null: the platform) would be left without anybody who can administer it if
 * these of its grants ended. Its roles stay as they are until the transaction ends.
 */
export function endsAdministration(
  tx: Tx,
  tenant: TenantId | null,
  ending: (grant: RoleGrant) => boolean,
): Promise<boolean> {
  return tenants.within(tx, tenant, async () => {
    await grants.lock(tx, tenant);
    const heads = (await grants.ofTenant(tx, tenant)).filter(isHead);
    const holders = await accounts.byIds(
      tx,
      heads.map(({ account }) => account),
    );
    return leavesNobody(heads, holders, ending);
  });
}
