/** A proposal as its screening officer has it on the desk. */
import {
  changes,
  keepUntil,
  statusOf,
  type Change,
  type Contact,
  type Content,
  type FileNote,
  type GatherRefusal,
  type ProposalId,
  type Status,
  type Version,
} from '@gongsuan/core/gather';
import { allow, type Actor, type PolicyRefusal, type TenantId } from '@gongsuan/core/people';
import type { Area, Cycle } from '@gongsuan/core/plan';
import type { Decision, Message } from '@gongsuan/core/route';
import { ok, refuse, type Day, type Money, type Result } from '@gongsuan/prelude';
import { inTenant, type Db, type Tx } from '@gongsuan/store';
import { proposals, versions } from '@gongsuan/store/gather';
import { decisions, messages } from '@gongsuan/store/route';
import { similarIn, type SimilarProposal } from '../gather/find-similar.ts';
import { findCase, ballotSetOn, placeOf } from '../gather/load.ts';
import { notesOf, shownFiles, type VersionNote } from '../gather/read-proposal.ts';

export interface ScreeningCase {
  readonly id: string;
  readonly cycle: Cycle;
  readonly area: Area | null;
  readonly number: string;
  readonly status: Status;
  readonly channel: 'online' | 'counter' | 'import';
  readonly content: Content;
  readonly cost: Money | null;
  /** What the newest version changed since the last decision. */
  readonly since: readonly Change[];
  readonly version: number;
  readonly versions: readonly VersionNote[];
  readonly files: readonly FileNote[];
  /** What earlier versions showed and the newest one does not. */
  readonly earlierFiles: readonly FileNote[];
  /** Who proposes; null once it was erased. */
  readonly contact: Contact | null;
  /** The last day on which the contact is kept. */
  readonly keepUntil: Day;
  readonly decisions: readonly Decision[];
  readonly messages: readonly Message[];
  readonly similar: readonly SimilarProposal[];
  readonly withdrawal: { readonly at: Date; readonly reason: string } | null;
  readonly ballotSet: boolean;
}

export function readCase(
  db: Db,
  actor: Actor,
  at: { readonly tenant: TenantId; readonly proposal: string },
  now: Date,
): Promise<Result<ScreeningCase, GatherRefusal | PolicyRefusal>> {
  return inTenant(db, at.tenant, async (tx) => {
    const found = await findCase(tx, at.tenant, at.proposal);
    if (!found.ok) return found;
    const { proposal, cycle } = found.value;
    const place = await placeOf(tx, at.tenant, cycle, proposal.area);
    const allowed = allow(actor, 'screen-proposal', place);
    if (!allowed.ok) return allowed;
    const all = await versions.all(tx, at.tenant, proposal.id);
    const newest = all.at(-1);
    // Drafts are their writer's own.
    if (!newest || proposal.number === null || !proposal.submitted)
      return refuse({ code: 'no-such-proposal' });
    const made = await decisions.all(tx, at.tenant, proposal.id);
    const judged = all.find((version) => version.ordinal === made.at(-1)?.version);
    const withdrawal = await proposals.withdrawal(tx, at.tenant, proposal.id);
    return ok({
      ...{ id: proposal.id, cycle, number: proposal.number, channel: proposal.channel },
      area: cycle.areas.find((one) => one.id === proposal.area) ?? null,
      status: statusOf(proposal.facts),
      content: newest.content,
      cost: proposal.cost,
      since: judged ? changes(judged.content, newest.content) : [],
      version: newest.ordinal,
      versions: notesOf(all),
      ...(await filesOf(tx, at.tenant, proposal.id, all)),
      contact: (await proposals.contact(tx, at.tenant, proposal.id)) ?? null,
      keepUntil: keepUntil(cycle, proposal.submitted),
      decisions: made,
      messages: await messages.all(tx, at.tenant, proposal.id),
      similar: await similarIn(tx, at.tenant, newest.content.title, proposal.id),
      withdrawal: withdrawal ?? null,
      ballotSet: (await ballotSetOn(tx, at.tenant, found.value, now)) !== null,
    });
  });
}

async function filesOf(
  tx: Tx,
  tenant: TenantId,
  id: ProposalId,
  all: readonly Version[],
): Promise<Pick<ScreeningCase, 'files' | 'earlierFiles'>> {
  const inAll = all.toReversed().flatMap((version) => version.content.files);
  const newest = all.at(-1)?.content.files ?? [];
  const earlier = inAll.filter(
    (file, at) =>
      inAll.findIndex((one) => one.id === file.id) === at &&
      !newest.some((one) => one.id === file.id),
  );
  return {
    files: await shownFiles(tx, tenant, id, newest),
    earlierFiles: await shownFiles(tx, tenant, id, earlier),
  };
}
