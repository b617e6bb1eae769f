/** Who may do what with which cycle: the first question of every act of the plan. */
import { allow, mayAnywhere, pathTo, type Actor, type PolicyRefusal } from '@gongsuan/core/people';
import type { OrganisationId, TenantId, Verb } from '@gongsuan/core/people';
import type { Cycle, CycleId, PlanRefusal } from '@gongsuan/core/plan';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import type { Tx } from '@gongsuan/store';
import { tenants } from '@gongsuan/store/people';
import { cycles } from '@gongsuan/store/plan';

type Denied = PolicyRefusal | PlanRefusal;

/** Whether the actor may do this here. Without an organisation it is the tenant itself. */
export async function allowAt(
  tx: Tx,
  actor: Actor,
  verb: Verb,
  tenant: TenantId,
  organisation: OrganisationId | null,
): Promise<Result<true, PolicyRefusal>> {
  const path = pathTo(organisation, await tenants.organisations(tx, tenant));
  return allow(actor, verb, { tenant, path });
}

/**
 * The cycle, held against other writers, when the actor may do this with it. Who may do it nowhere
 * in the tenant learns nothing of what exists; another tenant's cycle does not exist.
 */
export async function lockCycle(
  tx: Tx,
  actor: Actor,
  verb: Verb,
  tenant: TenantId,
  id: CycleId,
): Promise<Result<Cycle, Denied>> {
  const anywhere = allowAnywhere(actor, verb, tenant);
  if (!anywhere.ok) return anywhere;
  const cycle = await cycles.lock(tx, tenant, id);
  if (!cycle) return refuse({ code: 'no-such-cycle' });
  const allowed = await allowAt(tx, actor, verb, tenant, cycle.organisation);
  return allowed.ok ? ok(cycle) : allowed;
}

/** Whether the actor may do this at some place of the tenant. */
export function allowAnywhere(
  actor: Actor,
  verb: Verb,
  tenant: TenantId,
): Result<true, PolicyRefusal> {
  return mayAnywhere(actor, verb, tenant) ? ok(true) : refuse({ code: 'not-allowed', verb });
}
