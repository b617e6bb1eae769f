/** 送件審核: an officer decides about a proposal. Load, decide, save; then the proposer is told once. */
import { changesDue, searchText, type GatherRefusal } from '@gongsuan/core/gather';
import { allow, type Actor, type PolicyRefusal, type TenantId } from '@gongsuan/core/people';
import { decide, type Decision, type Judgement, type RouteRefusal } from '@gongsuan/core/route';
import { ok, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db, type Tx } from '@gongsuan/store';
import { versions, type Standing } from '@gongsuan/store/gather';
import { decisions } from '@gongsuan/store/route';
import { findCase, ballotSetOn, placeOf, subjectOf } from '../gather/load.ts';
import { addressOf, tell, type Post } from './notice.ts';

export interface Decided {
  readonly decision: Decision;
  /** Whether a letter went out; somebody who gave no address has to be told otherwise. */
  readonly told: boolean;
}

export async function decideProposal(
  db: Db,
  post: Post,
  actor: Actor,
  at: { readonly tenant: TenantId; readonly proposal: string },
  judgement: Judgement,
  now: Date,
): Promise<Result<Decided, GatherRefusal | RouteRefusal | PolicyRefusal>> {
  const done = await inTenant(db, at.tenant, async (tx) => {
    const found = await findCase(tx, at.tenant, at.proposal, true);
    if (!found.ok) return found;
    const { proposal, cycle } = found.value;
    const place = await placeOf(tx, at.tenant, cycle, proposal.area);
    const allowed = allow(actor, 'screen-proposal', place);
    if (!allowed.ok) return allowed;
    const set = await ballotSetOn(tx, at.tenant, found.value, now);
    const decided = decide(judgement, proposal.facts, cycle, set !== null);
    if (!decided.ok) return decided;

    const decision: Decision = { ...decided.value, at: now };
    await decisions.insert(tx, at.tenant, proposal.id, actor, decision);
    await reindex(tx, at.tenant, proposal, decision);
    const to = await addressOf(tx, at.tenant, proposal);
    const { ordinal, kind, version, cost, exclusion, consent } = decision;
    await ledger.write(tx, at.tenant, {
      ...{ actor, at: now, act: 'proposal-screened', subject: subjectOf(proposal.id) },
      facts: { number: proposal.number, ordinal, kind, version, cost, exclusion, consent },
    });
    return ok({ decision, proposal, to, until: changesDue(cycle, now) });
  });
  if (!done.ok) return done;
  const { decision, proposal, to, until } = done.value;
  const letter = decision.kind === 'request-changes' ? 'changes' : 'decided';
  return ok({ decision, told: await tell(post, to, letter, proposal, until) });
}

/** What an exclusion hides is not found by its words any more; what a correction shows is again. */
async function reindex(
  tx: Tx,
  tenant: TenantId,
  { id, facts }: Standing,
  decision: Decision,
): Promise<void> {
  const excluded = decision.kind === 'exclude';
  if (excluded === (facts.decision?.kind === 'exclude')) return;
  const newest = (await versions.all(tx, tenant, id)).at(-1);
  if (newest) await versions.index(tx, tenant, id, searchText(newest.content, excluded));
}
