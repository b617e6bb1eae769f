import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { drawOrder } from '@gongsuan/core/admit';
import type { Actor, OrganisationId, TenantId } from '@gongsuan/core/people';
import type { AreaId, Cycle, CycleId, CycleRules, PhaseId } from '@gongsuan/core/plan';
import type { BallotOption, Poll, PollId } from '@gongsuan/core/vote';
import { money, type Money } from '@gongsuan/prelude';
import { inPlatform, inTenant, openDb, type Db } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { tenants } from '@gongsuan/store/people';
import { cycles } from '@gongsuan/store/plan';
import { freshDatabase } from '@gongsuan/store/testing';
import { openCollector, polls, type Collector } from '@gongsuan/store/vote';
import { count as countBallots, readPb } from '@gongsuan/tally';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealtBallots, fillBox } from '../demo/fill-box.ts';
import { readPublicCycles, readPublishedCycle } from '../plan/index.ts';
import { fileKeyring } from '../ports/index.ts';
import { sealBox, setBallots } from '../vote/index.ts';
import {
  countingRoom,
  publishResult,
  readOpenData,
  readResult,
  readToCompare,
  recordRuling,
  settleTie,
  writeAreaFile,
} from './index.ts';

const opens = new Date('2017-06-30T01:00:00Z');
const closes = new Date('2017-07-13T09:00:00Z');
const during = new Date('2017-07-01T01:00:00Z');
const after = new Date('2017-07-13T09:00:11Z');
const machine: Actor = { kind: 'machine', name: 'demo' };

let database: Awaited<ReturnType<typeof freshDatabase>>;
let db: Db;
let collector: Collector;
let keys: string;

