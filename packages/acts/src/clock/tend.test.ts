import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Machine } from '@gongsuan/core/people';
import type { RollId } from '@gongsuan/core/vote';
import { inTenant, inTurn, openDb } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { freshDatabase, type FreshDatabase } from '@gongsuan/store/testing';
import { polls } from '@gongsuan/store/vote';
import { dealtBallots, fillBox } from '../demo/fill-box.ts';
import { verifyLedger } from '../people/index.ts';
import { destroyKey, sealBox } from '../vote/index.ts';
import { CLOSES, DURING, raiseStage, type Stage } from '../vote/testing/stage.ts';
import { tend, type Grounds } from './tend.ts';

const CLOCK: Machine = { kind: 'machine', name: 'clock' };
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const after = (ms: number) => new Date(CLOSES.getTime() + ms);

let database: FreshDatabase;
let stage: Stage;
let owner: pg.Client;
let folder: string;
let grounds: Grounds;

beforeAll(async () => {
  database = await freshDatabase();
  stage = await raiseStage(database.webUrl);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  folder = await mkdtemp(join(tmpdir(), 'gongsuan-letters-'));
  grounds = { db: stage.booth.db, keyring: stage.booth.keyring, letters: folder };
});
afterAll(async () => {
  await owner.end();
  await stage.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

const round = (now: Date, forget = false) => tend(grounds, CLOCK, { forget }, now);
const nothing = {
  ...{ sealed: 0, keysDestroyed: 0, contacts: 0, checks: 0 },
  ...{ signInRecords: 0, accounts: 0, drafts: 0, letters: 0, problems: [] },
};
const rollOf = async (): Promise<RollId> => (await pollsNow())[0]?.roll as RollId;
const pollsNow = () =>
  inTenant(stage.booth.db, stage.tenant, (tx) => polls.ofTenant(tx, stage.tenant));

/** The clock's lines in the ledgers since the last call. */
const known = new Set<string>();
async function written(): Promise<readonly string[]> {
  const { rows } = await owner.query<{ line: string; act: string }>(
    `select tenant_id || ':' || seq as line, act from house.ledger
      where actor->>'name' = 'clock' order by tenant_id, seq`,
  );
  const fresh = rows.filter(({ line }) => !known.has(line));
  for (const { line } of fresh) known.add(line);
  return fresh.map(({ act }) => act);
}

describe('巡查 votes', () => {
  it('seals each box some minutes after its close, not before, and only once', async () => {
    const [poll] = await pollsNow();
    if (!poll) throw new Error('the stage has two polls');
    await fillBox(stage.booth.collector, poll, dealtBallots([3, 3, 3, 3], 4, 4), DURING);
    expect(await round(DURING)).toEqual(nothing);
    expect(await round(after(4 * MINUTE))).toEqual(nothing);
    expect(await round(after(6 * MINUTE))).toEqual({ ...nothing, sealed: 2 });
    expect((await pollsNow()).map(({ seal }) => seal?.ballots)).toEqual([3, 0]);
    expect(await written()).toEqual(['box-sealed', 'box-sealed']);
    expect(await round(after(7 * MINUTE))).toEqual(nothing);
    expect(await written()).toEqual([]);
  });

  it('destroys the key of the roll when the complaint period is over, and leaves the ballots', async () => {
    const roll = await rollOf();
    expect(await round(after(30 * DAY - 1))).toEqual(nothing);
    expect(grounds.keyring.tag(roll, 'x')).toBeDefined();
    expect(await round(after(30 * DAY))).toEqual({ ...nothing, keysDestroyed: 1 });
    expect(grounds.keyring.tag(roll, 'x')).toBeUndefined();
    expect(await written()).toEqual(['key-destroyed']);
    expect(await round(after(31 * DAY))).toEqual(nothing);
    const { rows } = await owner.query('select count(*)::int as ballots from vote.ballot');
    expect(rows).toEqual([{ ballots: 3 }]);
  });

  it('makes sure of a key whose process stopped between the note and the file', async () => {
    const roll = await rollOf();
    grounds.keyring.create(roll);
    expect(await round(after(31 * DAY))).toEqual(nothing);
    expect(grounds.keyring.tag(roll, 'x')).toBeUndefined();
    const [poll] = stage.polls;
    const { db, keyring } = grounds;
    const again = await destroyKey(db, keyring, CLOCK, stage.tenant, poll, after(32 * DAY));
    expect(again).toMatchObject({ refusal: { code: 'key-destroyed' } });
  });
});

describe('巡查 what has been kept long enough', () => {
  beforeEach(async () => {
    await written();
  });

  it('erases contacts a year after the last phase and leaves the others, and the proposals', async () => {
    const ids = [randomUUID(), randomUUID()];
    for (const [at, id] of ids.entries()) {
      await owner.query(
        `insert into gather.proposal (id, tenant_id, cycle_id, area_id, number, channel, created_at, submitted_at)
         values ($1, $2, $3, $4, $5, 'counter', $6, $6)`,
        [
          ...[id, stage.tenant, stage.cycle.id, stage.cycle.areas[0]?.id, `11500000${at}`],
          at === 0 ? DURING : after(DAY),
        ],
      );
      await owner.query(
        `insert into gather.contact (proposal_id, tenant_id, name) values ($1, $2, '示範')`,
        [id, stage.tenant],
      );
    }
    expect(await round(after(366 * DAY), true)).toEqual({
      ...nothing,
      contacts: 1,
    });
    const { rows } = await owner.query('select proposal_id from gather.contact');
    expect(rows).toEqual([{ proposal_id: ids[1] }]);
    const { rows: kept } = await owner.query('select count(*)::int as n from gather.proposal');
    expect(kept).toEqual([{ n: 2 }]);
    expect(await written()).toEqual(['contacts-erased']);
  });

  it('deletes questions to the registry after a day, whether or not somebody asks again', async () => {
    const now = after(DAY);
    for (const hours of [23, 25])
      await owner.query(
        `insert into vote.attempt (id, tenant_id, roll_id, tag, at, outcome) values ($1, $2, $3, 't', $4, 'wrong')`,
        [randomUUID(), stage.tenant, await rollOf(), new Date(now.getTime() - hours * 60 * MINUTE)],
      );
    expect(await round(now)).toEqual(nothing);
    expect(await round(now, true)).toEqual({ ...nothing, checks: 1 });
    const { rows } = await owner.query('select count(*)::int as n from vote.attempt');
    expect(rows).toEqual([{ n: 1 }]);
    expect(await written()).toEqual(['checks-forgotten']);
  });

  it('deletes sign-in records and ended sessions after a year, and nothing younger', async () => {
    const account = await accountOf('staff', 'o@example.test', '1 day');
    for (const age of ['370 days', '360 days']) {
      await owner.query(
        `insert into people.event (at, kind, account_id) values (now() - $1::interval, 'signed-in', $2)`,
        [age, account],
      );
      await owner.query(
        `insert into people.session (id, account_id, token_hash, stage, created_at, seen_at, ended_at)
         values ($1, $2, $3, 'full', now() - $4::interval, now() - $4::interval, now() - $4::interval)`,
        [randomUUID(), account, randomUUID(), age],
      );
    }
    expect(await round(new Date(), true)).toMatchObject({ signInRecords: 2 });
    for (const table of ['people.event', 'people.session']) {
      const { rows } = await owner.query(`select count(*)::int as n from ${table}`);
      expect(rows, table).toEqual([{ n: 1 }]);
    }
    expect(await written()).toContain('sign-in-records-forgotten');
    expect(await round(new Date(), true)).toEqual(nothing);
  });

  it('erases the address of a proposer whom nothing needs any more, and of nobody else', async () => {
    const gone = await accountOf('citizen', 'gone@example.test', '400 days');
    const recent = await accountOf('citizen', 'recent@example.test', '300 days');
    const kept = await accountOf('citizen', 'kept@example.test', '400 days');
    const drafting = await accountOf('citizen', 'drafting@example.test', '400 days');
    const officer = await accountOf('staff', 'old@example.test', '400 days');
    await submittedBy(gone, null);
    await submittedBy(kept, new Date('2998-01-01T00:00:00Z'));
    await draftedBy(gone, '500 days');
    await draftedBy(drafting, '10 days');

    expect(await round(new Date(), true)).toEqual({ ...nothing, accounts: 1, drafts: 1 });
    const { rows } = await owner.query<{ id: string; email: string }>(
      'select id, email from people.account',
    );
    const email = new Map(rows.map((row) => [row.id, row.email]));
    expect(email.get(gone)).toBe(`${gone}@erased.invalid`);
    for (const [id, address] of [
      [recent, 'recent@example.test'],
      [kept, 'kept@example.test'],
      [drafting, 'drafting@example.test'],
      [officer, 'old@example.test'],
    ] as const)
      expect(email.get(id)).toBe(address);
    expect(await written()).toEqual(['proposers-forgotten']);
    expect(await round(new Date(), true)).toEqual(nothing);
  });

  it('deletes letters in the folder after thirty days, and nothing that is no letter', async () => {
    const old = new Date(Date.now() - 31 * DAY);
    for (const name of ['old.eml', 'old.txt', 'new.eml']) {
      await writeFile(join(folder, name), 'x');
      if (name.startsWith('old')) await utimes(join(folder, name), old, old);
    }
    expect(await round(new Date(), true)).toEqual({ ...nothing, letters: 1 });
    expect((await readdir(folder)).sort()).toEqual(['new.eml', 'old.txt']);
  });
});

describe('巡查 by several processes', () => {
  it('a second clock does nothing while the first is at it', async () => {
    const other = openDb(openPool(database.webUrl, { max: 2 }));
    const rounds = await inTurn(other, 'tend', async () => [await round(after(90 * DAY), true)]);
    expect(rounds).toEqual([null]);
    await other.destroy();
    expect(await round(after(90 * DAY))).toEqual(nothing);
  });

  it('a process that dies gives its turn back', async () => {
    const dying = openDb(openPool(database.webUrl, { max: 1, applicationName: 'dying' }));
    const held = inTurn(dying, 'tend', () => new Promise<never>(() => undefined));
    held.catch(() => undefined);
    const turn = () =>
      owner.query(
        `select from pg_locks l join pg_stat_activity a using (pid)
          where a.application_name = 'dying' and l.locktype = 'advisory' and l.granted`,
      );
    await expect.poll(async () => (await turn()).rowCount, { timeout: 10_000 }).toBe(1);
    expect(await round(after(90 * DAY))).toBeNull();
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dying'`,
    );
    await expect.poll(() => round(after(90 * DAY))).toEqual(nothing);
  });

  it('one box that cannot be sealed is named, and keeps nobody else waiting', async () => {
    const second = await raiseStage(database.webUrl, { tenant: 'otherville' });
    await owner.query(
      `insert into vote.ballot (poll_id, id, tenant_id, electorate, picks) values ($1, sha256('x'), 'otherville', 'all', '{1}')`,
      [second.polls[0]],
    );
    const done = await round(after(6 * MINUTE));
    expect(done).toEqual({
      ...nothing,
      sealed: 1,
      problems: [`box ${second.polls[0]}: the box holds 1 ballots of 0 voters`],
    });
    await second.close();
  });

  it('a box that takes too long is named, and the round goes on to the next tenant', async () => {
    const slow = await raiseStage(database.webUrl, { tenant: 'slowville' });
    const hasty = openDb(openPool(database.webUrl, { max: 3, statementTimeout: 200 }));
    await owner.query('begin; lock table vote.participation in access exclusive mode');
    const done = await tend({ ...grounds, db: hasty }, CLOCK, { forget: false }, after(6 * MINUTE));
    await owner.query('commit');
    expect(done).toMatchObject({
      sealed: 0,
      problems: expect.arrayContaining(slow.polls.map((id) => `box ${id}: 57014`)),
    });
    await hasty.destroy();
    await slow.close();
  });

  it('putting the ballots in order may take longer than any other statement', async () => {
    const large = await raiseStage(database.webUrl, { tenant: 'largeville' });
    const hasty = openDb(openPool(database.webUrl, { max: 1, statementTimeout: 200 }));
    await owner.query('begin; lock table vote.ballot in access exclusive mode');
    const sealed = sealBox(hasty, CLOCK, large.tenant, large.polls[0], after(MINUTE));
    await new Promise((resolve) => setTimeout(resolve, 600));
    await owner.query('commit');
    expect(await sealed).toMatchObject({ ok: true });
    await hasty.destroy();
    await large.close();
  });

  it('leaves a ledger that verifies', async () => {
    for (const tenant of [null, stage.tenant]) {
      const report = await verifyLedger(grounds.db, CLOCK, tenant, null);
      expect(report).toMatchObject({ ok: true, value: { faults: [] } });
    }
  });
});

async function accountOf(kind: 'staff' | 'citizen', email: string, signedIn: string) {
  const id = randomUUID();
  await owner.query(
    `insert into people.account (id, kind, email, name, created_at, last_sign_in_at)
     values ($1, $2, $3, '示範', now() - interval '500 days', now() - $4::interval)`,
    [id, kind, email, signedIn],
  );
  return id;
}

let number = 0;
/** A proposal of this account, with a contact where a day of submission is given. */
async function submittedBy(account: string, submitted: Date | null): Promise<void> {
  const id = randomUUID();
  number += 1;
  await owner.query(
    `insert into gather.proposal (id, tenant_id, cycle_id, area_id, number, channel, proposer_id, created_at, submitted_at)
     values ($1, $2, $3, $4, $5, 'online', $6, now(), coalesce($7, now()))`,
    [
      ...[id, stage.tenant, stage.cycle.id, stage.cycle.areas[0]?.id, `11400000${number}`, account],
      submitted,
    ],
  );
  if (submitted)
    await owner.query(
      `insert into gather.contact (proposal_id, tenant_id, name) values ($1, $2, '示範')`,
      [id, stage.tenant],
    );
}

async function draftedBy(account: string, age: string): Promise<void> {
  const id = randomUUID();
  await owner.query(
    `insert into gather.proposal (id, tenant_id, cycle_id, channel, proposer_id, created_at)
     values ($1, $2, $3, 'online', $4, now() - interval '500 days')`,
    [id, stage.tenant, stage.cycle.id, account],
  );
  await owner.query(
    `insert into gather.draft (proposal_id, tenant_id, typed, saved_at) values ($1, $2, '{}', now() - $3::interval)`,
    [id, stage.tenant, age],
  );
}
