import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '@gongsuan/store/testing';
import {
  readOfficeCycle,
  readPublicCycles,
  readPublishedCycle,
  readPublishedCycles,
} from '../plan/index.ts';
import { closeVoting, extendVoting, openVoting } from './change-times.ts';
import { MACHINE, raiseStage, type Stage } from './testing/stage.ts';

const DAY = 86_400_000;
const HOUR = 3600_000;
// PostgreSQL itself refuses to change a ballot that has opened: the announced time is still to come.
const announced = new Date(Date.now() + 10 * DAY);
const time = { opens: announced, closes: new Date(announced.getTime() + 5 * DAY) };

let database: FreshDatabase;
let stage: Stage;

beforeAll(async () => {
  database = await freshDatabase();
  stage = await raiseStage(database.webUrl, { time, setAt: new Date(Date.now() - HOUR) });
});
afterAll(async () => {
  await stage.close();
  await database.drop();
});

/** The voting phase as the cycle's page, the home page and the national entry show it. */
async function shown() {
  const { db } = stage.booth;
  const { tenant, cycle } = stage;
  const phases = [
    (await readPublishedCycle(db, tenant, cycle.slug))?.phases,
    (await readPublishedCycles(db, tenant))[0]?.phases,
    (await readPublicCycles(db)).find(({ id }) => id === cycle.id)?.phases,
  ];
  return phases.map((all) => {
    const { opens, closes } = all?.find(({ step }) => step === 'vote') ?? {};
    return { opens, closes };
  });
}

describe('期程 that readers see', () => {
  it('is what was announced until an officer changes the times of voting', async () => {
    expect(await shown()).toEqual([time, time, time]);
  });

  it('follows an opening ahead of time, an extension, and an early end of the last area', async () => {
    const { tenant, polls, booth } = stage;
    const [first] = polls;
    const now = new Date();
    const opened = await openVoting(booth.db, MACHINE, tenant, first, now);
    expect(opened.ok).toBe(true);
    const early = { ...time, opens: now };
    expect(await shown()).toEqual([early, early, early]);

    const closes = new Date(time.closes.getTime() + 3 * DAY);
    const change = { closes, reason: '颱風停班停課順延' };
    expect(await extendVoting(booth.db, MACHINE, tenant, first, change, now)).toMatchObject({
      ok: true,
    });
    const longer = { opens: now, closes };
    expect(await shown()).toEqual([longer, longer, longer]);

    const later = new Date(now.getTime() + HOUR);
    const ended = await closeVoting(booth.db, MACHINE, tenant, first, '系統異常提前結束', later);
    expect(ended.ok).toBe(true);
    expect(await shown()).toEqual([early, early, early]);
  });

  it('leaves the plan itself as it was announced', async () => {
    const { booth, tenant, cycle } = stage;
    const read = await readOfficeCycle(booth.db, MACHINE, tenant, cycle.slug, new Date());
    expect(read.ok && read.value.cycle.phases[0]).toMatchObject(time);
  });
});
