/** 查詢: what anyone may read of a vote, and the list of ballots after the close. */
import type { TenantId } from '@gongsuan/core/people';
import type { CycleId } from '@gongsuan/core/plan';
import {
  BALLOT_LIST_HEAD,
  ballotLine,
  parseBallotId,
  parseSecret,
  codesOf,
  sealOf,
  type BallotId,
  type OpenBallot,
  type Poll,
  type PollId,
  type Seal,
  type ListRefusal,
} from '@gongsuan/core/vote';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, type Db } from '@gongsuan/store';
import { attempts, box, polls } from '@gongsuan/store/vote';

/** The ballots of a cycle, in the order of its areas. */
export async function pollsOf(db: Db, tenant: TenantId, cycle: CycleId): Promise<readonly Poll[]> {
  return inTenant(db, tenant, (tx) => polls.ofCycle(tx, tenant, cycle));
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

/** A page of the published list. Reading changes nothing: until the box is sealed there is none. */
export async function ballotPage(
  db: Db,
  tenant: TenantId,
  id: PollId,
  page: { readonly past: string; readonly most: number },
  now: Date,
): Promise<
  Result<
    { readonly seal: Seal; readonly ballots: readonly OpenBallot[] },
    { readonly code: 'no-such-poll' } | ListRefusal
  >
> {
  return inTenant(db, tenant, async (tx) => {
    const poll = await polls.find(tx, tenant, id);
    if (!poll) return refuse({ code: 'no-such-poll' });
    const seal = sealOf(poll, now);
    if (!seal.ok) return seal;
    const past = /^[0-9a-f]{64}$/.test(page.past) ? page.past : '';
    const ballots = await box.openBallots(tx, id, past, page.most);
    return ok({ seal: seal.value, ballots });
  });
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
