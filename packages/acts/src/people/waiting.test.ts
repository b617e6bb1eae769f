import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@gongsuan/core/people';
import type { CycleId } from '@gongsuan/core/plan';
import { inTenant } from '@gongsuan/store';
import { cycles } from '@gongsuan/store/plan';
import { beginDraft, submitProposal } from '../gather/index.ts';
import { DURING, officer, otherTenant, scene, SHEET, type Scene } from '../gather/testing/scene.ts';
import { decideProposal, writeMessage } from '../route/index.ts';
import { readWaiting } from './waiting.ts';

let it_: Scene;
beforeAll(async () => {
  it_ = await scene();
});
afterAll(() => it_.end());

const MAY = new Date('2026-05-10T10:00:00+08:00');
const waiting = async (actor: Actor, now = DURING) =>
  (await readWaiting(it_.db, actor, it_.tenant, now)).map(({ kind, count }) => [kind, count]);
const admin = () => officer('tenant-admin', it_.tenant, null);

test('nothing waits in a quiet office, and nothing is shown to a citizen or to another city', async () => {
  const { tenant } = await otherTenant(it_.db);
  expect(await waiting(admin())).toEqual([]);
  await proposal();
  expect(await waiting(it_.citizen)).toEqual([]);
  expect(await waiting(officer('tenant-admin', tenant, null))).toEqual([]);
});

test('a proposal waits for the officer of its district until it is decided, and not for the next district', async () => {
  const shilin = officer('screening-officer', it_.tenant, it_.shilin);
  const before = (await waiting(shilin))[0]?.[1] ?? 0;
  const where = await proposal();
  expect(await waiting(shilin)).toEqual([['screen-proposals', Number(before) + 1]]);
  expect(await waiting(officer('screening-officer', it_.tenant, it_.daan))).toEqual([]);
  await accept(where, shilin);
  expect((await waiting(shilin))[0]?.[1]).toBe(before);
});

test('the word of a proposer waits for an answer', async () => {
  const shilin = officer('screening-officer', it_.tenant, it_.shilin);
  const where = await proposal();
  const said = await writeMessage(
    it_.db,
    it_.post,
    it_.citizen,
    where,
    { text: '請問何時會勘？', kind: 'talk' },
    DURING,
  );
  expect(said.ok).toBe(true);
  expect(await waiting(shilin)).toContainEqual(['answer-proposers', 1]);
});

test('two months before voting opens, the ballots of districts with accepted proposals are to be set up', async () => {
  const shilin = officer('screening-officer', it_.tenant, it_.shilin);
  await accept(await proposal(), shilin);
  const kinds = async (now: Date) => (await waiting(admin(), now)).map(([kind]) => kind);
  expect(await kinds(DURING)).not.toContain('set-ballot');
  expect(await waiting(admin(), MAY)).toContainEqual(['set-ballot', 1]);
  expect(await kinds(new Date('2026-06-14T17:00:00+08:00'))).not.toContain('set-ballot');
});

test('a draft waits for those who may publish it, and what is due first stands first', async () => {
  await inTenant(it_.db, it_.tenant, (tx) =>
    cycles.insert(
      tx,
      {
        ...it_.cycle,
        id: randomUUID() as string as CycleId,
        slug: '116',
        published: null,
        areas: [],
        phases: [],
      },
      DURING,
    ),
  );
  const all = await waiting(admin(), MAY);
  expect(all[0]?.[0]).toBe('set-ballot');
  expect(all).toContainEqual(['publish-cycle', 1]);
  const clerk = officer('screening-officer', it_.tenant, null);
  expect((await waiting(clerk, MAY)).map(([kind]) => kind)).not.toContain('publish-cycle');
});

async function proposal() {
  const at = { tenant: it_.tenant, cycle: '115' };
  const begun = await beginDraft(it_.db, it_.citizen, at, SHEET, DURING);
  if (!begun.ok) throw new Error(begun.refusal.code);
  const where = { tenant: it_.tenant, proposal: begun.value };
  const done = await submitProposal(it_.db, it_.citizen, where, DURING);
  if (!done.ok) throw new Error(done.refusal[0].code);
  return where;
}

async function accept(where: Awaited<ReturnType<typeof proposal>>, actor: Actor) {
  const judgement = {
    ...{ kind: 'accept', reason: '', alternative: '', cost: '450,000', exclusion: '' },
    ...{ consent: false, version: 1, decision: 0 },
  };
  const done = await decideProposal(it_.db, it_.post, actor, where, judgement, DURING);
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
}
