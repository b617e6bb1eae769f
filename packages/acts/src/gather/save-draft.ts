/** 提案草稿: what a citizen has written so far, kept as it was typed. */
import { randomUUID } from 'node:crypto';
import {
  mayAmend,
  shownIn,
  statusOf,
  typedOf,
  type GatherRefusal,
  type ProposalId,
} from '@gongsuan/core/gather';
import type { Actor, TenantId } from '@gongsuan/core/people';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, type Db } from '@gongsuan/store';
import { files, proposals, standing, versions } from '@gongsuan/store/gather';
import { findCycle, findOwnCase, ballotSetOn } from './load.ts';

/** How many unfinished proposals one citizen can have in a cycle. */
export const MOST_DRAFTS = 10;

/** Begins a draft in a cycle. Whatever is missing or wrong in it is asked for at the submission. */
export function beginDraft(
  db: Db,
  actor: Actor,
  at: { readonly tenant: TenantId; readonly cycle: string },
  typed: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<Result<ProposalId, GatherRefusal>> {
  return inTenant(db, at.tenant, async (tx) => {
    if (actor.kind !== 'citizen') return refuse({ code: 'citizens-only' });
    const cycle = await findCycle(tx, at.tenant, at.cycle, actor);
    if (!cycle.ok) return cycle;
    if (cycle.value.record) return refuse({ code: 'gather-not-planned' });
    const drafts = await standing.draftsOf(tx, at.tenant, cycle.value.id, actor.account);
    if (drafts >= MOST_DRAFTS) return refuse({ code: 'too-many-drafts', most: MOST_DRAFTS });

    const id = randomUUID() as string as ProposalId;
    await proposals.insert(tx, at.tenant, {
      ...{ id, cycle: cycle.value.id, area: null, number: null, channel: 'online' },
      ...{ proposer: actor.account, created: now, submitted: null },
    });
    await proposals.saveDraft(tx, at.tenant, id, typedOf(typed), now);
    return ok(id);
  });
}

/**
 * Keeps what was typed into a draft, or into the change of a submitted proposal. Drafts are their
 * writer's own and can be deleted: they leave no line in the ledger.
 */
export function saveDraft(
  db: Db,
  actor: Actor,
  at: { readonly tenant: TenantId; readonly proposal: string },
  typed: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<Result<ProposalId, GatherRefusal>> {
  return inTenant(db, at.tenant, async (tx) => {
    const own = await findOwnCase(tx, at.tenant, actor, at.proposal);
    if (!own.ok) return own;
    const { proposal, cycle } = own.value;
    if (statusOf(proposal.facts) !== 'draft') {
      const set = await ballotSetOn(tx, at.tenant, own.value, now);
      const may = mayAmend(cycle, proposal.facts, set, now);
      if (!may.ok) return may;
    }
    await proposals.saveDraft(tx, at.tenant, proposal.id, typedOf(typed), now);
    return ok(proposal.id);
  });
}

/** Throws a draft away: the whole proposal when it was never submitted, else only the change. */
export function discardDraft(
  db: Db,
  actor: Actor,
  at: { readonly tenant: TenantId; readonly proposal: string },
  now: Date,
): Promise<Result<{ readonly gone: boolean }, GatherRefusal>> {
  return inTenant(db, at.tenant, async (tx) => {
    const own = await findOwnCase(tx, at.tenant, actor, at.proposal);
    if (!own.ok) return own;
    const { id, submitted } = own.value.proposal;
    await proposals.removeDraft(tx, at.tenant, id);
    if (!submitted) {
      await proposals.discard(tx, at.tenant, id);
      return ok({ gone: true });
    }
    const all = await versions.all(tx, at.tenant, id);
    await files.reset(tx, at.tenant, id, all.at(-1)?.content.files ?? [], now);
    await files.dropUnused(tx, at.tenant, id, shownIn(all));
    return ok({ gone: false });
  });
}
