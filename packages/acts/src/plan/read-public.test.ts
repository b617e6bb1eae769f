import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CycleId } from '@gongsuan/core/plan';
import { inTenant } from '@gongsuan/store';
import { cycles } from '@gongsuan/store/plan';
import { DURING, otherTenant, scene, type Scene } from '../gather/testing/scene.ts';
import { readTenant } from '../people/index.ts';
import { readFigures, readPublicCycles, readPublishedCycle, readPublishedCycles } from './index.ts';

let it_: Scene;
beforeAll(async () => {
  it_ = await scene();
  await otherTenant(it_.db);
  const draft = { ...it_.cycle, id: randomUUID() as string as CycleId, slug: 'draft' };
  await inTenant(it_.db, it_.tenant, (tx) =>
    cycles.insert(tx, { ...draft, published: null, areas: [], phases: [] }, DURING),
  );
});
afterAll(() => it_.end());

test('the national entry sees the published cycles of every place with their phases, and no draft', async () => {
  const all = await readPublicCycles(it_.db);
  expect(all.map(({ tenant, slug }) => `${tenant}/${slug}`).toSorted()).toEqual([
    'tainan/115',
    'taipei/115',
  ]);
  expect(all[0]?.phases.map(({ step }) => step)).toEqual(['gather', 'vote']);
  expect(all[0]?.phases[0]?.opens).toEqual(it_.cycle.phases[0]?.opens);
});

test('a draft does not exist for readers, by its address or in the list', async () => {
  expect(await readPublishedCycle(it_.db, it_.tenant, 'draft')).toBeUndefined();
  expect((await readPublishedCycles(it_.db, it_.tenant)).map(({ slug }) => slug)).toEqual(['115']);
  expect((await readPublishedCycle(it_.db, it_.tenant, '115'))?.id).toBe(it_.cycle.id);
});

test('another city’s cycle does not exist under this city’s address, nor do its figures', async () => {
  const tenant = (await readTenant(it_.db, 'tainan'))?.id;
  if (!tenant) throw new Error('tainan was opened');
  expect((await readPublishedCycle(it_.db, tenant, '115'))?.id).not.toBe(it_.cycle.id);
  expect(await readFigures(it_.db, tenant, it_.cycle.id)).toEqual([]);
});

test('an address that no tenant can have names none', async () => {
  expect(await readTenant(it_.db, 'Taipei')).toBeUndefined();
  expect(await readTenant(it_.db, '../office')).toBeUndefined();
  expect(await readTenant(it_.db, 'kaohsiung')).toBeUndefined();
});
