import { readTenants } from '@gongsuan/acts/people';
import { worksFor } from '@gongsuan/core/people';
import { requireStaff } from '#lib/server/session.ts';
import { house } from '../../house.ts';
import type { PageServerLoad } from './$types';

/** The tenants that this officer works for. */
export const load: PageServerLoad = async (event) => {
  const staff = await requireStaff(event);
  const tenants = await readTenants(house().db);
  return { tenants: tenants.filter((tenant) => worksFor(staff, tenant.id)) };
};
