/** 查詢: what anyone may read of a vote, and the list of ballots after the close. */
import type { Actor, TenantId } from '@gongsuan/core/people';
import type { CycleId } from '@gongsuan/core/plan';
import {
  BALLOT_LIST_HEAD,
  ballotLine,
  parseBallotId,
  parseSecret,
  codesOf,
  type BallotId,
  type OpenBallot,
  type Poll,
  type PollId,
  type Seal,
  type SealRefusal,
} from '@gongsuan/core/vote';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, type Db } from '@gongsuan/store';
import { attempts, box, polls } from '@gongsuan/store/vote';
import { pollFor, type AccessRefusal } from './place.ts';
import { sealBox } from './seal-box.ts';

/** The ballots of a cycle, in the order of its areas. */
export async function pollsOf(db: Db, tenant: TenantId, cycle: CycleId): Promise<readonly Poll[]> {
  return inTenant(db, tenant, (tx) => polls.ofCycle(tx, tenant, cycle));
}

/** One poll of the tenant. */
export async function findPoll(
  db: Db,
  tenant: TenantId,
  id: PollId,
): Promise<Result<Poll, { readonly code: 'no-such-poll' }>> {
  const poll = await inTenant(db, tenant, (tx) => polls.find(tx, tenant, id));
  return poll ? ok(poll) : refuse({ code: 'no-such-poll' });
}

/** How many have voted and been certified, for the office. */
export async function votingStatus(db: Db, actor: Actor, tenant: TenantId, id: PollId) {
  return inTenant(db, tenant, async (tx) => {
    const found = await pollFor(tx, actor, 'read-office', tenant, id);
    if (!found.ok) return found;
    return ok({ poll: found.value, turnout: await box.turnout(tx, tenant, [id]) });
  });
}

export interface FoundReceipt {
  readonly ballotId: BallotId;
  /** What the ballot says; null until the box is sealed. */
  readonly ballot: OpenBallot | null;
}

export type ReceiptRefusal =
  | { readonly code: 'no-such-poll' }
  | { readonly code: 'ballot-code-malformed'; readonly field: 'ballotId' }
  | { readonly code: 'no-such-ballot'; readonly field: 'ballotId' };

/** 查收據: whether the ballot with this tracking code is in the box; its content only after the close. */
export async function findReceipt(
  db: Db,
  tenant: TenantId,
  id: PollId,
  code: string,
): Promise<Result<FoundReceipt, ReceiptRefusal>> {
  const ballotId = parseBallotId(code);
  if (!ballotId) return refuse({ code: 'ballot-code-malformed', field: 'ballotId' });
  return inTenant(db, tenant, async (tx) => {
    if (!(await polls.find(tx, tenant, id))) return refuse({ code: 'no-such-poll' });
    if (!(await box.holds(tx, id, ballotId)))
      return refuse({ code: 'no-such-ballot', field: 'ballotId' });
    return ok({ ballotId, ballot: (await box.openBallot(tx, id, ballotId)) ?? null });
  });
}

const CLOCK: Actor = { kind: 'machine', name: 'clock' };

/** A page of the published list; the first reader after the close has the box sealed. */
export async function ballotPage(
  db: Db,
  tenant: TenantId,
  id: PollId,
  page: { readonly past: string; readonly most: number },
  now: Date,
): Promise<
  Result<
    { readonly seal: Seal; readonly ballots: readonly OpenBallot[] },
    AccessRefusal | SealRefusal
  >
> {
  const seal = await sealBox(db, CLOCK, tenant, id, now);
  if (!seal.ok) return seal;
  const past = /^[0-9a-f]{64}$/.test(page.past) ? page.past : '';
  const ballots = await inTenant(db, tenant, (tx) => box.openBallots(tx, id, past, page.most));
  return ok({ seal: seal.value, ballots });
}

const PIECE = 5_000;

/** The published list as text, in pieces. Its SHA-256 is the seal's digest. */
export async function* ballotList(db: Db, tenant: TenantId, id: PollId): AsyncGenerator<string> {
  yield BALLOT_LIST_HEAD;
  for (let past = ''; ;) {
    const from = past;
    const ballots = await inTenant(db, tenant, (tx) => box.openBallots(tx, id, from, PIECE));
    if (ballots.length > 0) yield ballots.map(ballotLine).join('');
    const last = ballots.at(-1);
    if (ballots.length < PIECE || !last) return;
    past = last.id;
  }
}

/** Both codes of a voter's secret, for pages without a script. */
export function codesOfSecret(secret: string) {
  const k = parseSecret(secret);
  return k && codesOf(k);
}

/** Uses up a form's ticket; false when it had been used before. */
export async function spendTicket(db: Db, id: Buffer, expires: Date, now: Date): Promise<boolean> {
  return db.transaction().execute((tx) => attempts.spend(tx, id, expires, now));
}