beforeAll(async () => {
  database = await freshDatabase();
  db = openDb(openPool(database.webUrl, { max: 4 }));
  collector = openCollector(database.webUrl);
  keys = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterAll(async () => {
  await collector.close();
  await db.destroy();
  await database.drop();
  rmSync(keys, { recursive: true });
});

const rules: CycleRules = {
  funding: ['general_budget'],
  legalBasis: '',
  effect: 'binding',
  eligibility: {
    minAge: 16,
    maxAge: null,
    ageOn: null,
    registeredBy: null,
    residencies: ['registered'],
    oneVotePer: 'cycle',
  },
  ballot: { kind: 'approval', min: 1, max: 8, shuffled: false },
  weights: { registered: 1, other: 1 },
  admission: {
    kind: 'threshold-and-cap',
    threshold: { kind: 'votes', votes: 3, passing: 'over' },
    ties: ['lower-cost', 'public-lot'],
  },
  identity: 'on-site-only',
  onSite: true,
  categories: [],
  exclusions: [],
  mostCost: null,
  moneyBonus: null,
  complaintDays: 30,
};

/** A published cycle of one area with a sealed box that gives these votes. */
async function counted(
  votes: readonly number[],
  options: { cap?: number; costs?: readonly number[]; seal?: boolean } = {},
) {
  const tenant = `t${randomUUID().slice(0, 8)}` as TenantId;
  const organisation = randomUUID() as OrganisationId;
  const name = { zh: '士林區', en: 'Shilin' };
  const cycle: Cycle = {
    id: randomUUID() as CycleId,
    tenant,
    slug: '106',
    organisation,
    kind: 'municipal',
    year: 2017,
    title: { zh: '106年度', en: '2017' },
    summary: { zh: '', en: null },
    preset: null,
    clonedFrom: null,
    rules,
    published: opens,
    record: false,
    areas: [
      {
        id: randomUUID() as AreaId,
        slug: 'shilin',
        ordinal: 11,
        name,
        organisation,
        townCode: null,
        eligible: null,
        caseCode: null,
        cap: options.cap ?? 16,
        thresholdVotes: null,
        money: null,
      },
    ],
    phases: [
      {
        id: randomUUID() as PhaseId,
        step: 'vote',
        ordinal: 1,
        label: null,
        opens,
        closes,
        disabled: false,
      },
    ],
  };
  await inPlatform(db, (tx) =>
    tenants.insert(
      tx,
      {
        id: tenant,
        parent: null,
        kind: 'city',
        name,
        intro: { zh: '', en: null },
        contact: '',
        demo: true,
      },
      opens,
    ),
  );
  await inTenant(db, tenant, async (tx) => {
    await tenants.insertOrganisation(
      tx,
      { id: organisation, tenant, parent: null, kind: 'city', name },
      opens,
    );
    await cycles.insert(tx, cycle, opens);
  });
  const area = cycle.areas[0]?.id as AreaId;
  const ballot = votes.map((_, i): BallotOption => ({
    proposal: randomUUID(),
    number: i + 1,
    title: { zh: `提案${i + 1}`, en: null },
    cost: money(options.costs?.[i] ?? 1_000) as Money,
    category: null,
  }));
  const set = await setBallots(
    db,
    fileKeyring(keys),
    machine,
    { tenant, cycle: cycle.id, options: new Map([[area, ballot]]) },
    new Date('2017-06-01T00:00:00Z'),
  );
  if (!set.ok) throw new Error(set.refusal.code);
  const id = set.value[0] as PollId;
  const poll = (await inTenant(db, tenant, (tx) => polls.find(tx, tenant, id))) as Poll;
  await fillBox(collector, poll, dealtBallots(votes, 1, 8), during);
  if (options.seal !== false) {
    const sealed = await sealBox(db, machine, tenant, id, after);
    if (!sealed.ok) throw new Error(sealed.refusal.code);
  }
  return { tenant, cycle, poll: id };
}

const publish = (at: Awaited<ReturnType<typeof counted>>, now = after, reason?: string) =>
  publishResult(db, machine, at.tenant, at.cycle.id, reason === undefined ? null : { reason }, now);

describe('公告錄案', () => {
  it('publishes what the sealed box says, with a reason for every proposal', async () => {
    const at = await counted([9, 3, 7, 4]);
    const published = await publish(at);
    expect(published.ok).toBe(true);
    const read = await readResult(db, at.tenant, '106', null);
    const area = read.ok ? read.value.shown?.document.areas[0] : undefined;
    expect(
      area?.findings.map(({ number, votes, verdict }) => [number, votes, verdict.kind]),
    ).toEqual([
      ['1', 9, 'admitted'],
      ['3', 7, 'admitted'],
      ['4', 4, 'admitted'],
      ['2', 3, 'not-admitted'],
    ]);
    expect(area?.needed).toBe(4);
  });

  it('waits for the close, and for the seal', async () => {
    const at = await counted([5, 4], { seal: false });
    expect(await publish(at, during)).toMatchObject({ refusal: { code: 'polls-still-open' } });
    expect(await publish(at)).toMatchObject({
      refusal: { code: 'boxes-unsealed', areas: ['士林區'] },
    });
    const room = await countingRoom(db, machine, at.tenant, '106');
    // An open box shows nothing, not even to the counting room.
    expect(room.ok && room.value.document.areas[0]?.ballots).toBe(0);
  });

  it('is published once; a correction needs a reason and a difference, and the old version stays', async () => {
    const at = await counted([9, 7, 4]);
    const seen = async () => {
      const here = await readPublishedCycle(db, at.tenant, '106');
      const everywhere = await readPublicCycles(db);
      return [here?.resultOn, everywhere.find(({ id }) => id === at.cycle.id)?.resultOn];
    };
    expect(await seen()).toEqual([null, null]);
    await publish(at);
    expect(await seen()).toEqual([after, after]);
    expect(await publish(at)).toMatchObject({ refusal: { code: 'already-published' } });
    expect(await publish(at, after, '票數計算有誤，重新公告')).toMatchObject({
      refusal: { code: 'nothing-changed' },
    });
    const ruling = {
      poll: at.poll,
      number: '2',
      kind: 'infeasible',
      reason: '用地為私人所有，無法取得',
    } as const;
    expect(await recordRuling(db, machine, at.tenant, at.cycle.id, ruling, after)).toMatchObject({
      ok: true,
    });
    expect(await publish(at, after, '短')).toMatchObject({
      refusal: { code: 'correction-needs-reason' },
    });
    expect(await publish(at, after, '第2案經裁定不可行，更正公告')).toMatchObject({
      ok: true,
      value: { version: 2 },
    });
    const first = await readResult(db, at.tenant, '106', 1);
    expect(first.ok && first.value.shown?.document.areas[0]?.findings[1]?.verdict.kind).toBe(
      'admitted',
    );
    const newest = await readResult(db, at.tenant, '106', null);
    expect(newest.ok && newest.value.shown?.document.areas[0]?.findings[1]?.verdict.kind).toBe(
      'ruled-out',
    );
  });

  it('takes a ruling once voting has begun, and a discretion once it is known who got in', async () => {
    const at = await counted([9, 7, 4], { seal: false });
    const ruling = (kind: 'withdrawn' | 'discretion', when: Date) => {
      const input = { poll: at.poll, number: '2', kind, reason: '提案人來函撤回本案提案' } as const;
      return recordRuling(db, machine, at.tenant, at.cycle.id, input, when);
    };
    expect(await ruling('withdrawn', new Date(opens.getTime() - 1))).toMatchObject({
      refusal: { code: 'ruling-before-voting', opens },
    });
    expect(await ruling('discretion', after)).toMatchObject({
      refusal: { code: 'discretion-before-count' },
    });
    expect(await ruling('withdrawn', opens)).toMatchObject({ ok: true });
  });

  it('never publishes the same cycle twice, also when two officers press at the same moment', async () => {
    const at = await counted([9, 7, 4]);
    const both = await Promise.all([publish(at), publish(at)]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
  });

  it('two officers of another tenant see nothing', async () => {
    const at = await counted([5, 4]);
    const other = await counted([5, 4]);
    expect(await publishResult(db, machine, other.tenant, at.cycle.id, null, after)).toMatchObject({
      refusal: { code: 'nothing-to-count' },
    });
    const staff: Actor = {
      kind: 'staff',
      account: randomUUID() as never,
      name: '示範承辦',
      grants: [{ role: 'counting-officer', tenant: other.tenant, organisation: null }],
    };
    expect(await countingRoom(db, staff, at.tenant, '106')).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    expect(await countingRoom(db, staff, other.tenant, '106')).toMatchObject({ ok: true });
  });
});

describe('同票', () => {
  it('goes back to the officer, is settled by the announced step, and stands in the result', async () => {
    const at = await counted([9, 6, 6], { cap: 2, costs: [1_000, 3_000, 2_000] });
    expect(await publish(at)).toMatchObject({
      refusal: { code: 'tie-unsettled', proposals: ['2', '3'] },
    });
    const where = { cycle: at.cycle.id, poll: at.poll };
    const settled = await settleTie(db, machine, at.tenant, where, { method: 'lower-cost' }, after);
    expect(settled).toMatchObject({ ok: true, value: { order: ['3', '2'] } });
    const result = await publish(at);
    expect(
      result.ok && result.value.document.areas[0]?.findings.map((f) => [f.number, f.verdict.kind]),
    ).toEqual([
      ['1', 'admitted'],
      ['2', 'not-admitted'],
      ['3', 'admitted'],
    ]);
    expect(
      await settleTie(db, machine, at.tenant, where, { method: 'lower-cost' }, after),
    ).toMatchObject({
      refusal: { code: 'no-open-tie' },
    });
  });

  it('of equal cost goes to a public lot whose record is published', async () => {
    const at = await counted([9, 6, 6], { cap: 2 });
    const where = { cycle: at.cycle.id, poll: at.poll };
    expect(
      await settleTie(db, machine, at.tenant, where, { method: 'lower-cost' }, after),
    ).toMatchObject({
      refusal: { code: 'tie-still-equal' },
    });
    const note = '106年7月14日10時，區公所禮堂公開抽籤，區長與兩造提案人在場';
    const lot = { method: 'public-lot', order: ['3', '2'], seed: null, note } as const;
    expect(await settleTie(db, machine, at.tenant, where, lot, after)).toMatchObject({ ok: true });
    const result = await publish(at);
    expect(result.ok && result.value.document.areas[0]?.settlements).toMatchObject([
      { order: ['3', '2'], seed: null, note },
    ]);
  });

  it('can be drawn from a public number, which is published with it', async () => {
    const at = await counted([9, 6, 6], { cap: 2 });
    const where = { cycle: at.cycle.id, poll: at.poll };
    const lot = {
      method: 'public-lot',
      order: [],
      seed: '03 11 19 24 35 41',
      note: '採用106年7月18日大樂透開獎號碼，於7月14日公告',
    } as const;
    expect(await settleTie(db, machine, at.tenant, where, lot, after)).toMatchObject({ ok: true });
    const result = await publish(at);
    const order = drawOrder(['2', '3'], lot.seed);
    expect(result.ok && result.value.document.areas[0]).toMatchObject({
      settlements: [{ order, seed: lot.seed }],
    });
    const [won] = order;
    expect(
      result.ok && result.value.document.areas[0]?.findings.map((f) => [f.number, f.verdict.kind]),
    ).toEqual([
      ['1', 'admitted'],
      ...['2', '3'].map((number) => [number, number === won ? 'admitted' : 'not-admitted']),
    ]);
  });
});

describe('開放資料', () => {
  it('the list of ballots has the digest of the result, and the election file counts to the same votes', async () => {
    const at = await counted([9, 3, 7, 4]);
    const tenant = { id: at.tenant, name: { zh: '示範市', en: 'Demo City' } } as never;
    const list = await writeAreaFile(db, tenant, '106', 'shilin', 'ballots.csv');
    const data = await readOpenData(db, tenant, '106');
    const seal = data.ok ? data.value.areas[0]?.poll.seal : undefined;
    const hash = createHash('sha256');
    if (!list.ok || typeof list.value === 'string') throw new Error('the list comes in pieces');
    for await (const piece of list.value) hash.update(piece);
    expect(hash.digest('hex')).toBe(seal?.ballotDigest);
    const file = await writeAreaFile(db, tenant, '106', 'shilin', 'election.pb');
    const election = file.ok && typeof file.value === 'string' ? readPb(file.value) : undefined;
    if (!election?.ok) throw new Error(JSON.stringify(election));
    const outcome = countBallots(election.value, { kind: 'greedy' });
    expect(outcome.totals.map(({ ballots }) => ballots)).toEqual([9, 3, 7, 4]);
  });

  it('the election file says what was registered once that is published, and follows a correction', async () => {
    const at = await counted([9, 3, 7, 4], { cap: 2 });
    const tenant = { id: at.tenant, name: { zh: '示範市', en: 'Demo City' } } as never;
    const projects = async () => {
      const file = await writeAreaFile(db, tenant, '106', 'shilin', 'election.pb');
      const text = file.ok && typeof file.value === 'string' ? file.value : '';
      const read = readPb(text);
      // What is declared agrees with the ballots of the same file.
      expect(read.ok && read.value.file?.warnings).toEqual([]);
      const lines = text.split('\n');
      const [head = '', ...rows] = lines.slice(
        lines.indexOf('PROJECTS') + 1,
        lines.indexOf('VOTES'),
      );
      return [head.split(';').slice(5), ...rows.map((row) => row.split(';').slice(5))];
    };
    expect(await projects()).toEqual([[], [], [], [], []]);
    await publish(at);
    const columns = ['votes', 'selected'];
    const first = [columns, ['9', '1'], ['3', '0'], ['7', '1'], ['4', '0']];
    expect(await projects()).toEqual(first);
    const reason = '用地為私人所有，無法取得';
    const ruling = { poll: at.poll, number: '1', kind: 'infeasible', reason } as const;
    await recordRuling(db, machine, at.tenant, at.cycle.id, ruling, after);
    expect(await projects()).toEqual(first);
    await publish(at, after, '第1案經裁定不可行，更正公告');
    expect(await projects()).toEqual([columns, ['9', '0'], ['3', '0'], ['7', '1'], ['4', '1']]);
  });

  it('keeps the ballots closed until the box is sealed', async () => {
    const at = await counted([5, 4], { seal: false });
    const tenant = { id: at.tenant, name: { zh: '示範市', en: null } } as never;
    expect(await writeAreaFile(db, tenant, '106', 'shilin', 'ballots.csv')).toMatchObject({
      refusal: { code: 'boxes-unsealed' },
    });
    expect(await writeAreaFile(db, tenant, '106', 'shilin', 'rules.json')).toMatchObject({
      ok: true,
    });
  });
});

describe('各種規則比一比', () => {
  const compare = async (at: Awaited<ReturnType<typeof counted>>, area: string | null = null) => {
    const tenant = await inTenant(db, at.tenant, (tx) => tenants.find(tx, at.tenant));
    if (!tenant) throw new Error('the tenant was made above');
    return readToCompare(db, tenant, '106', area);
  };

  it('takes the ballots of a sealed box, the announced rule, and the cost of what it admits', async () => {
    const at = await counted([9, 3, 7, 4], { cap: 2, costs: [500, 100, 300, 200] });
    const read = await compare(at);
    if (!read.ok || !read.value.shown) throw new Error('a sealed box can be compared');
    const { source, published } = read.value.shown;
    const given = await source();
    if (given.kind !== 'election') throw new Error(given.kind);
    expect(published).toBe(false);
    expect(given.money).toBe('admitted');
    expect(countBallots(given.election, given.official).funded).toEqual(['1', '3']);
  });

  it('shows nothing of an open box, and knows no other area', async () => {
    const open = await compare(await counted([5, 4], { seal: false }));
    expect(open).toMatchObject({ ok: true, value: { areas: [], shown: null } });
    const other = await compare(await counted([5, 4]), 'elsewhere');
    expect(other).toMatchObject({ ok: false, refusal: { code: 'no-such-poll' } });
  });

  it('is another count after a ruling', async () => {
    const at = await counted([9, 3, 7, 4]);
    const before = await compare(at);
    const reason = '用地無法取得，無法施作';
    const ruling = { poll: at.poll, number: '1', kind: 'infeasible', reason } as const;
    await recordRuling(db, machine, at.tenant, at.cycle.id, ruling, after);
    const later = await compare(at);
    const key = (read: typeof before) => (read.ok ? read.value.shown?.key : undefined);
    expect(key(later)).not.toBe(key(before));
  });
});
