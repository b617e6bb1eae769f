/** One proposal as its reader may see it: everybody, its proposer, or an officer. */
import {
  changes,
  openFiles,
  openness,
  outcomeOf,
  shownStatus,
  statusOf,
  type Change,
  type Contact,
  type Content,
  type FileNote,
  type GatherRefusal,
  type Outcome,
  type ProposalId,
  type ShownFile,
  type ShownStatus,
  type Version,
} from '@gongsuan/core/gather';
import type { Actor, TenantId } from '@gongsuan/core/people';
import type { Area, Cycle } from '@gongsuan/core/plan';
import type { Decision, Message } from '@gongsuan/core/route';
import { ok, refuse, type Money, type Result } from '@gongsuan/prelude';
import { inTenant, type Db, type Tx } from '@gongsuan/store';
import { files, proposals, standing, versions } from '@gongsuan/store/gather';
import { decisions, messages } from '@gongsuan/store/route';
import { findCycle, loadBallots } from './load.ts';

/** A version with what it changed. */
export interface VersionNote {
  readonly ordinal: number;
  readonly at: Date;
  readonly by: Version['by'];
  readonly changes: readonly Change[];
}

export interface PublicProposal {
  readonly id: ProposalId;
  readonly cycle: Cycle;
  readonly area: Area | null;
  readonly number: string;
  readonly status: ShownStatus;
  /** The ballot and its result; null before the ballot is set. */
  readonly outcome: Outcome | null;
  readonly title: string;
  readonly category: string | null;
  /** null where only the title may be read, like cost and name. */
  readonly content: Content | null;
  readonly cost: Money | null;
  /** The proposer's name, where the proposer agreed to it. */
  readonly proposer: string | null;
  readonly files: readonly FileNote[];
  /** How many wait until an officer has decided on this version. */
  readonly filesWaiting: number;
  readonly submitted: Date;
  readonly versions: readonly VersionNote[];
  readonly decisions: readonly Decision[];
  readonly checks: readonly Message[];
  readonly withdrawal: { readonly at: Date; readonly reason: string } | null;
  /** Whether the reader is its proposer. */
  readonly own: boolean;
}

/** The public page of a proposal. Its own proposer sees the same, and the way to the account. */
export function readProposal(
  db: Db,
  tenant: TenantId,
  at: { readonly cycle: string; readonly number: string },
  actor: Actor | null,
): Promise<Result<PublicProposal, GatherRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const found = await findCycle(tx, tenant, at.cycle, null);
    if (!found.ok) return found;
    const cycle = found.value;
    const row = await standing.byNumber(tx, tenant, cycle.id, at.number);
    const all = row ? await versions.all(tx, tenant, row.id) : [];
    const newest = all.at(-1);
    if (!row || !newest || row.number === null || !row.submitted) {
      return refuse({ code: 'no-such-proposal' });
    }
    const hidden = openness(row.facts) === 'title';
    const contact = await proposals.contact(tx, tenant, row.id);
    const shown = hidden ? [] : await shownFiles(tx, tenant, row.id, newest.content.files);
    const open = openFiles(row.facts, all);
    const opened = shown.filter((file) => open.includes(file.id));
    const withdrawal = await proposals.withdrawal(tx, tenant, row.id);
    const made = await decisions.all(tx, tenant, row.id);
    const said = await messages.all(tx, tenant, row.id);
    const outcome = outcomeOf(row.id, row.area, await loadBallots(tx, tenant, cycle.id));
    return ok({
      ...{ id: row.id, cycle, number: row.number, submitted: row.submitted },
      area: cycle.areas.find((one) => one.id === row.area) ?? null,
      status: shownStatus(statusOf(row.facts), outcome),
      outcome,
      title: newest.content.title,
      category: row.category,
      content: hidden ? null : newest.content,
      cost: hidden ? null : row.cost,
      proposer: hidden ? null : publicName(contact),
      files: opened,
      // Nobody decides any more about what was withdrawn.
      filesWaiting: withdrawal ? 0 : shown.length - opened.length,
      versions: hidden ? [] : notesOf(all),
      decisions: hidden ? made.map(bare) : made,
      checks: hidden ? [] : said.filter((one) => one.kind === 'fact'),
      withdrawal: withdrawal ? { at: withdrawal.at, reason: withdrawal.reason } : null,
      own: actor?.kind === 'citizen' && actor.account === row.proposer,
    });
  });
}

/** A decision about what is not shown: that it was taken, and why. */
function bare(decision: Decision): Decision {
  return { ...decision, cost: null, alternative: '' };
}

/** Versions from the first on, each with what it changed. */
export function notesOf(all: readonly Version[]): readonly VersionNote[] {
  return all.map(({ ordinal, at, by, content }, index) => {
    const before = all[index - 1];
    return { ordinal, at, by, changes: before ? changes(before.content, content) : [] };
  });
}

/** The files that a version shows, in its order and with its captions. */
export async function shownFiles(
  tx: Tx,
  tenant: TenantId,
  id: ProposalId,
  shown: readonly ShownFile[],
): Promise<readonly FileNote[]> {
  const all = await files.list(tx, tenant, id);
  return shown.flatMap(({ id: wanted, caption }) => {
    const file = all.find((one) => one.id === wanted);
    return file ? { ...file, caption } : [];
  });
}

function publicName(contact: Contact | undefined): string | null {
  return contact?.namePublic ? contact.name : null;
}
