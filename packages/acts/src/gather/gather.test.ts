import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inTenant } from '@gongsuan/store';
import { ballotOptions, proposals } from '@gongsuan/store/gather';
import { ledger } from '@gongsuan/store';
import { once } from '../../../store/src/testing/shared.ts';
import { decideProposal, readCase } from '../route/index.ts';
import {
  beginDraft,
  discardDraft,
  enterProposal,
  eraseContacts,
  findOwnTenant,
  findSimilar,
  importProposals,
  listProposals,
  readOwnProposal,
  readOwnProposals,
  readProposal,
  saveDraft,
  submitProposal,
  withdrawProposal,
} from './index.ts';
import {
  AFTER,
  DURING,
  officer,
  otherTenant,
  scene,
  SHEET,
  VOTING,
  type Scene,
} from './testing/scene.ts';

let it_: Scene;
beforeAll(async () => {
  it_ = await scene();
});
afterAll(() => it_.end());
// One citizen writes all of them, and may have ten unfinished.
afterEach(async () => {
  const own_ = await readOwnProposals(it_.db, it_.citizen);
  for (const one of own_.ok ? own_.value : []) {
    const where = { tenant: it_.tenant, proposal: one.id };
    if (one.status === 'draft') await discardDraft(it_.db, it_.citizen, where, DURING);
  }
});

const at = () => ({ tenant: it_.tenant, cycle: '115' });

async function draft(typed: Record<string, string> = SHEET) {
  const begun = await beginDraft(it_.db, it_.citizen, at(), typed, DURING);
  if (!begun.ok) throw new Error(begun.refusal.code);
  return { tenant: it_.tenant, proposal: begun.value };
}
async function submitted(typed: Record<string, string> = SHEET) {
  const where = await draft(typed);
  const done = await submitProposal(it_.db, it_.citizen, where, DURING);
  if (!done.ok) throw new Error(done.refusal[0].code);
  return { ...where, number: done.value.number };
}
const own = async (where: { tenant: Scene['tenant']; proposal: string }, now = DURING) => {
  const read = await readOwnProposal(it_.db, it_.citizen, where, now);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
};
const codes = (result: { ok: boolean; refusal?: unknown }) =>
  [result.ok ? [] : result.refusal].flat().map((one) => (one as { code: string }).code);

const QUESTION = { text: '', area: '', category: '', status: '', order: 'number', page: 1 };
const list = async (asked: Partial<typeof QUESTION> = {}) => {
  const read = await listProposals(it_.db, it_.tenant, '115', { ...QUESTION, ...asked }, DURING);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
};

