/** 臨櫃受理: 000「受理參與式預算提案」(D2): staff enter what a citizen brings on paper. */
import { randomUUID } from 'node:crypto';
import {
  maySubmit,
  parseContact,
  parseContent,
  typedOf,
  type GatherRefusal,
  type ProposalId,
} from '@gongsuan/core/gather';
import { allow, type Actor, type PolicyRefusal, type TenantId } from '@gongsuan/core/people';
import { refuse, ok, type Result } from '@gongsuan/prelude';
import { inTenant, type Db } from '@gongsuan/store';
import { proposals } from '@gongsuan/store/gather';
import { findCycle, placeOf } from './load.ts';
import { addVersion, nextNumber } from './record.ts';
import type { Submitted } from './submit-proposal.ts';

/**
 * Enters and submits in one go. The machine (demonstration, command line) may do so at any time and
 * without a contact; an officer while proposals are taken.
 */
export function enterProposal(
  db: Db,
  actor: Actor,
  at: { readonly tenant: TenantId; readonly cycle: string },
  given: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<Result<Submitted, readonly (GatherRefusal | PolicyRefusal)[]>> {
  return inTenant(db, at.tenant, async (tx) => {
    const found = await findCycle(tx, at.tenant, at.cycle, actor);
    if (!found.ok) return refuse([found.refusal]);
    const cycle = found.value;
    const typed = typedOf(given);
    const named = cycle.areas.find((one) => one.slug === typed['area']);
    // Before an area is chosen, any area will do: what is missing is asked for below.
    const allowed: Result<true, PolicyRefusal>[] = [];
    for (const area of named ? [named] : cycle.areas) {
      const place = await placeOf(tx, at.tenant, cycle, area.id);
      allowed.push(allow(actor, 'enter-proposal', place));
    }
    const [first] = allowed;
    if (first && !first.ok && !allowed.some((one) => one.ok)) return refuse([first.refusal]);
    const open = maySubmit(cycle, now);
    if (!open.ok && actor.kind !== 'machine') return refuse([open.refusal]);

    const reading = parseContent(typed, cycle, []);
    const contact = actor.kind === 'machine' ? ok(null) : parseContact(typed, 'counter');
    if (!reading.ok || !contact.ok) {
      const problems: readonly GatherRefusal[] = reading.ok ? [] : reading.refusal;
      return refuse([...problems, ...(contact.ok ? [] : contact.refusal)]);
    }
    const { area, content } = reading.value;
    const proposal = randomUUID() as string as ProposalId;
    const number = await nextNumber(tx, cycle, area);
    await proposals.insert(tx, at.tenant, {
      ...{ id: proposal, cycle: cycle.id, area: area.id, number, proposer: null },
      ...{ channel: 'counter', created: now, submitted: now },
    });
    if (contact.value) await proposals.setContact(tx, at.tenant, proposal, contact.value);
    const by = actor.kind === 'machine' ? 'machine' : 'staff';
    const version = { ordinal: 1, at: now, by, content } as const;
    await addVersion(tx, at.tenant, actor, { ...version, proposal, number, area });
    return ok({ id: proposal, number, version: 1 });
  });
}
