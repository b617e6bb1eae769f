/** What a proposal's pages say once the ballot is set, and once the result is published. */
import { createHash, randomUUID } from 'node:crypto';
import type { Finding } from '@gongsuan/core/admit';
import type { PollId, RollId } from '@gongsuan/core/vote';
import { inTenant } from '@gongsuan/store';
import { publications } from '@gongsuan/store/admit';
import { polls } from '@gongsuan/store/vote';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideProposal } from '../route/index.ts';
import {
  beginDraft,
  findSimilar,
  listProposals,
  readOwnProposal,
  readOwnProposals,
  readProposal,
  saveDraft,
  submitProposal,
} from './index.ts';
import { AFTER, DURING, scene, SHEET, VOTING, type Scene } from './testing/scene.ts';

const SET = new Date('2026-05-12T10:00:00+08:00');
const LATER = new Date('2026-05-13T10:00:00+08:00');

let it_: Scene;
let lamps: Awaited<ReturnType<typeof submitted>>;
let bench: Awaited<ReturnType<typeof submitted>>;
let asked: Awaited<ReturnType<typeof submitted>>;
const poll = randomUUID() as PollId;

beforeAll(async () => {
  it_ = await scene();
  lamps = await submitted('河濱步道照明燈');
  bench = await submitted('社區座椅更新');
  asked = await submitted('還在補正的提案');
  for (const where of [lamps, bench]) await judge(where, 'accept');
  await judge(asked, 'request-changes');
});
afterAll(() => it_.end());

async function submitted(title: string) {
  const at = { tenant: it_.tenant, cycle: '115' };
  const begun = await beginDraft(it_.db, it_.citizen, at, { ...SHEET, title }, DURING);
  if (!begun.ok) throw new Error(begun.refusal.code);
  const where = { tenant: it_.tenant, proposal: begun.value };
  const done = await submitProposal(it_.db, it_.citizen, where, DURING);
  if (!done.ok) throw new Error(done.refusal[0].code);
  return { ...where, number: done.value.number };
}

async function judge(where: typeof lamps, kind: string): Promise<void> {
  const given = { kind, reason: '請補充數量', alternative: '', cost: '450000', exclusion: '' };
  const judgement = { ...given, consent: false, version: 1, decision: 0 };
  const machine = { kind: 'machine', name: 'demo' } as const;
  const done = await decideProposal(it_.db, it_.post, machine, where, judgement, AFTER);
  if (!done.ok) throw new Error(done.refusal.code);
}

async function setBallot(): Promise<void> {
  const { tenant, cycle } = it_;
  const area = cycle.areas.find((one) => one.slug === 'shilin');
  if (!area) throw new Error('no such area');
  const at = { tenant, cycle: cycle.id, area: area.id };
  const options = [lamps, bench].map(({ proposal }, i) => ({ proposal, number: i + 1 }));
  const text = JSON.stringify({ options });
  const hash = createHash('sha256').update(text).digest('hex');
  const times = { opens: VOTING, closes: new Date('2026-06-14T17:00:00+08:00') };
  const roll = randomUUID() as string as RollId;
  await inTenant(it_.db, tenant, async (tx) => {
    await polls.insertRoll(tx, { id: roll, ...at }, SET);
    await polls.save(tx, { id: poll, ...at, roll, text, hash, ...times }, SET);
  });
}

async function publish(): Promise<void> {
  const base = { title: '', cost: 450_000, category: null };
  const findings: readonly Finding[] = [
    {
      ...base,
      number: '1',
      votes: 9,
      weighted: 9,
      rank: 1,
      verdict: { kind: 'admitted', rank: 1 },
    },
    {
      ...{ ...base, number: '2', votes: 2, weighted: 2, rank: 2 },
      verdict: { kind: 'not-admitted', why: { reason: 'below-threshold', needed: 4, short: 2 } },
    },
  ];
  const area = { slug: 'shilin', name: { zh: '士林區', en: null } };
  const document = { areas: [{ poll, area, findings }] };
  const version = { id: randomUUID(), version: 1, at: VOTING, by: null, reason: '', hash: 'h' };
  const { tenant, cycle } = it_;
  await inTenant(it_.db, tenant, (tx) =>
    publications.insert(tx, tenant, cycle.id, { ...version, document }),
  );
}

const seen = async ({ number }: typeof lamps) => {
  const read = await readProposal(it_.db, it_.tenant, { cycle: '115', number }, null);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
};
const listed = async (status = '') => {
  const question = { text: '', area: '', category: '', status, order: 'number', page: 1 };
  const read = await listProposals(it_.db, it_.tenant, '115', question, VOTING);
  return read.ok ? read.value.proposals.map((one) => [one.title, one.status]) : [];
};

describe('選票設定之後 once the ballot is set', () => {
  it('a proposal is on it, or was left off it, on every list', async () => {
    expect((await seen(lamps)).status).toBe('accepted');
    await setBallot();
    expect(await seen(bench)).toMatchObject({
      status: 'on-ballot',
      outcome: { kind: 'on-ballot', number: 2 },
    });
    expect(await listed()).toEqual([
      ['河濱步道照明燈', 'on-ballot'],
      ['社區座椅更新', 'on-ballot'],
      ['還在補正的提案', 'left-off'],
    ]);
    expect(await listed('left-off')).toEqual([['還在補正的提案', 'left-off']]);
    const own = await readOwnProposals(it_.db, it_.citizen);
    expect(own.ok && own.value.find(({ id }) => id === asked.proposal)?.status).toBe('left-off');
  });

  it('tells the proposer of one that waited since when it is too late', async () => {
    const refusal = { code: 'proposal-left-off-ballot', since: SET };
    const own = await readOwnProposal(it_.db, it_.citizen, asked, LATER);
    expect(own).toMatchObject({ value: { shown: 'left-off', unchangeable: refusal } });
    const late = await saveDraft(it_.db, it_.citizen, asked, SHEET, LATER);
    expect(late).toEqual({ ok: false, refusal });
  });
});

describe('公告之後 once the result is published', () => {
  it('a proposal tells its votes, the verdict and the reason', async () => {
    await publish();
    expect(await seen(lamps)).toMatchObject({
      status: 'admitted',
      outcome: { kind: 'counted', number: 1, area: { slug: 'shilin' }, finding: { votes: 9 } },
    });
    expect((await listed()).map(([, status]) => status)).toEqual([
      ...['admitted', 'not-admitted', 'left-off'],
    ]);
    const own = await readOwnProposal(it_.db, it_.citizen, bench, LATER);
    expect(own).toMatchObject({ value: { shown: 'not-admitted', outcome: { number: 2 } } });
  });

  it('those who look for similar proposals learn how they ended', async () => {
    const [first] = await findSimilar(it_.db, it_.tenant, '社區座椅更新工程');
    expect(first).toMatchObject({ number: bench.number, status: 'not-admitted' });
  });
});