describe('提案草稿 a draft', () => {
  it('keeps everything as typed, wrong as it may be, and says what is missing', async () => {
    const where = await draft({ title: '  公園', cost: '-5' });
    const read = await own(where);
    expect(read.typed).toEqual({ title: '  公園', cost: '-5' });
    expect(read.missing.map((one) => 'field' in one && one.field)).toEqual([
      'area',
      'purpose',
      'content',
      'place',
      'cost',
      'name',
    ]);
    expect(codes(await submitProposal(it_.db, it_.citizen, where, DURING))).toContain(
      'proposal-money-unread',
    );
    expect((await own(where)).typed['cost']).toBe('-5');
  });

  it('exists for nobody but its writer, and not in another tenant', async () => {
    const where = await draft();
    const tainan = await otherTenant(it_.db);
    const nobody = [
      readOwnProposal(it_.db, it_.neighbour, where, DURING),
      saveDraft(it_.db, it_.neighbour, where, SHEET, DURING),
      readOwnProposal(it_.db, it_.citizen, { ...where, ...tainan }, DURING),
      saveDraft(it_.db, it_.citizen, { ...where, ...tainan }, SHEET, DURING),
      discardDraft(it_.db, it_.neighbour, where, DURING),
      findOwnTenant(it_.db, it_.neighbour, where.proposal),
    ];
    for (const one of nobody) expect(codes(await one)).toEqual(['no-such-proposal']);
    expect(await findOwnTenant(it_.db, it_.citizen, where.proposal)).toMatchObject({
      value: 'taipei',
    });
  });

  it('can be written before and after the phase, but not submitted', async () => {
    const where = await draft();
    const early = new Date('2026-02-01T00:00:00Z');
    expect((await saveDraft(it_.db, it_.citizen, where, SHEET, AFTER)).ok).toBe(true);
    expect(codes(await submitProposal(it_.db, it_.citizen, where, early))).toEqual([
      'gather-not-open-yet',
    ]);
    expect(codes(await submitProposal(it_.db, it_.citizen, where, AFTER))).toEqual([
      'gather-closed',
    ]);
    expect((await own(where)).status).toBe('draft');
  });

  it('thrown away is gone with its files', async () => {
    const where = await draft();
    expect(await discardDraft(it_.db, it_.citizen, where, DURING)).toMatchObject({
      value: { gone: true },
    });
    expect(codes(await readOwnProposal(it_.db, it_.citizen, where, DURING))).toEqual([
      'no-such-proposal',
    ]);
  });

  it('is limited to ten in a cycle', async () => {
    let last = await beginDraft(it_.db, it_.neighbour, at(), SHEET, DURING);
    for (let n = 0; n < 10; n += 1)
      last = await beginDraft(it_.db, it_.neighbour, at(), SHEET, DURING);
    expect(codes(last)).toEqual(['too-many-drafts']);
  });

  it('is for citizens: an officer enters at the counter instead', async () => {
    const staff = officer('desk-officer', it_.tenant, null);
    expect(codes(await beginDraft(it_.db, staff, at(), SHEET, DURING))).toEqual(['citizens-only']);
  });
});

