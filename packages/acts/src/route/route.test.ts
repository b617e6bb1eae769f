import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Judgement } from '@gongsuan/core/route';
import type { Actor } from '@gongsuan/core/people';
import type { PollId, RollId } from '@gongsuan/core/vote';
import { inTenant } from '@gongsuan/store';
import { polls } from '@gongsuan/store/vote';
import { once } from '../../../store/src/testing/shared.ts';
import {
  beginDraft,
  enterProposal,
  listProposals,
  readProposal,
  saveDraft,
  submitProposal,
  withdrawProposal,
} from '../gather/index.ts';
import {
  AFTER,
  DURING,
  officer,
  scene,
  SHEET,
  VOTING,
  type Scene,
} from '../gather/testing/scene.ts';
import { decideProposal, readCase, readInbox, writeMessage } from './index.ts';

let it_: Scene;
let clerk: Actor;
beforeAll(async () => {
  it_ = await scene();
  clerk = officer('screening-officer', it_.tenant, it_.shilin);
});
afterAll(() => it_.end());

const JUDGEMENT: Judgement = {
  ...{ kind: 'accept', reason: '', alternative: '', cost: '450,000', exclusion: '' },
  ...{ consent: false, version: 1, decision: 0 },
};

async function submitted(typed: Record<string, string> = SHEET) {
  const at = { tenant: it_.tenant, cycle: '115' };
  const begun = await beginDraft(it_.db, it_.citizen, at, typed, DURING);
  if (!begun.ok) throw new Error(begun.refusal.code);
  const where = { tenant: it_.tenant, proposal: begun.value };
  const done = await submitProposal(it_.db, it_.citizen, where, DURING);
  if (!done.ok) throw new Error(done.refusal[0].code);
  return { ...where, number: done.value.number };
}
type Where = { tenant: Scene['tenant']; proposal: string };
const judge = (where: Where, given: Partial<Judgement>, actor = clerk, now = DURING) =>
  decideProposal(it_.db, it_.post, actor, where, { ...JUDGEMENT, ...given }, now);
const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;
const seen = async (number: string) => {
  const read = await readProposal(it_.db, it_.tenant, { cycle: '115', number }, null);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
};
const listed = async (number: string) => {
  const question = { text: number, area: '', category: '', status: '', order: 'number', page: 1 };
  const read = await listProposals(it_.db, it_.tenant, '115', question, DURING);
  return read.ok ? read.value.proposals[0] : undefined;
};

