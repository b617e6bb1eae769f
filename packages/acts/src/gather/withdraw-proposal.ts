/** 撤案: the proposer takes a proposal back, with a reason that everybody can read. */
import { cleanText, mayWithdraw, saysSomething, type GatherRefusal } from '@gongsuan/core/gather';
import { allow, type Actor, type PolicyRefusal, type TenantId } from '@gongsuan/core/people';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db } from '@gongsuan/store';
import { proposals } from '@gongsuan/store/gather';
import { findCase, findOwnCase, ballotSetOn, placeOf, subjectOf } from './load.ts';

const MOST_REASON = 500;

/**
 * By the citizen who proposed it; an officer may do it for a proposer who came to the counter and has
 * no account.
 */
export function withdrawProposal(
  db: Db,
  actor: Actor,
  at: { readonly tenant: TenantId; readonly proposal: string; readonly reason: string },
  now: Date,
): Promise<Result<true, GatherRefusal | PolicyRefusal>> {
  return inTenant(db, at.tenant, async (tx) => {
    const staff = actor.kind !== 'citizen';
    const found = staff
      ? await findCase(tx, at.tenant, at.proposal, true)
      : await findOwnCase(tx, at.tenant, actor, at.proposal);
    if (!found.ok) return found;
    const { proposal, cycle } = found.value;
    if (staff) {
      const place = await placeOf(tx, at.tenant, cycle, proposal.area);
      const allowed = allow(actor, 'enter-proposal', place);
      if (!allowed.ok) return allowed;
      if (proposal.channel === 'online') {
        return refuse({ code: 'not-allowed', verb: 'enter-proposal' });
      }
    }
    const set = await ballotSetOn(tx, at.tenant, found.value, now);
    const may = mayWithdraw(proposal.facts, set);
    if (!may.ok) return may;
    const reason = cleanText(at.reason).slice(0, MOST_REASON);
    if (!saysSomething(reason)) return refuse({ code: 'withdrawal-needs-reason', field: 'reason' });

    const by = staff ? 'staff' : 'proposer';
    await proposals.withdraw(tx, at.tenant, proposal.id, { at: now, by, reason });
    await proposals.removeDraft(tx, at.tenant, proposal.id);
    await ledger.write(tx, at.tenant, {
      ...{ actor, at: now, act: 'proposal-withdrawn', subject: subjectOf(proposal.id) },
      facts: { number: proposal.number, by },
    });
    return ok(true);
  });
}
