/** 我的提案: what a citizen has written and submitted, over all tenants. */
import {
  mayAmend,
  maySubmit,
  mayWithdraw,
  outcomeOf,
  parseContact,
  parseContent,
  shownStatus,
  statusOf,
  typedFrom,
  typedOf,
  type Contact,
  type Content,
  type FileNote,
  type GatherRefusal,
  type Outcome,
  type ProposalId,
  type ShownStatus,
  type Status,
  type Typed,
} from '@gongsuan/core/gather';
import type { Actor, Tenant, TenantId } from '@gongsuan/core/people';
import type { Area, Cycle } from '@gongsuan/core/plan';
import type { Decision, Message } from '@gongsuan/core/route';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, type Db, type Tx } from '@gongsuan/store';
import { files, proposals, standing, versions } from '@gongsuan/store/gather';
import { tenants } from '@gongsuan/store/people';
import { cycles } from '@gongsuan/store/plan';
import { decisions, messages } from '@gongsuan/store/route';
import { ballotsByCycle, ballotSetOn, findOwnCase, loadBallots, type Case } from './load.ts';
import { similarIn, type SimilarProposal } from './find-similar.ts';
import { notesOf, type VersionNote } from './read-proposal.ts';

export interface OwnNote {
  readonly id: ProposalId;
  readonly tenant: Tenant;
  readonly cycle: Pick<Cycle, 'slug' | 'title'>;
  readonly number: string | null;
  readonly title: string | null;
  readonly status: ShownStatus;
  readonly changed: Date;
  /** Whether something typed has not been submitted. */
  readonly unsent: boolean;
  readonly unread: boolean;
}

/** All proposals of this citizen, the newest first. */
export async function readOwnProposals(
  db: Db,
  actor: Actor,
): Promise<Result<readonly OwnNote[], GatherRefusal>> {
  if (actor.kind !== 'citizen') return refuse({ code: 'citizens-only' });
  const where = await standing.tenantsOf(db, actor.account);
  const notes: OwnNote[] = [];
  for (const id of new Set(where.map((one) => one.tenant))) {
    notes.push(...(await inTenant(db, id, (tx) => ownIn(tx, id, actor))));
  }
  return ok(notes.toSorted((a, b) => b.changed.getTime() - a.changed.getTime()));
}

async function ownIn(
  tx: Tx,
  id: TenantId,
  actor: Extract<Actor, { kind: 'citizen' }>,
): Promise<readonly OwnNote[]> {
  const tenant = await tenants.find(tx, id);
  if (!tenant) return [];
  const notes: OwnNote[] = [];
  const ballotsOf = ballotsByCycle(tx, id);
  for (const one of await standing.ofProposer(tx, id, actor.account)) {
    const cycle = await cycles.byId(tx, id, one.cycle);
    if (!cycle) continue;
    const draft = await proposals.draft(tx, id, one.id);
    const last = (await messages.all(tx, id, one.id)).filter((said) => said.kind === 'talk').at(-1);
    const outcome = outcomeOf(one.id, one.area, await ballotsOf(cycle.id));
    notes.push({
      ...{ id: one.id, tenant, cycle: { slug: cycle.slug, title: cycle.title } },
      number: one.number,
      title: one.title ?? (draft ? (typedOf(draft.typed)['title'] ?? null) : null),
      status: shownStatus(statusOf(one.facts), outcome),
      changed: draft?.saved ?? one.decided ?? one.changed ?? one.created,
      unsent: draft !== undefined,
      unread: last?.side === 'officer',
    });
  }
  return notes;
}

/** Which tenant holds this citizen's proposal. */
export async function findOwnTenant(
  db: Db,
  actor: Actor,
  proposal: string,
): Promise<Result<TenantId, GatherRefusal>> {
  if (actor.kind !== 'citizen') return refuse({ code: 'citizens-only' });
  const found = (await standing.tenantsOf(db, actor.account)).find((one) => one.id === proposal);
  return found ? ok(found.tenant) : refuse({ code: 'no-such-proposal' });
}

/** A draft as it will be read. The contact is asked for at the first submission only. */
export interface Ready {
  readonly content: Content;
  readonly area: Area;
  readonly contact: Contact | null;
}

