/** Where an act on a poll happens, for the policy: the area's organisation and those above it. */
import type { Actor, PolicyRefusal, TenantId, Verb } from '@gongsuan/core/people';
import type { Cycle } from '@gongsuan/core/plan';
import type { Poll, PollId } from '@gongsuan/core/vote';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import type { Tx } from '@gongsuan/store';
import { cycles } from '@gongsuan/store/plan';
import { polls } from '@gongsuan/store/vote';
import { allowAt } from '../plan/access.ts';

export type AccessRefusal = PolicyRefusal | { readonly code: 'no-such-poll' };

/** Loads a poll for an officer who may do `verb` there. */
export async function pollFor(
  tx: Tx,
  actor: Actor,
  verb: Verb,
  tenant: TenantId,
  id: PollId,
): Promise<Result<Poll, AccessRefusal>> {
  const poll = await polls.find(tx, tenant, id);
  const cycle = poll && (await cycles.byId(tx, tenant, poll.cycle));
  if (!poll || !cycle) return refuse({ code: 'no-such-poll' });
  const allowed = await allowInArea(tx, actor, verb, cycle, poll.area);
  return allowed.ok ? ok(poll) : allowed;
}

/** Whether the actor may do this in this area of the cycle. */
export function allowInArea(
  tx: Tx,
  actor: Actor,
  verb: Verb,
  cycle: Pick<Cycle, 'tenant' | 'organisation' | 'areas'>,
  area: string,
): Promise<Result<true, PolicyRefusal>> {
  const own = cycle.areas.find((one) => one.id === area)?.organisation;
  return allowAt(tx, actor, verb, cycle.tenant, own ?? cycle.organisation);
}
