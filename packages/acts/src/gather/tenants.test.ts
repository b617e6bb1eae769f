/**
 * Every question of the store names its tenant. Row-level security says it again; here the owner asks,
 * whom it does not bind.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FileId, ProposalId } from '@gongsuan/core/gather';
import type { TenantId } from '@gongsuan/core/people';
import { inTenant, openDb, type Db, type Tx } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { files, proposals, standing, summaries, versions } from '@gongsuan/store/gather';
import { decisions, messages } from '@gongsuan/store/route';
import { decideProposal, writeMessage } from '../route/index.ts';
import { attachFile, beginDraft, saveDraft, submitProposal } from './index.ts';
import { DURING, officer, scene, SHEET, type Scene } from './testing/scene.ts';

let it_: Scene;
let unbound: Db;
let id: ProposalId;
let file: FileId;

beforeAll(async () => {
  it_ = await scene();
  unbound = openDb(openPool(it_.ownerUrl));
  const { db, tenant, citizen, post } = it_;
  const done = await beginDraft(db, citizen, { tenant, cycle: '115' }, SHEET, DURING);
  if (!done.ok) throw new Error(done.refusal.code);
  id = done.value;
  const at = { tenant, proposal: id };
  const press = {
    look: async () => 'image/png',
    photo: async (body: Uint8Array) => ({ body, small: body, width: 1, height: 1 }),
  };
  const photo = { name: 'a.png', size: 1, read: async () => new Uint8Array([7]) };
  const added = await attachFile(db, citizen, at, photo, press, DURING);
  if (!added.ok) throw new Error(added.refusal.code);
  file = added.value;
  await submitProposal(db, citizen, at, DURING);
  await saveDraft(db, citizen, at, SHEET, DURING);
  const clerk = officer('screening-officer', tenant, it_.shilin);
  await writeMessage(db, post, clerk, at, { text: '請補充', kind: 'talk' }, DURING);
  const judgement = {
    ...{ kind: 'request-changes', reason: '請補充', alternative: '', cost: '', exclusion: '' },
    ...{ consent: false, version: 1, decision: 0 },
  };
  await decideProposal(db, post, clerk, at, judgement, DURING);
});
afterAll(async () => {
  await unbound.destroy();
  await it_.end();
});

/** What is found in a tenant, as a list. */
type Question = (tx: Tx, tenant: TenantId) => Promise<readonly unknown[]>;
const one = <T>(found: T | undefined): readonly T[] => (found === undefined ? [] : [found]);

const QUESTIONS: Readonly<Record<string, Question>> = {
  'files.list': (tx, tenant) => files.list(tx, tenant, id),
  'files.body': async (tx, tenant) => one(await files.body(tx, tenant, file, false)),
  'versions.all': (tx, tenant) => versions.all(tx, tenant, id),
  summaries: async (tx, tenant) => [...(await summaries(tx, tenant, [id]))],
  'standing.find': async (tx, tenant) => one(await standing.find(tx, tenant, id)),
  'proposals.draft': async (tx, tenant) => one(await proposals.draft(tx, tenant, id)),
  'proposals.contact': async (tx, tenant) => one(await proposals.contact(tx, tenant, id)),
  'proposals.withContact': (tx, tenant) => proposals.withContact(tx, tenant, it_.cycle.id),
  'proposals.taken': (tx, tenant) => proposals.taken(tx, tenant, it_.cycle.id, ['115110001']),
  'proposals.nextSerial': async (tx, tenant) =>
    (await proposals.nextSerial(tx, tenant, it_.cycle.id, '11511')) > 1 ? [true] : [],
  'decisions.all': (tx, tenant) => decisions.all(tx, tenant, id),
  'messages.all': (tx, tenant) => messages.all(tx, tenant, id),
};

it.each(Object.keys(QUESTIONS))('%s finds nothing of another tenant', async (name) => {
  const ask = (tenant: TenantId) =>
    inTenant(unbound, it_.tenant, async (tx) => QUESTIONS[name]?.(tx, tenant));
  expect(await ask(it_.tenant)).toHaveLength(1);
  expect(await ask('tainan' as TenantId)).toEqual([]);
});

it('nothing of another tenant is changed', async () => {
  const other = 'tainan' as TenantId;
  await inTenant(unbound, it_.tenant, async (tx) => {
    expect(await files.remove(tx, other, id, file, DURING)).toBe(false);
    await files.setCaption(tx, other, id, file, '別處');
    await files.reset(tx, other, id, [], DURING);
    await files.dropUnused(tx, other, id, []);
    await proposals.removeDraft(tx, other, id);
    await proposals.eraseContacts(tx, other, [id]);
    const own = it_.tenant;
    expect(await files.list(tx, own, id)).toMatchObject([{ caption: '', removed: false }]);
    expect(await proposals.draft(tx, own, id)).toBeDefined();
    expect(await proposals.contact(tx, own, id)).toBeDefined();
  });
});