export interface OwnProposal {
  readonly id: ProposalId;
  readonly tenant: Tenant;
  readonly cycle: Cycle;
  readonly number: string | null;
  readonly title: string;
  readonly status: Status;
  /** As everybody sees it. */
  readonly shown: ShownStatus;
  readonly outcome: Outcome | null;
  readonly typed: Typed;
  /** When the draft was saved; null when nothing is waiting to be submitted. */
  readonly saved: Date | null;
  readonly files: readonly FileNote[];
  readonly versions: readonly VersionNote[];
  readonly decisions: readonly Decision[];
  readonly messages: readonly Message[];
  readonly withdrawal: { readonly at: Date; readonly reason: string } | null;
  /** What stands between the draft and its submission, in the order of the form. */
  readonly missing: readonly GatherRefusal[];
  /** What would be submitted now, once nothing is missing. */
  readonly ready: Ready | null;
  readonly similar: readonly SimilarProposal[];
  /** Why it cannot be changed any more; null while it can. */
  readonly unchangeable: GatherRefusal | null;
  readonly mayWithdraw: boolean;
}

/** One's own proposal with all that can be done with it now. */
export function readOwnProposal(
  db: Db,
  actor: Actor,
  at: { readonly tenant: TenantId; readonly proposal: string },
  now: Date,
): Promise<Result<OwnProposal, GatherRefusal>> {
  return inTenant(db, at.tenant, async (tx) => {
    const own = await findOwnCase(tx, at.tenant, actor, at.proposal);
    const tenant = await tenants.find(tx, at.tenant);
    if (!own.ok) return own;
    if (!tenant) return refuse({ code: 'no-such-proposal' });
    return ok({ ...(await wholeOf(tx, at.tenant, own.value, now)), tenant });
  });
}

async function wholeOf(
  tx: Tx,
  tenant: TenantId,
  one: Case,
  now: Date,
): Promise<Omit<OwnProposal, 'tenant'>> {
  const { proposal, cycle } = one;
  const { id, number, facts } = proposal;
  const all = await versions.all(tx, tenant, id);
  const draft = await proposals.draft(tx, tenant, id);
  const newest = all.at(-1);
  const area = cycle.areas.find((known) => known.id === proposal.area)?.slug ?? '';
  const typed = draft
    ? typedOf(draft.typed)
    : newest
      ? typedFrom(newest.content, area)
      : typedOf({});
  const set = await ballotSetOn(tx, tenant, one, now);
  const title = typed['title'] ?? newest?.content.title ?? '';
  const withdrawal = await proposals.withdrawal(tx, tenant, id);
  const status = statusOf(facts);
  const outcome = outcomeOf(id, proposal.area, await loadBallots(tx, tenant, cycle.id));
  const may = status === 'draft' ? ok(true) : mayAmend(cycle, facts, set, now);
  const check = draft ? checked(typed, one, area, now) : { missing: [], ready: null };
  return {
    ...{ id, cycle, number, title, status, typed },
    outcome,
    shown: shownStatus(status, outcome),
    unchangeable: may.ok ? null : may.refusal,
    saved: draft?.saved ?? null,
    files: (await files.list(tx, tenant, id)).filter((file) => !file.removed),
    versions: notesOf(all),
    decisions: await decisions.all(tx, tenant, id),
    messages: await messages.all(tx, tenant, id),
    withdrawal: withdrawal ?? null,
    ...check,
    similar: may.ok ? await similarIn(tx, tenant, title, id) : [],
    mayWithdraw: mayWithdraw(facts, set).ok,
  };
}

/** What is missing in a draft, or, when nothing is, how it will be read. */
function checked(
  typed: Typed,
  { proposal, cycle }: Case,
  area: string,
  now: Date,
): Pick<OwnProposal, 'missing' | 'ready'> {
  const submitted = proposal.submitted !== null;
  const reading = parseContent(submitted ? { ...typed, area } : typed, cycle, []);
  const contact = submitted ? ok(null) : parseContact(typed, 'online');
  const open = submitted ? ok(null) : maySubmit(cycle, now);
  const missing = [
    ...(open.ok ? [] : [open.refusal]),
    ...(reading.ok ? [] : reading.refusal),
    ...(contact.ok ? [] : contact.refusal),
  ];
  const ready =
    missing.length === 0 && reading.ok && contact.ok
      ? { ...reading.value, contact: contact.value }
      : null;
  return { missing, ready };
}
