/** The place in the tree at which something is to be done. */
import {
  pathTo,
  type AbsenceRefusal,
  type Organisation,
  type OrganisationId,
  type Place,
  type TenantId,
} from '@gongsuan/core/people';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import type { Tx } from '@gongsuan/store';
import { tenants } from '@gongsuan/store/people';

export interface Found {
  readonly place: Place;
  readonly organisations: readonly Organisation[];
}

/** A tenant or an organisation of it; what belongs to another tenant does not exist. */
export async function findPlace(
  tx: Tx,
  tenant: TenantId | null,
  organisation: OrganisationId | null,
): Promise<Result<Found, AbsenceRefusal>> {
  if (tenant === null) {
    if (organisation !== null) return refuse({ code: 'no-such-organisation' });
    return ok({ place: { tenant, path: [] }, organisations: [] });
  }
  if (!(await tenants.find(tx, tenant))) return refuse({ code: 'no-such-tenant' });
  const organisations = await tenants.organisations(tx, tenant);
  const path = pathTo(organisation, organisations);
  if (organisation !== null && path.length === 0) return refuse({ code: 'no-such-organisation' });
  return ok({ place: { tenant, path }, organisations });
}
