/** 票匭, as far as it may be looked into: whether a ballot is there, and all of it once sealed. */
import type { TenantId } from '@gongsuan/core/people';
import type { Residency } from '@gongsuan/core/plan';
import type {
  BallotId,
  Channel,
  Electorate,
  OpenBallot,
  PollId,
  RollId,
} from '@gongsuan/core/vote';
import { sql } from 'kysely';
import type { Tx } from '../db.ts';

/** Whether this ballot is in the box. What it says stays closed. */
export async function holds(tx: Tx, poll: PollId, ballot: BallotId): Promise<boolean> {
  const found = await sql<{ found: string | null }>`
    select vote.find_ballot(${poll}, ${Buffer.from(ballot, 'hex')}, '{}') as found`.execute(tx);
  return typeof found.rows[0]?.found === 'string';
}

/** Ballots of a sealed box in order of id, after `past` ('' from the beginning); none before the seal. */
export async function openBallots(
  tx: Tx,
  poll: PollId,
  past: string,
  most: number,
): Promise<readonly OpenBallot[]> {
  const found = await sql<{ id: string; electorate: string; picks: number[] }>`
    select encode(id, 'hex') as id, electorate, picks
      from vote.open_ballots(${poll}, ${Buffer.from(past, 'hex')}, ${most})`.execute(tx);
  return found.rows.map((row) => ({
    id: row.id as BallotId,
    electorate: row.electorate as Electorate,
    picks: row.picks,
  }));
}

/** One ballot of a sealed box; `undefined` before the seal and for a code that is not there. */
export async function openBallot(
  tx: Tx,
  poll: PollId,
  id: BallotId,
): Promise<OpenBallot | undefined> {
  const before = (BigInt(`0x${id}`) - 1n).toString(16).padStart(64, '0');
  const past = id === '0'.repeat(64) ? '' : before;
  const [found] = await openBallots(tx, poll, past, 1);
  return found?.id === id ? found : undefined;
}

/** Equal ballots of a sealed box with their number: what counting needs, a few rows for a million. */
export async function tally(
  tx: Tx,
  poll: PollId,
): Promise<
  readonly {
    readonly picks: readonly number[];
    readonly electorate: Electorate;
    readonly count: number;
  }[]
> {
  const found = await sql<{ electorate: string; picks: number[]; count: number }>`
    select electorate, picks, count(*) as count
      from vote.open_ballots(${poll}, '', 2147483647)
     group by electorate, picks order by electorate, picks`.execute(tx);
  return found.rows.map((row) => ({ ...row, electorate: row.electorate as Electorate }));
}

/** When this person first voted on this roll; `undefined` when not yet. */
export async function votedAt(
  tx: Tx,
  tenant: TenantId,
  roll: RollId,
  tag: Buffer,
): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('vote.participation')
    .select('cast_at')
    .where('tenant_id', '=', tenant)
    .where('roll_id', '=', roll)
    .where('tag', '=', tag)
    .executeTakeFirst();
  return row?.cast_at;
}

export interface Turnout {
  readonly poll: PollId;
  readonly channel: Channel;
  readonly residency: Residency;
  readonly assisted: boolean;
  readonly voters: number;
}

/** How many have voted in each poll, by channel and residency. */
export async function turnout(
  tx: Tx,
  tenant: TenantId,
  polls: readonly PollId[],
): Promise<readonly Turnout[]> {
  if (polls.length === 0) return [];
  const rows = await tx
    .selectFrom('vote.participation')
    .select(['poll_id', 'channel', 'residency', 'assisted'])
    .select((all) => all.fn.count<number>('tag').as('voters'))
    .where('tenant_id', '=', tenant)
    .where('poll_id', 'in', [...polls])
    .groupBy(['poll_id', 'channel', 'residency', 'assisted'])
    .execute();
  return rows.map((row) => ({
    poll: row.poll_id as PollId,
    channel: row.channel as Channel,
    residency: row.residency as Residency,
    assisted: row.assisted,
    voters: row.voters,
  }));
}

/** A million ballots are put in order within minutes; what takes this long is stuck. */
const LONGEST_MS = 10 * 60_000;

/** Sealing may take longer than any other statement. Holds for the rest of the transaction. */
async function takeTime(tx: Tx): Promise<void> {
  await sql`select set_config('statement_timeout', ${String(LONGEST_MS)}, true)`.execute(tx);
}

/** From here on no ballot goes in; waits for those on their way. */
export async function stop(tx: Tx, poll: PollId, at: Date): Promise<void> {
  await sql`call vote.stop_box(${poll}, ${at})`.execute(tx);
}

/** 搖票匭: puts the ballots in order of id and seals the box with its counts and digests. */
export async function shake(tx: Tx, poll: PollId, at: Date): Promise<void> {
  await takeTime(tx);
  await sql`call vote.shake(${poll}, ${at})`.execute(tx);
}
