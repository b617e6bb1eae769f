/**
 * 收票: gathers ballots that arrive at the same time into one statement, a few in flight, and
 * answers each voter only after COMMIT. A batch that fails for one ballot is split until that one
 * stands alone; a lost database is an answer ("try again"), after which the same ballot may come
 * again: what is in the box already is recognised by its claim.
 */
import type { TenantId } from '@gongsuan/core/people';
import type { Residency } from '@gongsuan/core/plan';
import type {
  BallotId,
  Channel,
  Claim,
  Electorate,
  Picks,
  PollId,
  RollId,
} from '@gongsuan/core/vote';
import pg from 'pg';
import { clientConfig } from '../connect.ts';
import { CAST, FIND, FIRST } from './cast.sql.ts';
import { codeOf, connectionLost } from './lost.ts';

/** Everything that goes into the box for one voter. */
export interface Cast {
  readonly tenant: TenantId;
  readonly poll: PollId;
  readonly roll: RollId;
  /** HMAC of the identity number, 64 hexadecimal digits. */
  readonly tag: string;
  readonly channel: Channel;
  readonly residency: Residency;
  readonly assisted: boolean;
  readonly consentVersion: string;
  readonly consented: Date;
  /** When the server received the ballot; decides whether it is in time. */
  readonly received: Date;
  readonly claim: Claim;
  readonly ballotId: BallotId;
  readonly electorate: Electorate;
  readonly picks: Picks;
}

export type CastOutcome =
  /** In the box, for good. `repeated`: it had been before, the answer got lost. */
  | { readonly kind: 'in'; readonly repeated: boolean }
  | { readonly kind: 'voted-before'; readonly at: Date }
  | { readonly kind: 'out-of-time' }
  | { readonly kind: 'code-taken' }
  /** Nobody knows whether it is in the box; ask again with the same ballot. */
  | { readonly kind: 'unreachable' };

export interface Collector {
  readonly cast: (ballot: Cast) => Promise<CastOutcome>;
  /** Waits for what is under way, then closes the connections. */
  readonly close: () => Promise<void>;
}

export interface CollectorOptions {
  /** Role to act as, for a login that is a member of it. */
  readonly role?: string;
  /** Statements in flight; 2 by default. */
  readonly lanes?: number;
  /** Ballots in one statement; 200 by default. */
  readonly most?: number;
  /** How long a ballot waits for company while a lane is free, in milliseconds. */
  readonly lingerMs?: number;
}

const LONGEST_WAIT_MS = 4_000;
const STATEMENT_MS = 5_000;
const MOST_WAITING = 50_000;

interface Waiting {
  readonly ballot: Cast;
  readonly since: number;
  readonly done: (outcome: CastOutcome) => void;
  readonly fail: (error: unknown) => void;
}

