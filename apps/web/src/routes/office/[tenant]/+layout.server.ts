import { worksFor } from '@gongsuan/core/people';
import { error } from '@sveltejs/kit';
import { staffOf, tenantOf } from '#lib/server/place.ts';
import { noteDenied } from '#lib/server/refusals.ts';
import type { LayoutServerLoad } from './$types';

/** Only who holds a role in this tenant comes in; what each may do is decided by each act. */
export const load: LayoutServerLoad = (event) => {
  const tenant = tenantOf(event);
  if (!worksFor(staffOf(event), tenant.id)) {
    noteDenied(event, { code: 'not-allowed', verb: 'read-office' });
    error(403, { message: '', code: 'not-allowed' });
  }
  return { tenant };
};
