/** Where a request is: the tenant and the cycle of its address. What is not there answers 404. */
import { readPublishedCycle, type PublishedCycle } from '@gongsuan/acts/plan';
import type { Staff, Tenant } from '@gongsuan/core/people';
import { error } from '@sveltejs/kit';
import { house } from '../../house.ts';
import { refuseSignedOut } from './session.ts';

interface Event {
  readonly locals: App.Locals;
  readonly params: Readonly<Partial<Record<string, string>>>;
}

/** The tenant of the address, for loaders and actions below /[tenant] and /office/[tenant]. */
export function tenantOf(event: Pick<Event, 'locals'>): Tenant {
  return event.locals.tenant ?? error(404, { message: '', code: 'no-such-tenant' });
}

/**
 * Who works here, for loaders and actions of the office. Whose session has ended gets the page that
 * says to sign in, with everything typed.
 */
export function staffOf(event: Pick<Event, 'locals'>): Staff {
  const { actor } = event.locals;
  return actor?.kind === 'staff' ? actor : refuseSignedOut(event);
}

const read = new WeakMap<App.Locals, Promise<PublishedCycle | undefined>>();

/**
 * The published cycle of the address, for loaders and actions below /[tenant]/[cycle]; read once a
 * request, however many ask. A draft, or another tenant's cycle, answers 404.
 */
export async function cycleOf(event: Event): Promise<PublishedCycle> {
  const tenant = tenantOf(event);
  const { locals } = event;
  const pending =
    read.get(locals) ?? readPublishedCycle(house().db, tenant.id, event.params['cycle'] ?? '');
  read.set(locals, pending);
  return (await pending) ?? error(404, { message: '', code: 'no-such-cycle' });
}
