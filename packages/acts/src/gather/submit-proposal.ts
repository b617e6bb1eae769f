/** 送件: a citizen submits a draft, or the change of a proposal that was submitted before. */
import {
  mayAmend,
  maySubmit,
  parseContact,
  parseContent,
  typedOf,
  type GatherRefusal,
  type ProposalId,
  type ShownFile,
} from '@gongsuan/core/gather';
import type { Actor, TenantId } from '@gongsuan/core/people';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, type Db, type Tx } from '@gongsuan/store';
import { files, proposals, versions } from '@gongsuan/store/gather';
import { findOwnCase, ballotSetOn, type Case } from './load.ts';
import { addVersion, nextNumber } from './record.ts';
import { digestOf } from './record.ts';

/** What a submission made. */
export interface Submitted {
  readonly id: ProposalId;
  readonly number: string;
  readonly version: number;
}

/** Everything that is wrong with the form comes back together. */
export type SubmitRefusals = readonly [GatherRefusal, ...GatherRefusal[]];

/**
 * Reads the draft and makes it the proposal's next version; the first one gives the number. A draft
 * that is refused stays as it is.
 */
export function submitProposal(
  db: Db,
  actor: Actor,
  at: { readonly tenant: TenantId; readonly proposal: string },
  now: Date,
): Promise<Result<Submitted, SubmitRefusals>> {
  return inTenant(db, at.tenant, async (tx) => {
    const own = await findOwnCase(tx, at.tenant, actor, at.proposal);
    if (!own.ok) return refuse([own.refusal] as const);
    return own.value.proposal.submitted
      ? amend(tx, at.tenant, actor, own.value, now)
      : submit(tx, at.tenant, actor, own.value, now);
  });
}

async function submit(
  tx: Tx,
  tenant: TenantId,
  actor: Actor,
  { proposal, cycle }: Case,
  now: Date,
): Promise<Result<Submitted, SubmitRefusals>> {
  const open = maySubmit(cycle, now);
  if (!open.ok) return refuse([open.refusal] as const);
  const typed = typedOf((await proposals.draft(tx, tenant, proposal.id))?.typed ?? {});
  const reading = parseContent(typed, cycle, await present(tx, tenant, proposal.id));
  const contact = parseContact(typed, 'online');
  if (!reading.ok || !contact.ok) {
    return refuse(together(reading.ok ? [] : reading.refusal, contact.ok ? [] : contact.refusal));
  }
  const { area, content } = reading.value;
  const number = await nextNumber(tx, cycle, area);
  await proposals.submit(tx, tenant, proposal.id, { area: area.id, number, at: now });
  await proposals.setContact(tx, tenant, proposal.id, contact.value);
  await proposals.removeDraft(tx, tenant, proposal.id);
  const version = { ordinal: 1, at: now, by: 'proposer', content } as const;
  await addVersion(tx, tenant, actor, { ...version, proposal: proposal.id, number, area });
  return ok({ id: proposal.id, number, version: 1 });
}

async function amend(
  tx: Tx,
  tenant: TenantId,
  actor: Actor,
  one: Case,
  now: Date,
): Promise<Result<Submitted, SubmitRefusals>> {
  const { proposal, cycle } = one;
  const may = mayAmend(cycle, proposal.facts, await ballotSetOn(tx, tenant, one, now), now);
  if (!may.ok) return refuse([may.refusal] as const);
  const draft = await proposals.draft(tx, tenant, proposal.id);
  const area = cycle.areas.find((known) => known.id === proposal.area);
  const { number } = proposal;
  if (!draft || !area || number === null) return refuse([{ code: 'proposal-unchanged' }] as const);
  // The number says the area, so the area stays.
  const typed = { ...typedOf(draft.typed), area: area.slug };
  const reading = parseContent(typed, cycle, await present(tx, tenant, proposal.id));
  if (!reading.ok) return refuse(together(reading.refusal));
  const { content } = reading.value;
  const newest = (await versions.all(tx, tenant, proposal.id)).at(-1);
  if (newest && digestOf(newest.content) === digestOf(content)) {
    return refuse([{ code: 'proposal-unchanged' }] as const);
  }
  await proposals.removeDraft(tx, tenant, proposal.id);
  const ordinal = proposal.facts.version + 1;
  const version = { ordinal, at: now, by: 'proposer', content } as const;
  await addVersion(tx, tenant, actor, { ...version, proposal: proposal.id, number, area });
  return ok({ id: proposal.id, number, version: ordinal });
}

/** The files of the draft, with what it says about them. */
async function present(
  tx: Tx,
  tenant: TenantId,
  proposal: ProposalId,
): Promise<readonly ShownFile[]> {
  const kept = (await files.list(tx, tenant, proposal)).filter((one) => !one.removed);
  return kept.map(({ id, caption }) => ({ id, caption }));
}

function together(...lists: readonly (readonly GatherRefusal[])[]): SubmitRefusals {
  const [first, ...others] = lists.flat();
  if (!first) throw new Error('a refusal needs at least one reason');
  return [first, ...others];
}
