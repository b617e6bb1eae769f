import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { once } from '../../../store/src/testing/shared.ts';
import { decideProposal, readCase } from '../route/index.ts';
import {
  attachFile,
  beginDraft,
  captionFile,
  discardDraft,
  openFile,
  readOwnProposal,
  readProposal,
  removeFile,
  saveDraft,
  submitProposal,
  type FilePress,
} from './index.ts';
import { DURING, officer, scene, SHEET, type Scene } from './testing/scene.ts';

let it_: Scene;
beforeAll(async () => {
  it_ = await scene();
});
afterAll(() => it_.end());

async function draft() {
  const at = { tenant: it_.tenant, cycle: '115' };
  const begun = await beginDraft(it_.db, it_.citizen, at, SHEET, DURING);
  if (!begun.ok) throw new Error(begun.refusal.code);
  return { tenant: it_.tenant, proposal: begun.value };
}
const own = async (where: { tenant: Scene['tenant']; proposal: string }) => {
  const read = await readOwnProposal(it_.db, it_.citizen, where, DURING);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
};
const codes = (result: { ok: boolean; refusal?: unknown }) =>
  [result.ok ? [] : result.refusal].flat().map((one) => (one as { code: string }).code);

describe('照片與文件 files', () => {
  const press = (found: string | null, photo = true): FilePress => ({
    look: async () => found,
    photo: async (bytes) => (photo ? { body: bytes, small: bytes, width: 8, height: 6 } : null),
  });
  const file = (name: string, text: string) => {
    const bytes = new TextEncoder().encode(text);
    return { name, size: bytes.byteLength, read: async () => bytes };
  };
  const attach = (
    where: { tenant: Scene['tenant']; proposal: string },
    name: string,
    how = press('image/jpeg'),
    text = name,
  ) => attachFile(it_.db, it_.citizen, where, file(name, text), how, DURING);

  it('stand in the order in which they were sent, though one form brings them all at once', async () => {
    const where = await draft();
    const names = ['一.jpg', '二.jpg', '三.jpg', '四.jpg', '五.jpg', '六.jpg'];
    for (const name of names) await attach(where, name);
    expect((await own(where)).files.map((one) => one.name)).toEqual(names);
  });

  it('of a draft are seen by its writer alone, and by all once an officer decided', async () => {
    const where = await draft();
    const added = await attach(where, 'park.jpg');
    if (!added.ok) throw new Error(added.refusal.code);
    const open = (actor: Parameters<typeof openFile>[2]) =>
      openFile(it_.db, it_.tenant, actor, added.value, false);
    expect((await open(it_.citizen)).ok).toBe(true);
    expect(codes(await open(null))).toEqual(['no-such-file']);
    expect(codes(await open(it_.neighbour))).toEqual(['no-such-file']);
    await submitProposal(it_.db, it_.citizen, where, DURING);
    expect(codes(await open(null))).toEqual(['no-such-file']);
    expect((await open(officer('screening-officer', it_.tenant, it_.shilin))).ok).toBe(true);
    expect(codes(await open(officer('screening-officer', it_.tenant, it_.daan)))).toEqual([
      'no-such-file',
    ]);
    const boss = { kind: 'machine', name: 'demo' } as const;
    const yes = {
      ...{ kind: 'accept', reason: '', alternative: '', cost: '450000', exclusion: '' },
      ...{ consent: false, version: 1, decision: 0 },
    };
    await decideProposal(it_.db, it_.post, boss, where, yes, DURING);
    expect(await open(null)).toMatchObject({ value: { everybody: true, mediaType: 'image/webp' } });
    expect(codes(await openFile(it_.db, 'tainan' as never, null, added.value, false))).toEqual([
      'no-such-file',
    ]);
  });

  it('of a later version wait for the officer; those decided on stay public', async () => {
    const where = await draft();
    const kept = await attach(where, 'kept.jpg');
    const dropped = await attach(where, 'dropped.jpg');
    const sent = await submitProposal(it_.db, it_.citizen, where, DURING);
    if (!sent.ok || !kept.ok || !dropped.ok) throw new Error('must be submitted');
    const boss = { kind: 'machine', name: 'demo' } as const;
    const judgement = {
      ...{ kind: 'request-changes', reason: '請補充現況照片', alternative: '', cost: '' },
      ...{ exclusion: '', consent: false, version: 1, decision: 0 },
    };
    await decideProposal(it_.db, it_.post, boss, where, judgement, DURING);
    await saveDraft(it_.db, it_.citizen, where, SHEET, DURING);
    await removeFile(it_.db, it_.citizen, { ...where, file: dropped.value }, DURING);
    const fresh = await attach(where, 'fresh.jpg');
    if (!fresh.ok) throw new Error(fresh.refusal.code);
    const clerk = officer('screening-officer', it_.tenant, it_.shilin);
    const opens = async (actor: Parameters<typeof openFile>[2], id: string) =>
      (await openFile(it_.db, it_.tenant, actor, id, false)).ok;
    expect(await opens(clerk, fresh.value), 'a draft is its writer’s own').toBe(false);

    await submitProposal(it_.db, it_.citizen, where, DURING);
    const page = () =>
      readProposal(it_.db, it_.tenant, { cycle: '115', number: sent.value.number }, null);
    expect(await page()).toMatchObject({ value: { files: [{ id: kept.value }], filesWaiting: 1 } });
    expect(await opens(null, kept.value)).toBe(true);
    expect(await opens(null, fresh.value)).toBe(false);
    expect(await opens(null, dropped.value)).toBe(false);
    for (const one of [kept, fresh, dropped]) {
      expect(await opens(it_.citizen, one.value)).toBe(true);
      expect(await opens(clerk, one.value)).toBe(true);
    }

    const yes = { ...judgement, kind: 'accept', cost: '450000', version: 2, decision: 1 };
    await decideProposal(it_.db, it_.post, boss, where, yes, DURING);
    expect(await page()).toMatchObject({ value: { filesWaiting: 0 } });
    expect(await opens(null, fresh.value)).toBe(true);
    expect(await opens(null, dropped.value)).toBe(false);
    expect(await opens(clerk, dropped.value), 'of an earlier version').toBe(true);
    const elsewhere = officer('screening-officer', it_.tenant, it_.daan);
    expect(await opens(elsewhere, dropped.value)).toBe(false);
    const desk = await readCase(it_.db, clerk, where, DURING);
    const ids = (notes: readonly { readonly id: string }[]) =>
      notes.map((one) => one.id).toSorted();
    expect(desk.ok && ids(desk.value.files)).toEqual([kept.value, fresh.value].toSorted());
    expect(desk.ok && ids(desk.value.earlierFiles)).toEqual([dropped.value]);
  });

  it('change their captions with a version alone, each version keeping its own', async () => {
    const where = await draft();
    const photo = await attach(where, 'path.jpg');
    if (!photo.ok) throw new Error(photo.refusal.code);
    const caption = (words: string) =>
      captionFile(it_.db, it_.citizen, { ...where, file: photo.value }, words, DURING);
    await caption('步道現況');
    const sent = await submitProposal(it_.db, it_.citizen, where, DURING);
    if (!sent.ok) throw new Error('must be submitted');
    const clerk = officer('screening-officer', it_.tenant, it_.shilin);
    const shown = async () => {
      const desk = await readCase(it_.db, clerk, where, DURING);
      return desk.ok && desk.value.files.map((file) => file.caption);
    };
    await saveDraft(it_.db, it_.citizen, where, SHEET, DURING);
    await caption('某某人住在這裡');
    expect(await shown()).toEqual(['步道現況']);

    expect(await submitProposal(it_.db, it_.citizen, where, DURING)).toMatchObject({
      value: { version: 2 },
    });
    expect(await shown()).toEqual(['某某人住在這裡']);
    const { versions } = await own(where);
    expect(versions[1]?.changes.map((change) => change.field)).toEqual(['captions']);

    await saveDraft(it_.db, it_.citizen, where, SHEET, DURING);
    await caption('步'.repeat(199) + '🌳🌳');
    await discardDraft(it_.db, it_.citizen, where, DURING);
    expect((await own(where)).files.map((file) => file.caption)).toEqual(['某某人住在這裡']);
  });

  it('keep the captions that versions showed before captions belonged to versions', async () => {
    const where = await draft();
    const photo = await attach(where, 'old.jpg');
    const sent = await submitProposal(it_.db, it_.citizen, where, DURING);
    if (!photo.ok || !sent.ok) throw new Error('must be submitted');
    await once(
      it_.ownerUrl,
      `update gather.file set caption = '後來改的', caption_before = '原來的' where id = '${photo.value}'`,
    );
    await once(
      it_.ownerUrl,
      `insert into gather.version (proposal_id, ordinal, tenant_id, at, by, title, cost, content)
       select proposal_id, 2, tenant_id, at, by, title, cost,
              content || '{"files":["${photo.value}"]}' from gather.version
        where proposal_id = '${where.proposal}'`,
    );
    const desk = await readCase(
      it_.db,
      officer('screening-officer', it_.tenant, it_.shilin),
      where,
      DURING,
    );
    expect(desk.ok && desk.value.files.map((file) => file.caption)).toEqual(['原來的']);
  });

  it('are refused when a program hides behind a photo’s name, when broken, and when too many', async () => {
    const where = await draft();
    expect(codes(await attach(where, 'photo.jpg', press('application/x-msdownload')))).toEqual([
      'file-kind-refused',
    ]);
    expect(codes(await attach(where, 'photo.jpg', press('image/png', false)))).toEqual([
      'file-unreadable',
    ]);
    for (let n = 1; n <= 3; n += 1) await attach(where, `${n}.pdf`, press('application/pdf'));
    expect(codes(await attach(where, '4.pdf', press('application/pdf')))).toEqual([
      'too-many-files',
    ]);
    expect((await own(where)).files).toHaveLength(3);
  });

  it('of 50 MB is refused without being read, and the others stay', async () => {
    const where = await draft();
    const read = () => Promise.reject(new Error('must not be read'));
    const huge = { name: 'big.jpg', size: 50 * 1024 * 1024, read };
    const done = await attachFile(it_.db, it_.citizen, where, huge, press('image/jpeg'), DURING);
    expect(done).toMatchObject({ refusal: { code: 'file-too-large', name: 'big.jpg' } });
  });

  it('sent twice are kept once', async () => {
    const where = await draft();
    await attach(where, 'a.jpg', press('image/jpeg'), 'same');
    await attach(where, 'b.jpg', press('image/jpeg'), 'same');
    expect((await own(where)).files).toHaveLength(1);
  });

  it('are as before when a change is dropped', async () => {
    const where = await draft();
    const first = await attach(where, 'a.jpg');
    await submitProposal(it_.db, it_.citizen, where, DURING);
    if (!first.ok) throw new Error(first.refusal.code);
    await saveDraft(it_.db, it_.citizen, where, SHEET, DURING);
    await removeFile(it_.db, it_.citizen, { ...where, file: first.value }, DURING);
    await attach(where, 'b.jpg');
    expect((await own(where)).files.map((one) => one.name)).toEqual(['b.jpg']);
    await discardDraft(it_.db, it_.citizen, where, DURING);
    expect((await own(where)).files.map((one) => one.name)).toEqual(['a.jpg']);
  });

  it('of somebody else cannot be added or taken out', async () => {
    const where = await draft();
    const added = await attach(where, 'a.jpg');
    if (!added.ok) throw new Error(added.refusal.code);
    const bytes = file('x', 'x');
    expect(
      codes(await attachFile(it_.db, it_.neighbour, where, bytes, press('image/png'), DURING)),
    ).toEqual(['no-such-proposal']);
    const out = { ...where, file: added.value };
    expect(codes(await removeFile(it_.db, it_.neighbour, out, DURING))).toEqual([
      'no-such-proposal',
    ]);
    expect((await removeFile(it_.db, it_.citizen, out, DURING)).ok).toBe(true);
    expect((await own(where)).files).toEqual([]);
  });
});
