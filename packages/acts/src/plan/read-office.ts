/** What offices read of plans: drafts too. */
import { may, pathTo, type Actor, type Organisation } from '@gongsuan/core/people';
import type { PolicyRefusal, TenantId } from '@gongsuan/core/people';
import {
  checkPublishable,
  dueBeforeVoting,
  frozenSince,
  running,
  type AreaId,
  type Cycle,
  type PlanProblem,
  type PlanRefusal,
} from '@gongsuan/core/plan';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, type Db } from '@gongsuan/store';
import { tenants } from '@gongsuan/store/people';
import { cycles, plans } from '@gongsuan/store/plan';
import { allowAnywhere } from './access.ts';

export interface OfficeCycles {
  readonly cycles: readonly Cycle[];
  readonly organisations: readonly Organisation[];
  /** Where the actor may begin a cycle. */
  readonly offices: readonly Organisation[];
}

/** All cycles of the tenant, the newest year first, and the offices that the actor plans for. */
export function readOfficeCycles(
  db: Db,
  actor: Actor,
  tenant: TenantId,
): Promise<Result<OfficeCycles, PolicyRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const allowed = allowAnywhere(actor, 'read-office', tenant);
    if (!allowed.ok) return allowed;
    const organisations = await tenants.organisations(tx, tenant);
    const offices = organisations.filter(({ id }) =>
      may(actor, 'plan-cycle', { tenant, path: pathTo(id, organisations) }),
    );
    return ok({ cycles: await cycles.list(tx, tenant), organisations, offices });
  });
}

export interface OfficeCycle {
  readonly cycle: Cycle;
  readonly organisations: readonly Organisation[];
  readonly mayPlan: boolean;
  readonly mayPublish: boolean;
  /** Areas whose eligible voters the actor may enter: those of an office that the actor plans for. */
  readonly ownAreas: readonly string[];
  /** What keeps it from being announced. */
  readonly problems: readonly PlanProblem[];
  /** What its voting still waits for. */
  readonly due: readonly PlanProblem[];
  /** Since when its rules are frozen; null while they may change. */
  readonly frozen: Date | null;
  /** The published hash of each area's frozen rules, where its ballot has been set up. */
  readonly hashes: ReadonlyMap<AreaId, string>;
}

/** One cycle as its office sees it. */
export function readOfficeCycle(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  slug: string,
  now: Date,
): Promise<Result<OfficeCycle, PolicyRefusal | PlanRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const allowed = allowAnywhere(actor, 'read-office', tenant);
    if (!allowed.ok) return allowed;
    const cycle = await cycles.find(tx, tenant, slug);
    if (!cycle) return refuse({ code: 'no-such-cycle' });
    const organisations = await tenants.organisations(tx, tenant);
    const place = { tenant, path: pathTo(cycle.organisation, organisations) };
    const own = cycle.areas.filter(({ organisation }) =>
      may(actor, 'plan-cycle', { tenant, path: pathTo(organisation, organisations) }),
    );
    const hashes = await plans.ruleHashes(tx, tenant, cycle.id);
    const ballotSet = await plans.ballotSetAt(tx, tenant, cycle.id);
    return ok({
      cycle,
      organisations,
      mayPlan: may(actor, 'plan-cycle', place),
      mayPublish: may(actor, 'publish-cycle', place),
      ownAreas: own.map(({ slug }) => slug),
      problems: cycle.published ? [] : checkPublishable(cycle, now),
      due: over(cycle, now) ? [] : dueBeforeVoting(cycle),
      frozen: frozenSince(cycle, { now, ballotSet }),
      hashes,
    });
  });
}

/** Whether there is no voting to prepare for any more. */
function over(cycle: Cycle, now: Date): boolean {
  const vote = running(cycle.phases).find(({ step }) => step === 'vote');
  return cycle.record || (vote !== undefined && vote.closes <= now);
}