describe('送件審核 the screening', () => {
  it('tells the proposer once, in both languages, without the reason in the letter', async () => {
    const where = await submitted();
    it_.letters.length = 0;
    const told = await judge(where, { kind: 'refuse', reason: '用地屬私人所有' });
    expect(told).toMatchObject({ value: { told: true } });
    expect(it_.letters).toHaveLength(1);
    expect(it_.letters[0]?.to).toBe('lin@example.test');
    expect(it_.letters[0]?.text).toContain(`/account/gather/${where.proposal}`);
    expect(it_.letters[0]?.text).not.toContain('用地屬私人所有');
  });

  it('that asks for changes says in the letter what to do, until when, and where', async () => {
    const where = await submitted();
    it_.letters.length = 0;
    await judge(where, { kind: 'request-changes', reason: '請補充數量' });
    const [letter] = it_.letters;
    expect(letter?.subject).toContain('請您補正');
    expect(letter?.text).toMatch(/請在.*6月1日.*前送出修改後的版本/);
    expect(letter?.text).toContain(`/account/gather/${where.proposal}`);
  });

  it('of two officers who click at once takes one decision and sends one letter', async () => {
    const where = await submitted();
    it_.letters.length = 0;
    const both = await Promise.all([
      judge(where, {}),
      judge(where, { kind: 'refuse', reason: '用地屬私人所有' }),
    ]);
    expect(both.map(code).toSorted()).toEqual(['ok', 'proposal-changed-meanwhile']);
    expect(it_.letters).toHaveLength(1);
  });

  it('is shown on the public page with its reason', async () => {
    const where = await submitted();
    await judge(where, {
      kind: 'refuse',
      reason: '用地屬私人所有',
      alternative: '可改設於鄰近公有地',
    });
    expect(await seen(where.number)).toMatchObject({
      status: 'refused',
      decisions: [{ kind: 'refuse', reason: '用地屬私人所有', alternative: '可改設於鄰近公有地' }],
    });
  });

  it('asks for changes, which the proposer answers with a new version even after the phase', async () => {
    const where = await submitted();
    await judge(where, { kind: 'request-changes', reason: '請補充維護單位' }, clerk, AFTER);
    expect((await seen(where.number)).status).toBe('changes-requested');
    await saveDraft(it_.db, it_.citizen, where, { ...SHEET, maintenance: '公園處' }, AFTER);
    expect((await submitProposal(it_.db, it_.citizen, where, AFTER)).ok).toBe(true);
    expect((await seen(where.number)).status).toBe('submitted');
    expect(code(await judge(where, { version: 1, decision: 1 }))).toBe(
      'proposal-changed-meanwhile',
    );
    const desk = await readCase(it_.db, clerk, where, AFTER);
    expect(desk.ok && desk.value.since.map((change) => change.field)).toEqual(['maintenance']);
    expect(code(await judge(where, { version: 2, decision: 1 }))).toBe('ok');
    expect((await seen(where.number)).status).toBe('accepted');
  });

  it('hides all of what is excluded but title and reason, and shows it again when corrected', async () => {
    const where = await submitted({ ...SHEET, 'name-public': 'on' });
    await judge(where, { kind: 'accept', alternative: '或改設太陽能燈' });
    const fact = { text: '查證：燈桿三十支。', kind: 'fact' } as const;
    await writeMessage(it_.db, it_.post, clerk, where, fact, DURING);
    const exclude = { kind: 'exclude', exclusion: 'private', reason: '僅供私人使用' };
    await judge(where, { ...exclude, alternative: '可洽里辦公處', decision: 1 });
    const page = await seen(where.number);
    expect(page).toMatchObject({ title: SHEET.title, status: 'excluded', content: null });
    expect(page).toMatchObject({ cost: null, proposer: null, files: [], versions: [], checks: [] });
    expect(page.decisions.map((one) => [one.kind, one.reason, one.cost, one.alternative])).toEqual([
      ['accept', '', null, ''],
      ['exclude', '僅供私人使用', null, ''],
    ]);
    expect(JSON.stringify({ ...page, cycle: null })).not.toMatch(
      /450,?000|林示範|步道|太陽能|里辦公處|三十/,
    );
    expect(await listed(where.number)).toMatchObject({ cost: null, purpose: '' });

    await judge(where, { decision: 2, reason: '重新認定為公共使用' });
    expect(await seen(where.number)).toMatchObject({ cost: 450_000, proposer: '林示範' });
    expect((await seen(where.number)).checks).toHaveLength(1);
    expect(await listed(where.number)).toMatchObject({ cost: 450_000, purpose: SHEET.purpose });
  });

  it('is corrected only with a reason, keeps both decisions, and not once voting has begun', async () => {
    const where = await submitted();
    await judge(where, { kind: 'refuse', reason: '用地屬私人所有' });
    expect(code(await judge(where, { decision: 1 }))).toBe('decision-needs-reason');
    const again = { decision: 1, reason: '地主已簽同意書' };
    expect(code(await judge(where, again, clerk, VOTING))).toBe('decision-after-ballot');
    expect(code(await judge(where, again))).toBe('ok');
    expect((await seen(where.number)).decisions.map((one) => one.kind)).toEqual([
      'refuse',
      'accept',
    ]);
    await expect(once(it_.ownerUrl, 'delete from route.decision')).rejects.toThrow('insert-only');
  });

  it('is for officers of the place alone: not another district, another tenant, or a citizen', async () => {
    const where = await submitted();
    const others: readonly Actor[] = [
      officer('screening-officer', it_.tenant, it_.daan),
      officer('screening-officer', 'tainan' as never, null),
      officer('desk-officer', it_.tenant, it_.shilin),
      it_.citizen,
    ];
    for (const other of others) {
      expect(code(await judge(where, {}, other))).toBe('not-allowed');
      expect(code(await readCase(it_.db, other, where, DURING))).toBe('not-allowed');
    }
    const elsewhere = { ...where, tenant: 'tainan' as never };
    const stranger = officer('tenant-admin', 'tainan' as never, null);
    expect(code(await judge(elsewhere, {}, stranger))).toBe('no-such-proposal');
  });
});

