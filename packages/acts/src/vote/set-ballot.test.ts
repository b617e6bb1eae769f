import { randomUUID } from 'node:crypto';
import type { OrganisationId } from '@gongsuan/core/people';
import type { Area, AreaId } from '@gongsuan/core/plan';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant } from '@gongsuan/store';
import { tenants } from '@gongsuan/store/people';
import { cycles } from '@gongsuan/store/plan';
import { freshDatabase, type FreshDatabase } from '@gongsuan/store/testing';
import { destroyKey } from './destroy-key.ts';
import { sealBox } from './seal-box.ts';
import { previewBallots, setBallots } from './set-ballot.ts';
import {
  CLOSES,
  DURING,
  eightOptions,
  MACHINE,
  OPENS,
  raiseStage,
  type Stage,
} from './testing/stage.ts';

let database: FreshDatabase;
let stage: Stage;

beforeAll(async () => {
  database = await freshDatabase();
  stage = await raiseStage(database.webUrl);
});
afterAll(async () => {
  await stage.close();
  await database.drop();
});

describe('two officers at once', () => {
  it('setting the ballots waits for an officer who is changing the plan', async () => {
    const { tenant, cycle, booth } = stage;
    const other = stage.another();
    let set: Promise<unknown> = Promise.resolve();
    const order: string[] = [];
    await inTenant(booth.db, tenant, async (tx) => {
      await cycles.lock(tx, tenant, cycle.id);
      const input = { tenant, cycle: cycle.id };
      set = setBallots(other.db, other.keyring, MACHINE, input, DURING).then(() =>
        order.push('set'),
      );
      const waiting = () =>
        sql<{ n: number }>`select count(*)::int as n from pg_locks where not granted`.execute(tx);
      await expect.poll(async () => (await waiting()).rows[0]?.n).toBeGreaterThan(0);
      order.push('changed');
    });
    await set;
    expect(order).toEqual(['changed', 'set']);
  });
});

describe('a district that sets its own ballot late', () => {
  it('is set while another area votes, by its own officer, who may set no other', async () => {
    const open = await raiseStage(database.webUrl, { tenant: 'districts' });
    const { booth, tenant, cycle } = open;
    const organisation = randomUUID() as OrganisationId;
    const late: Area = {
      ...cycle.areas[0]!,
      ...{ id: randomUUID() as AreaId, slug: 'late', ordinal: 9, organisation },
    };
    await inTenant(booth.db, tenant, async (tx) => {
      const name = { zh: '第九區公所', en: null };
      const parent = cycle.organisation;
      await tenants.insertOrganisation(
        tx,
        { id: organisation, tenant, parent, kind: 'district_office', name },
        DURING,
      );
      await cycles.insertParts(tx, { ...cycle, areas: [late], phases: [] });
    });
    const grant = { role: 'cycle-officer', tenant, organisation } as const;
    const officer = { kind: 'staff', account: 'x' as never, name: '', grants: [grant] } as const;
    const set = (area?: AreaId) => {
      const all = [...cycle.areas.map(({ id }) => id), late.id];
      const options = new Map(all.map((id) => [id, eightOptions()]));
      const input = { tenant, cycle: cycle.id, options, ...(area && { area }) };
      return setBallots(booth.db, booth.keyring, officer, input, DURING);
    };
    expect(await set()).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await set(cycle.areas[1]?.id)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await set(late.id)).toMatchObject({ ok: true });
    expect(await set(late.id), 'its time has begun').toMatchObject({
      refusal: { code: 'rules-frozen' },
    });
    await open.close();
  });
});

describe('what an officer confirms', () => {
  it('is what is set: a ballot that changed since it was looked at is not', async () => {
    const seen = await raiseStage(database.webUrl, { tenant: 'seen' });
    const { booth, tenant, cycle } = seen;
    const before = new Date(OPENS.getTime() - 1);
    const options = new Map(cycle.areas.map(({ id }) => [id, eightOptions()]));
    const set = (digest: string) =>
      setBallots(
        ...[booth.db, booth.keyring, MACHINE],
        { tenant, cycle: cycle.id, options, seen: digest },
        before,
      );
    expect(await set('0'.repeat(64))).toMatchObject({ refusal: { code: 'ballot-changed' } });
    const none = await previewBallots(booth.db, MACHINE, { tenant, cycle: cycle.id }, before);
    expect(none, 'no proposals in this town').toMatchObject({ refusal: { code: 'no-options' } });
    await seen.close();
  });

  it('cannot be a ballot that is closed before anybody can vote on it', async () => {
    const over = await raiseStage(database.webUrl, { tenant: 'over' });
    const { booth, tenant, cycle } = over;
    const area: Area = { ...cycle.areas[0]!, id: randomUUID() as AreaId, slug: 'late', ordinal: 9 };
    await inTenant(booth.db, tenant, (tx) =>
      cycles.insertParts(tx, { ...cycle, areas: [area], phases: [] }),
    );
    const options = new Map([[area.id, eightOptions()]]);
    const input = { tenant, cycle: cycle.id, area: area.id, options };
    const set = (at: Date) => setBallots(booth.db, booth.keyring, MACHINE, input, at);
    expect(await set(CLOSES)).toMatchObject({
      refusal: { code: 'voting-phase-over', closes: CLOSES },
    });
    expect((await set(new Date(CLOSES.getTime() - 1))).ok).toBe(true);
    await over.close();
  });
});

describe('a roll whose key has been destroyed', () => {
  it('takes no further ballot: nobody could be told from who has voted before', async () => {
    const later = await raiseStage(database.webUrl, { tenant: 'lateville' });
    const { booth, tenant, cycle, polls } = later;
    const over = new Date(CLOSES.getTime() + 31 * 86_400_000);
    for (const poll of polls)
      expect(await sealBox(booth.db, MACHINE, tenant, poll, over)).toMatchObject({ ok: true });
    const gone = await destroyKey(booth.db, booth.keyring, MACHINE, tenant, polls[0], over);
    expect(gone.ok).toBe(true);

    const area: Area = { ...cycle.areas[0]!, id: randomUUID() as AreaId, slug: 'late', ordinal: 9 };
    await inTenant(booth.db, tenant, (tx) =>
      cycles.insertParts(tx, { ...cycle, areas: [area], phases: [] }),
    );
    const input = {
      tenant,
      cycle: cycle.id,
      options: new Map([[area.id, eightOptions()]]),
      time: { opens: new Date(over.getTime() + 1), closes: new Date(over.getTime() + 86_400_000) },
    };
    const set = await setBallots(booth.db, booth.keyring, MACHINE, input, over);
    expect(set).toMatchObject({ ok: false, refusal: { code: 'key-destroyed', at: over } });
    await later.close();
  });
});