describe('送件 a submission', () => {
  it('gives the next number of the area: year, area, serial', async () => {
    const one = await submitted();
    const two = await submitted();
    const other = await submitted({ ...SHEET, area: 'daan' });
    expect(one.number).toMatch(/^11511\d{4}$/);
    expect(Number(two.number)).toBe(Number(one.number) + 1);
    expect(other.number).toMatch(/^11503\d{4}$/);
  });

  it('never gives a number twice, however many submit at once', async () => {
    const drafts = await Promise.all(Array.from({ length: 6 }, () => draft()));
    const done = await Promise.all(
      drafts.map((where) => submitProposal(it_.db, it_.citizen, where, DURING)),
    );
    const numbers = done.map((one) => (one.ok ? one.value.number : ''));
    expect(new Set(numbers).size).toBe(6);
  });

  it('makes one proposal of two clicks', async () => {
    const where = await draft();
    const both = await Promise.all([
      submitProposal(it_.db, it_.citizen, where, DURING),
      submitProposal(it_.db, it_.citizen, where, DURING),
    ]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect((await own(where)).versions).toHaveLength(1);
  });

  it('is public at once, without the proposer’s name unless agreed', async () => {
    const hidden = await submitted();
    const open = await submitted({ ...SHEET, 'name-public': 'on' });
    const read = async (number: string) =>
      readProposal(it_.db, it_.tenant, { cycle: '115', number }, null);
    expect(await read(hidden.number)).toMatchObject({
      value: { proposer: null, status: 'submitted' },
    });
    expect(await read(open.number)).toMatchObject({ value: { proposer: '林示範' } });
    expect(JSON.stringify(await read(hidden.number))).not.toContain('林示範');
  });

  it('shows HTML as the text that it is, without characters that reorder it', async () => {
    const { number } = await submitted({ ...SHEET, title: '<b>公園</b>\u202E<script>' });
    const read = await readProposal(it_.db, it_.tenant, { cycle: '115', number }, null);
    expect(read).toMatchObject({ value: { title: '<b>公園</b><script>' } });
  });

  it('leaves a line in the ledger with nothing personal in it', async () => {
    const { proposal } = await submitted();
    const lines = await inTenant(it_.db, it_.tenant, (tx) =>
      ledger.recent(tx, it_.tenant, { limit: 5, subject: `proposal:${proposal}` }),
    );
    expect(lines.map((line) => line.act)).toEqual(['proposal-submitted']);
    expect(JSON.stringify(lines)).not.toMatch(/林示範|example\.tw/);
  });
});

describe('修改 a change of a submitted proposal', () => {
  it('is the next version and says what differs; the first one stays', async () => {
    const where = await submitted();
    await saveDraft(it_.db, it_.citizen, where, { ...SHEET, cost: '500,000' }, DURING);
    expect(await submitProposal(it_.db, it_.citizen, where, DURING)).toMatchObject({
      value: { version: 2, number: where.number },
    });
    const { versions } = await own(where);
    expect(versions.map((one) => one.changes.map((change) => change.field))).toEqual([
      [],
      ['estimate'],
    ]);
  });

  it('with nothing in it is no version', async () => {
    const where = await submitted();
    await saveDraft(it_.db, it_.citizen, where, SHEET, DURING);
    expect(codes(await submitProposal(it_.db, it_.citizen, where, DURING))).toEqual([
      'proposal-unchanged',
    ]);
  });

  it('cannot move the proposal to another area', async () => {
    const where = await submitted();
    await saveDraft(it_.db, it_.citizen, where, { ...SHEET, area: 'daan', cost: '1' }, DURING);
    await submitProposal(it_.db, it_.citizen, where, DURING);
    const read = await readProposal(
      it_.db,
      it_.tenant,
      { cycle: '115', number: where.number },
      null,
    );
    expect(read).toMatchObject({ value: { area: { slug: 'shilin' } } });
  });

  it('is refused by the database itself for a version that exists', async () => {
    await submitted();
    await expect(once(it_.ownerUrl, `update gather.version set title = 'x'`)).rejects.toThrow(
      'insert-only',
    );
    await expect(once(it_.ownerUrl, 'truncate gather.version')).rejects.toThrow();
  });
});

describe('撤案 a withdrawal', () => {
  it('needs a reason, is the proposer’s alone, and is shown with its reason', async () => {
    const where = await submitted();
    const withdraw = (actor: typeof it_.citizen, reason: string) =>
      withdrawProposal(it_.db, actor, { ...where, reason }, DURING);
    expect(codes(await withdraw(it_.citizen, ' \u200b '))).toEqual(['withdrawal-needs-reason']);
    expect(codes(await withdraw(it_.neighbour, '不要了'))).toEqual(['no-such-proposal']);
    expect((await withdraw(it_.citizen, '里辦公處已自行改善')).ok).toBe(true);
    expect(codes(await withdraw(it_.citizen, '再一次'))).toEqual(['proposal-not-withdrawable']);
    const read = await readProposal(
      it_.db,
      it_.tenant,
      { cycle: '115', number: where.number },
      null,
    );
    expect(read).toMatchObject({
      value: { status: 'withdrawn', withdrawal: { reason: '里辦公處已自行改善' } },
    });
  });

  it('is over once voting has begun', async () => {
    const where = await submitted();
    const late = await withdrawProposal(
      it_.db,
      it_.citizen,
      { ...where, reason: '不要了' },
      VOTING,
    );
    expect(codes(late)).toEqual(['proposal-already-on-ballot']);
  });
});

describe('臨櫃 at the counter', () => {
  it('staff of the district enter for a citizen, whose contact stays apart', async () => {
    const desk = officer('desk-officer', it_.tenant, it_.shilin);
    const done = await enterProposal(
      it_.db,
      desk,
      at(),
      { ...SHEET, reach: '0900-000-000' },
      DURING,
    );
    expect(done).toMatchObject({ ok: true, value: { version: 1 } });
    if (!done.ok) return;
    const { number } = done.value;
    const read = await readProposal(it_.db, it_.tenant, { cycle: '115', number }, null);
    expect(JSON.stringify(read)).not.toMatch(/林示範|0900/);
  });

  it('needs a way to reach the citizen, the open phase, and the right district', async () => {
    const desk = officer('desk-officer', it_.tenant, it_.daan);
    const enter = (typed: object, now = DURING) =>
      enterProposal(it_.db, desk, at(), { ...SHEET, reach: '02-0000-0000', ...typed }, now);
    expect(codes(await enter({}))).toEqual(['not-allowed']);
    expect(codes(await enter({ area: '' }))).toEqual(['proposal-field-missing']);
    expect(codes(await enter({ area: 'daan', reach: '' }))).toEqual(['proposal-field-missing']);
    expect(codes(await enter({ area: 'daan' }, AFTER))).toEqual(['gather-closed']);
    expect((await enter({ area: 'daan' })).ok).toBe(true);
  });

  it('is closed to citizens and to staff of other tenants', async () => {
    const stranger = officer('tenant-admin', 'tainan' as never, null);
    for (const actor of [it_.citizen, stranger]) {
      expect(codes(await enterProposal(it_.db, actor, at(), SHEET, DURING))).toEqual([
        'not-allowed',
      ]);
    }
  });
});

describe('個資 names and addresses', () => {
  it('are kept for a year after the last phase, prolonged as it may be; the proposal stays', async () => {
    const { proposal, number } = await submitted({ ...SHEET, 'name-public': 'on' });
    const erase = (day: string) => {
      const clock = { kind: 'machine', name: 'clock' } as const;
      return eraseContacts(it_.db, clock, it_.tenant, new Date(`${day}T00:30:00+08:00`));
    };
    const closing = (when: string) =>
      once(
        it_.ownerUrl,
        `update plan.phase set closes_at = '${when}+08:00'
          where cycle_id = '${it_.cycle.id}' and step = 'vote'`,
      );
    const contact = () =>
      inTenant(it_.db, it_.tenant, (tx) => proposals.contact(tx, it_.tenant, proposal));
    const desk = async () =>
      readCase(
        it_.db,
        officer('screening-officer', it_.tenant, it_.shilin),
        { tenant: it_.tenant, proposal },
        DURING,
      );
    expect(await desk()).toMatchObject({ value: { keepUntil: '2027-06-14' } });
    expect(await erase('2027-06-14')).toMatchObject({ value: 0 });
    await closing('2026-07-14T17:00:00');
    expect(await desk()).toMatchObject({ value: { keepUntil: '2027-07-14' } });
    expect(await erase('2027-07-14')).toMatchObject({ value: 0 });
    expect(await contact()).toBeDefined();
    await closing('2026-06-14T17:00:00');
    expect(await erase('2027-06-15')).toMatchObject({ ok: true });
    expect(await contact()).toBeUndefined();
    expect(await desk()).toMatchObject({ value: { contact: null } });
    const read = await readProposal(it_.db, it_.tenant, { cycle: '115', number }, null);
    expect(read).toMatchObject({ value: { proposer: null } });
  });
});

describe('相似提案 earlier proposals', () => {
  it('are found whatever became of them: refused, excluded, withdrawn', async () => {
    const title = '蘭雅公園親水池水質淨化';
    const machine = { kind: 'machine', name: 'demo' } as const;
    const judge = (proposal: string, kind: string) =>
      decideProposal(
        it_.db,
        it_.post,
        machine,
        { tenant: it_.tenant, proposal },
        {
          ...{ kind, reason: '用地產權未清', alternative: '', cost: '', exclusion: 'private' },
          ...{ consent: false, version: 1, decision: 0 },
        },
        DURING,
      );
    const refused = await submitted({ ...SHEET, title });
    const excluded = await submitted({ ...SHEET, title: `${title}二期` });
    const withdrawn = await submitted({ ...SHEET, title: `${title}工程` });
    await judge(refused.proposal, 'refuse');
    await judge(excluded.proposal, 'exclude');
    await withdrawProposal(it_.db, it_.citizen, { ...withdrawn, reason: '不要了' }, DURING);
    const found = await findSimilar(it_.db, it_.tenant, '蘭雅公園水質淨化');
    expect(found.map((one) => one.status).toSorted()).toEqual(['excluded', 'refused', 'withdrawn']);
  });

  it('are not found among drafts, nor in another tenant', async () => {
    await draft({ ...SHEET, title: '雙溪國小天文臺望遠鏡更新' });
    const found = await findSimilar(it_.db, it_.tenant, '雙溪國小天文台望遠鏡');
    expect(found.filter((one) => one.title.includes('望遠鏡'))).toEqual([]);
    await submitted({ ...SHEET, title: '雙溪國小天文臺望遠鏡更新' });
    expect(await findSimilar(it_.db, 'tainan' as never, '雙溪國小天文台望遠鏡')).toEqual([]);
    expect((await findSimilar(it_.db, it_.tenant, '雙溪國小天文台望遠鏡'))[0]?.title).toContain(
      '望遠鏡',
    );
  });
});

describe('提案一覽 the list', () => {
  it('is narrowed by words, area and status, and counts what it found', async () => {
    await submitted({ ...SHEET, title: '芝山捷運站遮雨廊道', area: 'daan' });
    expect(await list({ text: '遮雨廊道' })).toMatchObject({ found: 1 });
    expect(await list({ text: '遮雨廊道', area: 'shilin' })).toMatchObject({ found: 0 });
    expect(await list({ text: '遮雨廊道', status: 'submitted' })).toMatchObject({ found: 1 });
    expect(await list({ text: '遮雨廊道', status: 'accepted' })).toMatchObject({ found: 0 });
    const {
      proposals: [first],
    } = await list({ text: '遮雨廊道' });
    expect((await list({ text: first?.number ?? '' })).proposals[0]?.title).toBe(
      '芝山捷運站遮雨廊道',
    );
  });

  it('finds what was excluded by its title alone, and after a correction by all of it', async () => {
    const typed = { ...SHEET, title: '社子島空地使用', content: '轉作陳姓住戶私人停車棚。' };
    const where = await submitted(typed);
    const judge = (kind: string, decision: number) =>
      decideProposal(
        it_.db,
        it_.post,
        { kind: 'machine', name: 'demo' },
        where,
        {
          ...{ kind, reason: '僅供私人使用', alternative: '', cost: '450000' },
          ...{ exclusion: 'private', consent: false, version: 1, decision },
        },
        DURING,
      );
    const found = async (text: string) => (await list({ text })).found;
    const likely = async () =>
      (await findSimilar(it_.db, it_.tenant, '社子的私人停車棚')).map((one) => one.number);
    expect(await found('私人停車棚')).toBe(1);
    expect(await likely()).toContain(where.number);
    await judge('exclude', 0);
    expect(await found('私人停車棚')).toBe(0);
    expect(await found('陳姓')).toBe(0);
    expect(await found('社子島空地')).toBe(1);
    expect(await found('社子島 使用')).toBe(1);
    expect(await likely()).not.toContain(where.number);
    await judge('accept', 1);
    expect(await found('私人停車棚')).toBe(1);
  });

  it('takes % and _ as the characters that they are', async () => {
    expect((await list({ text: '%' })).found).toBe(0);
    expect((await list({ text: '_' })).found).toBe(0);
  });

  it('turns pages without losing or repeating a proposal', async () => {
    const whole = await list({ order: 'fair' });
    const seen: string[] = [];
    for (let page = 1; page <= whole.pages; page += 1) {
      seen.push(...(await list({ order: 'fair', page })).proposals.map((one) => one.number));
    }
    expect(new Set(seen).size).toBe(whole.all);
    expect((await list({ page: 9999 })).page).toBe(whole.pages);
  });

  it('shows no drafts', async () => {
    const before = (await list()).all;
    await draft();
    expect((await list()).all).toBe(before);
  });
});

describe('匯入 an import', () => {
  const headings = ['編號', '提案名稱', '行政區', '目的', '內容', '經費'];
  const cells = (number: string, cost: string) => [
    number,
    '匯入提案',
    '士林區',
    '目的',
    '內容',
    cost,
  ];
  const machine = { kind: 'machine', name: 'cli' } as const;
  const bring = (rows: string[][], acceptGood = false) =>
    importProposals(
      it_.db,
      machine,
      at(),
      { headings, rows: rows.map((row, index) => ({ line: index + 2, cells: row })) },
      acceptGood,
      AFTER,
    );

  it('with one bad line imports nothing and names the line and its field', async () => {
    const before = (await list()).all;
    const done = await bring([cells('', '100'), cells('', '-100')]);
    expect(done).toMatchObject({
      value: { imported: [], refused: [{ line: 3, refusals: [{ field: 'cost' }] }] },
    });
    expect((await list()).all).toBe(before);
  });

  it('takes the good lines when that is asked for, with their own numbers first', async () => {
    const done = await bring([cells('', '100'), cells('115119001', '200'), cells('x', '1')], true);
    expect(done).toMatchObject({
      value: {
        imported: [
          { line: 2, number: '115119002' },
          { line: 3, number: '115119001' },
        ],
        refused: [{ line: 4 }],
      },
    });
  });

  it('refuses a number that is given already, in the cycle or in the list', async () => {
    const done = await bring([
      cells('115119001', '1'),
      cells('115119500', '1'),
      cells('115119500', '1'),
    ]);
    expect(done.ok && done.value.refused.map((one) => one.line)).toEqual([2, 4]);
  });

  it('is not for citizens', async () => {
    const list_ = { headings, rows: [] };
    expect(codes(await importProposals(it_.db, it_.citizen, at(), list_, false, AFTER))).toEqual([
      'not-allowed',
    ]);
  });
});

describe('我的提案 one’s own', () => {
  it('is shown whole before it is submitted, once nothing is missing', async () => {
    expect((await own(await draft({ title: '還缺很多' }))).ready).toBeNull();
    expect((await own(await draft())).ready).toMatchObject({
      ...{ content: { title: SHEET.title, estimate: 450_000 }, area: { slug: 'shilin' } },
      contact: { name: SHEET.name, namePublic: false },
    });
  });

  it('are listed over all tenants, drafts with the title typed so far', async () => {
    await draft({ title: '還沒寫完' });
    const read = await readOwnProposals(it_.db, it_.citizen);
    expect(read.ok && read.value.some((one) => one.title === '還沒寫完')).toBe(true);
    const others = await readOwnProposals(it_.db, it_.neighbour);
    expect(others.ok && others.value.every((one) => one.status === 'draft')).toBe(true);
  });
});

describe('選票 what the ballot is made of', () => {
  it('are the accepted proposals with the agency’s cost, without withdrawn ones', async () => {
    const options = () =>
      inTenant(it_.db, it_.tenant, (tx) => ballotOptions(tx, it_.tenant, it_.cycle.id));
    const machine = { kind: 'machine', name: 'demo' } as const;
    const where = await submitted({ ...SHEET, title: '選票上的提案' });
    const yes = {
      ...{ kind: 'accept', reason: '', alternative: '', cost: '480,000', exclusion: '' },
      ...{ consent: false, version: 1, decision: 0 },
    };
    await decideProposal(it_.db, it_.post, machine, where, yes, DURING);
    const found = (await options()).find((one) => one.number === where.number);
    expect(found).toMatchObject({ title: { zh: '選票上的提案' }, cost: 480_000 });
    await withdrawProposal(it_.db, it_.citizen, { ...where, reason: '不要了' }, DURING);
    expect((await options()).some((one) => one.number === where.number)).toBe(false);
  });
});