describe('選票設定之後 once the ballot of the area is set', () => {
  it('neither decisions nor withdrawals change it, even before voting opens', async () => {
    const mine = await submitted({ ...SHEET, area: 'daan' });
    const boss = officer('cycle-officer', it_.tenant, null);
    await judge(mine, {}, boss);
    await setBallot('daan');
    const again = { decision: 1, kind: 'refuse', reason: '機關重新評估後不可行' };
    expect(code(await judge(mine, again, boss))).toBe('decision-after-ballot');
    const where = { ...mine, reason: '不要了' };
    expect(code(await withdrawProposal(it_.db, it_.citizen, where, DURING))).toBe(
      'proposal-already-on-ballot',
    );
    const elsewhere = await submitted();
    expect(code(await judge(elsewhere, {}, boss))).toBe('ok');
  });

  async function setBallot(slug: string): Promise<void> {
    const area = it_.cycle.areas.find((one) => one.slug === slug);
    if (!area) throw new Error('no such area');
    const { tenant, cycle } = it_;
    const at = { tenant, cycle: cycle.id, area: area.id };
    const roll = randomUUID() as string as RollId;
    await inTenant(it_.db, tenant, async (tx) => {
      await polls.insertRoll(tx, { id: roll, ...at }, DURING);
      const text = '{"options":[]}';
      const hash = createHash('sha256').update(text).digest('hex');
      const id = randomUUID() as string as PollId;
      const opens = new Date('2099-06-01T09:00:00+08:00');
      const closes = new Date('2099-06-14T17:00:00+08:00');
      await polls.save(tx, { id, ...at, roll, text, hash, opens, closes }, DURING);
    });
  }
});

describe('待審提案 the inbox', () => {
  it('holds what the officer’s own district waits for', async () => {
    const mine = await submitted();
    const theirs = await submitted({ ...SHEET, area: 'daan' });
    const inbox = await readInbox(it_.db, clerk, it_.tenant, 'waiting');
    if (!inbox.ok) throw new Error(inbox.refusal.code);
    const numbers = inbox.value.lines.map((line) => line.number);
    expect(numbers).toContain(mine.number);
    expect(numbers).not.toContain(theirs.number);
    await judge(mine, {});
    const after = await readInbox(it_.db, clerk, it_.tenant, 'done');
    expect(after.ok && after.value.lines.map((line) => line.number)).toContain(mine.number);
  });

  it('is closed to those who screen nowhere', async () => {
    const desk = officer('desk-officer', it_.tenant, it_.shilin);
    expect(code(await readInbox(it_.db, desk, it_.tenant, ''))).toBe('not-allowed');
  });
});

describe('溝通紀錄 the log of words', () => {
  const say = (where: Where, actor: Actor, text: string, kind: 'talk' | 'fact' = 'talk') =>
    writeMessage(it_.db, it_.post, actor, where, { text, kind }, DURING);

  it('is read by both sides; an officer’s words come with a letter', async () => {
    const where = await submitted();
    it_.letters.length = 0;
    expect(code(await say(where, clerk, '請問預計設置幾盞？'))).toBe('ok');
    expect(code(await say(where, it_.citizen, '三十盞。'))).toBe('ok');
    expect(it_.letters).toHaveLength(1);
    const desk = await readCase(it_.db, clerk, where, DURING);
    expect(desk.ok && desk.value.messages.map((one) => [one.side, one.text])).toEqual([
      ['officer', '請問預計設置幾盞？'],
      ['proposer', '三十盞。'],
    ]);
    const inbox = await readInbox(it_.db, clerk, it_.tenant, 'talking');
    expect(inbox.ok && inbox.value.lines.some((line) => line.id === where.proposal)).toBe(true);
  });

  it('is nobody else’s, and not public; a check of fact is', async () => {
    const where = await submitted();
    expect(code(await say(where, it_.neighbour, '我也要說'))).toBe('no-such-proposal');
    await say(where, clerk, '私下說明');
    await say(where, clerk, '查證：該處路燈為民國 98 年設置。', 'fact');
    const page = await seen(where.number);
    expect(page.checks.map((one) => one.text)).toEqual(['查證：該處路燈為民國 98 年設置。']);
    expect(JSON.stringify(page)).not.toContain('私下說明');
    expect(code(await say(where, it_.citizen, '我查證過', 'fact'))).toBe('ok');
    expect((await seen(where.number)).checks).toHaveLength(1);
  });

  it('reaches a proposer of the counter by the e-mail given there', async () => {
    const typed = { ...SHEET, reach: 'counter@example.test' };
    const at = { tenant: it_.tenant, cycle: '115' };
    const desk = officer('desk-officer', it_.tenant, it_.shilin);
    const done = await enterProposal(it_.db, desk, at, typed, DURING);
    if (!done.ok) throw new Error('must be entered');
    it_.letters.length = 0;
    await judge({ tenant: it_.tenant, proposal: done.value.id }, {});
    expect(it_.letters.map((letter) => letter.to)).toEqual(['counter@example.test']);
  });
});