export function openCollector(url: string, options: CollectorOptions = {}): Collector {
  const most = options.most ?? 200;
  const lingerMs = options.lingerMs ?? 2;
  const lanes = Array.from({ length: options.lanes ?? 2 }, () => openLane(url, options.role));
  const free = [...lanes];
  const queues = new Map<TenantId, Waiting[]>();
  let waiting = 0;
  let timer: NodeJS.Timeout | undefined;
  let idle: (() => void) | undefined;

  const dispatch = (): void => {
    timer = undefined;
    while (free.length > 0 && waiting > 0) {
      const lane = free.pop();
      if (!lane) return;
      const batch = take(queues, most);
      waiting -= batch.length;
      void carry(lane, batch).finally(() => {
        free.push(lane);
        if (waiting > 0) dispatch();
        else if (free.length === lanes.length) idle?.();
      });
    }
  };

  return {
    cast: (ballot) =>
      new Promise((done, fail) => {
        if (waiting >= MOST_WAITING) return done({ kind: 'unreachable' });
        const queue = queues.get(ballot.tenant);
        const entry = { ballot, since: performance.now(), done, fail };
        if (queue) queue.push(entry);
        else queues.set(ballot.tenant, [entry]);
        waiting += 1;
        if (free.length === 0) return;
        if (waiting >= most) dispatch();
        else timer ??= setTimeout(dispatch, lingerMs);
      }),
    close: async () => {
      clearTimeout(timer);
      if (waiting > 0 || free.length < lanes.length) {
        await new Promise<void>((resolve) => {
          idle = resolve;
          dispatch();
        });
      }
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

/** The next batch: of the tenant that has waited longest, no person twice. */
function take(queues: Map<TenantId, Waiting[]>, most: number): readonly Waiting[] {
  const [tenant, queue] = queues.entries().next().value ?? [];
  if (!tenant || !queue) return [];
  queues.delete(tenant);
  const people = new Set<string>();
  const batch: Waiting[] = [];
  const left: Waiting[] = [];
  for (const [at, entry] of queue.entries()) {
    if (batch.length === most) {
      left.push(...queue.slice(at));
      break;
    }
    const person = entry.ballot.roll + entry.ballot.tag;
    (people.has(person) ? left : batch).push(entry);
    people.add(person);
  }
  if (left.length > 0) queues.set(tenant, left);
  return batch;
}

async function carry(lane: Lane, entries: readonly Waiting[]): Promise<void> {
  const now = performance.now();
  const batch = entries.filter((entry) => {
    const late = now - entry.since > LONGEST_WAIT_MS;
    if (late) entry.done({ kind: 'unreachable' });
    return !late;
  });
  if (batch.length === 0) return;
  try {
    const outcomes = await lane.cast(batch.map((entry) => entry.ballot));
    batch.forEach((entry, at) => entry.done(outcomes[at] ?? { kind: 'unreachable' }));
  } catch (error) {
    if (connectionLost(error)) return batch.forEach((entry) => entry.done({ kind: 'unreachable' }));
    const [only] = batch;
    if (batch.length === 1 && only) {
      if (codeOf(error) === '23505') only.done({ kind: 'code-taken' });
      else only.fail(error);
      return;
    }
    const half = batch.length >> 1;
    await carry(lane, batch.slice(0, half));
    await carry(lane, batch.slice(half));
  }
}

interface Lane {
  readonly cast: (ballots: readonly Cast[]) => Promise<readonly CastOutcome[]>;
  readonly close: () => Promise<void>;
}

/** One connection, opened when needed and again after it was lost. */
function openLane(url: string, role: string | undefined): Lane {
  let client: pg.Client | undefined;
  let tenant: string | undefined;

  const drop = (broken: pg.Client): void => {
    if (client === broken) client = tenant = undefined;
    broken.end().catch(() => undefined);
  };
  const connected = async (): Promise<pg.Client> => {
    if (client) return client;
    const opened = new pg.Client(laneConfig(url, role));
    opened.on('error', () => drop(opened));
    await opened.connect();
    tenant = undefined;
    return (client = opened);
  };
  return {
    cast: async (ballots) => {
      let used: pg.Client | undefined;
      try {
        used = await connected();
        const mine = ballots[0]?.tenant;
        if (tenant !== mine) {
          await used.query(`select set_config('gongsuan.tenant', $1, false)`, [mine]);
          tenant = mine;
        }
        return await put(used, ballots);
      } catch (error) {
        if (used && connectionLost(error)) drop(used);
        throw error;
      }
    },
    close: async () => {
      await client?.end().catch(() => undefined);
    },
  };
}

function laneConfig(url: string, role: string | undefined): pg.ClientConfig {
  const config = clientConfig(url, {
    applicationName: 'gongsuan-box',
    statementTimeout: STATEMENT_MS,
    ...(role !== undefined && { role }),
  });
  const plan = '-c jit=off -c enable_nestloop=off -c plan_cache_mode=force_generic_plan';
  return {
    ...config,
    options: `${config.options ?? ''} ${plan}`,
    connectionTimeoutMillis: 2_000,
    query_timeout: STATEMENT_MS + 1_000,
  };
}

async function put(client: pg.Client, ballots: readonly Cast[]): Promise<readonly CastOutcome[]> {
  const values = columns(ballots);
  const left = await client.query<{ ord: number; timely: boolean }>({
    name: 'cast',
    text: CAST,
    values,
  });
  const outcomes: CastOutcome[] = ballots.map(() => ({ kind: 'in', repeated: false }));
  const before: number[] = [];
  for (const { ord, timely } of left.rows) {
    if (timely) before.push(ord - 1);
    else outcomes[ord - 1] = { kind: 'out-of-time' };
  }
  // A ballot that came too late may still be the repetition of one that came in time.
  const unclear = left.rows.map(({ ord }) => ord - 1);
  if (unclear.length === 0) return outcomes;
  const first = await firstBallots(client, ballots, unclear);
  for (const at of unclear) {
    const ballot = ballots[at];
    const earlier = ballot && first.get(ballot.roll + ballot.tag);
    if (!ballot || !earlier) continue;
    const same =
      earlier.claim === ballot.claim &&
      earlier.poll === ballot.poll &&
      (await isSame(client, ballot));
    if (same) outcomes[at] = { kind: 'in', repeated: true };
    else if (before.includes(at)) outcomes[at] = { kind: 'voted-before', at: earlier.at };
  }
  return outcomes;
}

interface First {
  readonly tag: string;
  readonly roll: string;
  readonly poll: string;
  readonly claim: string;
  readonly at: Date;
}

async function firstBallots(
  client: pg.Client,
  ballots: readonly Cast[],
  which: readonly number[],
): Promise<ReadonlyMap<string, First>> {
  const people = which.flatMap((at) => ballots[at] ?? []);
  const values = [array(people, (one) => one.roll), array(people, (one) => bytes(one.tag))];
  const found = await client.query<First>({ name: 'first', text: FIRST, values });
  return new Map(found.rows.map((row) => [row.roll + row.tag, row]));
}

async function isSame(client: pg.Client, ballot: Cast): Promise<boolean> {
  const found = await client.query<{ found: string | null }>({
    name: 'find',
    text: FIND,
    values: [ballot.poll, Buffer.from(ballot.ballotId, 'hex'), `{${ballot.picks.join(',')}}`],
  });
  return found.rows[0]?.found === 'same';
}

/** The batch as PostgreSQL's array texts, written by hand: none of the values needs escaping. */
function columns(ballots: readonly Cast[]): readonly string[] {
  return [
    array(ballots, (one) => one.roll),
    array(ballots, (one) => bytes(one.tag)),
    array(ballots, (one) => one.poll),
    array(ballots, (one) => bytes(one.claim)),
    array(ballots, (one) => one.channel),
    array(ballots, (one) => one.residency),
    array(ballots, (one) => String(one.assisted)),
    array(ballots, (one) => one.consentVersion),
    array(ballots, (one) => `"${one.consented.toISOString()}"`),
    array(ballots, (one) => `"${one.received.toISOString()}"`),
    array(ballots, (one) => bytes(one.ballotId)),
    array(ballots, (one) => one.electorate),
    array(ballots, (one) => `"{${one.picks.join(',')}}"`),
    array([...new Set(ballots.map((one) => one.poll))], (poll) => poll),
  ];
}

function array<T>(items: readonly T[], write: (item: T) => string): string {
  let text = '{';
  for (const [at, item] of items.entries()) text += at === 0 ? write(item) : `,${write(item)}`;
  return `${text}}`;
}

const bytes = (hex: string): string => `"\\\\x${hex}"`;
