/** The signed-in citizen and the tenant of the citizen's own proposal; anything else answers 404. */
import { findOwnTenant } from '@gongsuan/acts/gather';
import type { Citizen, TenantId } from '@gongsuan/core/people';
import type { RequestEvent } from '@sveltejs/kit';
import { orError } from '#lib/server/refusals.ts';
import { requireCitizen } from '#lib/server/session.ts';
import { house } from '../../house.ts';

export interface OwnPlace {
  readonly citizen: Citizen;
  readonly at: { readonly tenant: TenantId; readonly proposal: string };
}

/** Called first in an action: a session that has ended keeps what was typed. */
export async function ownPlace(event: RequestEvent): Promise<OwnPlace> {
  const citizen = await requireCitizen(event);
  const proposal = event.params['id'] ?? '';
  const tenant = orError(event, await findOwnTenant(house().db, citizen, proposal));
  return { citizen, at: { tenant, proposal } };
}
