import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId, Actor, OrganisationId, Role, TenantId } from '@gongsuan/core/people';
import { PRESETS, type Cycle, type CycleChange, type CycleId } from '@gongsuan/core/plan';
import { dayOf, parseDay, type Day, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, openDb, type Db } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { tenants } from '@gongsuan/store/people';
import { freshDatabase, type FreshDatabase } from '@gongsuan/store/testing';
import { sql } from 'kysely';
import {
  addArea,
  cloneCycle,
  createCycle,
  publishCycle,
  readOfficeCycle,
  readOfficeCycles,
  readPublishedCycle,
  removeArea,
  saveCycle,
  setEligible,
} from './index.ts';

const taipei = 'taipei' as TenantId;
const tainan = 'tainan' as TenantId;
const now = new Date('2026-01-05T10:00+08:00');
const clock: Actor = { kind: 'machine', name: 'clock' };

let fresh: FreshDatabase;
let db: Db;
const office = { city: id(), daan: id(), shilin: id(), tainan: id() };

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDb(openPool(fresh.webUrl, { max: 4 }));
  await tenant(taipei, '臺北市');
  await tenant(tainan, '臺南市');
  await organisation(taipei, office.city, null, 'civil_affairs', '民政局');
  await organisation(taipei, office.daan, office.city, 'district_office', '大安區公所');
  await organisation(taipei, office.shilin, office.city, 'district_office', '士林區公所');
  await organisation(tainan, office.tainan, null, 'city', '臺南市政府');
});
afterAll(async () => {
  await db.destroy();
  await fresh.drop();
});

describe('建立 creating', () => {
  it('makes a draft from a preset, gives each district its office, and writes one ledger line', async () => {
    const cycle = await created({ slug: '2026' });
    const read = value(await readOfficeCycle(db, officer(), taipei, '2026', now)).cycle;
    expect(read).toEqual(cycle);
    expect(read.published).toBeNull();
    expect(read.areas.map(({ slug, organisation: at }) => [slug, at]).slice(2, 4)).toEqual([
      ['daan', office.daan],
      ['zhongshan', null],
    ]);
    const lines = await linesOf(cycle.id);
    expect(lines.map(({ act }) => act)).toEqual(['cycle-created']);
  });

  it.each(PRESETS.map(({ key }) => key))(
    'publishes the draft of %s as it stands',
    async (preset) => {
      const wish = {
        preset,
        slug: `p-${preset}`,
        year: 2028,
        organisation: office.city,
        start: null,
      };
      const cycle = value(await createCycle(db, officer(), taipei, wish, now));
      expect(value(await publishCycle(db, officer(), taipei, cycle.id, now)).published).toEqual(
        now,
      );
    },
  );

  it('refuses an address that is taken, one that is none, an unknown preset and office', async () => {
    await created({ slug: 'taken' });
    const code = async (wish: Partial<Parameters<typeof createCycle>[3]>) =>
      refusal(await createCycle(db, clock, taipei, { ...usual, ...wish }, now));
    expect(await code({ slug: 'taken' })).toEqual({
      code: 'cycle-slug-taken',
      field: 'slug',
      slug: 'taken',
    });
    expect(await code({ slug: 'privacy' })).toEqual({
      code: 'cycle-slug-reserved',
      field: 'slug',
      slug: 'privacy',
    });
    expect(await code({ slug: '../etc' })).toMatchObject({
      code: 'plan-unreadable',
      field: 'slug',
    });
    expect(await code({ preset: 'atlantis' })).toMatchObject({ code: 'no-such-preset' });
    expect(await code({ organisation: office.tainan })).toMatchObject({ code: 'no-such-office' });
    expect(await code({ year: 115 })).toMatchObject({ code: 'plan-number-outside', field: 'year' });
  });
});

describe('權責 places', () => {
  it('keeps a district’s officer out of another district’s cycle', async () => {
    const cycle = await created({ slug: 'shilin', organisation: office.shilin });
    const daan = officer('cycle-officer', office.daan);
    const shilin = officer('cycle-officer', office.shilin);
    expect(refusal(await saveCycle(db, daan, taipei, cycle.id, retitled('大安'), now))).toEqual({
      code: 'not-allowed',
      verb: 'plan-cycle',
    });
    expect(refusal(await publishCycle(db, daan, taipei, cycle.id, now)).code).toBe('not-allowed');
    const clone = { cycle: cycle.id, year: 2027, slug: 'shilin-2027' };
    expect(refusal(await cloneCycle(db, daan, taipei, clone, now)).code).toBe('not-allowed');
    expect(
      refusal(
        await createCycle(
          db,
          daan,
          taipei,
          { ...usual, slug: 'x', organisation: office.shilin },
          now,
        ),
      ).code,
    ).toBe('not-allowed');
    expect(
      value(await saveCycle(db, shilin, taipei, cycle.id, retitled('士林'), now)).title.zh,
    ).toBe('士林');
  });

  it('knows no cycle of another tenant, whatever its id', async () => {
    const cycle = await created({ slug: 'mine' });
    const other = officer('tenant-admin', null, tainan);
    const change = retitled('臺南');
    expect(refusal(await saveCycle(db, other, tainan, cycle.id, change, now)).code).toBe(
      'no-such-cycle',
    );
    expect(refusal(await publishCycle(db, other, tainan, cycle.id, now)).code).toBe(
      'no-such-cycle',
    );
    expect(refusal(await readOfficeCycle(db, other, tainan, 'mine', now)).code).toBe(
      'no-such-cycle',
    );
    const clone = { cycle: cycle.id, year: 2027, slug: 'theirs' };
    expect(refusal(await cloneCycle(db, other, tainan, clone, now)).code).toBe('no-such-cycle');
    // At the owner's own address the stranger is turned away before anything is looked up.
    expect(refusal(await saveCycle(db, other, taipei, cycle.id, change, now)).code).toBe(
      'not-allowed',
    );
    expect(refusal(await readOfficeCycles(db, other, taipei)).code).toBe('not-allowed');
  });

  it('lets neither citizens nor other roles plan', async () => {
    const cycle = await created({ slug: 'closed' });
    const citizen: Actor = { kind: 'citizen', account: id<'account'>(), name: '王小明' };
    for (const actor of [citizen, officer('desk-officer'), officer('auditor')]) {
      expect(refusal(await saveCycle(db, actor, taipei, cycle.id, retitled('x'), now)).code).toBe(
        'not-allowed',
      );
      expect(refusal(await publishCycle(db, actor, taipei, cycle.id, now)).code).toBe(
        'not-allowed',
      );
    }
    expect((await linesOf(cycle.id)).map(({ act }) => act)).toEqual(['cycle-created']);
  });

  it('offers an officer the own office and those below it', async () => {
    const names = async (actor: Actor) =>
      value(await readOfficeCycles(db, actor, taipei)).offices.map(({ name }) => name.zh);
    expect(await names(officer('cycle-officer', office.daan))).toEqual(['大安區公所']);
    expect(await names(officer('cycle-officer', office.city))).toHaveLength(3);
    expect(await names(officer('desk-officer', office.daan))).toEqual([]);
  });
});

describe('修改 changing', () => {
  it('keeps a section and writes what was changed into the ledger', async () => {
    const cycle = await created({ slug: 'basics' });
    value(await saveCycle(db, officer(), taipei, cycle.id, retitled('新的名稱'), now));
    const [line] = await linesOf(cycle.id);
    expect(line).toMatchObject({
      act: 'cycle-saved',
      facts: { published: false, change: { section: 'basics', title: { zh: '新的名稱' } } },
    });
  });

  it('writes no line when nothing changed', async () => {
    const cycle = await created({ slug: 'same' });
    const { kind, title, summary, rules } = cycle;
    const { funding, legalBasis, effect } = rules;
    const change = {
      section: 'basics',
      kind,
      title,
      summary,
      funding,
      legalBasis,
      effect,
    } as const;
    value(await saveCycle(db, officer(), taipei, cycle.id, change, now));
    expect(await linesOf(cycle.id)).toHaveLength(1);
  });

  it('keeps a draft with gaps, and refuses one with faults, all of them at once', async () => {
    const cycle = await created({ slug: 'gaps' });
    const areas = cycle.areas.map((area) => ({ ...area, cap: null }));
    const saved = value(
      await saveCycle(db, officer(), taipei, cycle.id, { section: 'areas', areas }, now),
    );
    expect(saved.areas[0]?.cap).toBeNull();
    const wrong = cycle.areas.map((area) => ({ ...area, cap: 0, townCode: 'x' }));
    const found = refusal(
      await saveCycle(db, officer(), taipei, cycle.id, { section: 'areas', areas: wrong }, now),
    );
    expect(found.code === 'cycle-incomplete' && found.problems).toHaveLength(24);
  });

  it('gives new phases their own ids and never takes those of another cycle', async () => {
    const one = await created({ slug: 'one' });
    const two = await created({ slug: 'two' });
    const phases = two.phases.map((phase, place) => ({
      ...phase,
      id: one.phases[place]?.id ?? null,
    }));
    const saved = value(
      await saveCycle(db, officer(), taipei, two.id, { section: 'phases', phases }, now),
    );
    const ids = new Set(one.phases.map((phase) => phase.id));
    expect(saved.phases.some((phase) => ids.has(phase.id))).toBe(false);
    const read = value(await readOfficeCycle(db, officer(), taipei, 'one', now)).cycle;
    expect(read.phases).toEqual(one.phases);
  });

  it('adds an area and takes it out again', async () => {
    const cycle = await created({ slug: 'areas' });
    const wish = {
      slug: 'island',
      name: { zh: '社子島', en: null },
      organisation: null,
      townCode: null,
    };
    const area = value(await addArea(db, officer(), taipei, cycle.id, wish, now));
    expect(area).toMatchObject({ ordinal: 13, cap: null });
    const again = refusal(await addArea(db, officer(), taipei, cycle.id, wish, now));
    expect(again.code === 'cycle-incomplete' && again.problems.map(({ field }) => field)).toEqual([
      'areaSlug-new',
      'areaName-new',
    ]);
    value(await removeArea(db, officer(), taipei, cycle.id, 'island', now));
    expect(refusal(await removeArea(db, officer(), taipei, cycle.id, 'island', now)).code).toBe(
      'no-such-area',
    );
    expect((await linesOf(cycle.id)).map(({ act }) => act)).toEqual([
      'area-removed',
      'area-added',
      'cycle-created',
    ]);
  });

  it('takes eligible voters from the area’s own office, with source and day, and from no other', async () => {
    const cycle = await created({ slug: 'eligible', organisation: office.city });
    const entry = { area: 'daan', voters: 245_301, source: '民政局人口統計', on: on('115-04-30') };
    const daan = officer('cycle-officer', office.daan);
    const saved = value(await setEligible(db, daan, taipei, cycle.id, [entry], now));
    expect(saved.areas[2]?.eligible).toEqual({
      voters: 245_301,
      source: '民政局人口統計',
      on: '2026-04-30',
    });
    const elsewhere = [{ ...entry, area: 'shilin' }];
    expect(refusal(await setEligible(db, daan, taipei, cycle.id, elsewhere, now)).code).toBe(
      'not-allowed',
    );
    const none = [{ ...entry, voters: 0, source: ' ' }];
    const found = refusal(await setEligible(db, officer(), taipei, cycle.id, none, now));
    expect(found.code === 'cycle-incomplete' && found.problems.map(({ field }) => field)).toEqual([
      'eligibleVoters-daan',
      'eligibleSource-daan',
    ]);
  });
});

describe('公告與凍結 publishing and freezing', () => {
  it('lists every problem of an unfinished plan at once, and publishes nothing', async () => {
    const cycle = await created({ slug: 'unfinished' });
    const areas = cycle.areas.map((area) => ({ ...area, cap: null }));
    value(await saveCycle(db, officer(), taipei, cycle.id, { section: 'areas', areas }, now));
    value(await saveCycle(db, officer(), taipei, cycle.id, retitled(' '), now));
    const phases = cycle.phases.filter(({ step }) => step !== 'vote');
    value(await saveCycle(db, officer(), taipei, cycle.id, { section: 'phases', phases }, now));
    const found = refusal(await publishCycle(db, officer(), taipei, cycle.id, now));
    expect(found.code === 'cycle-incomplete' && found.problems.map(({ code }) => code)).toEqual([
      'plan-missing',
      ...Array.from({ length: 12 }, () => 'plan-missing'),
      'plan-no-vote-phase',
    ]);
    expect(await readPublishedCycle(db, taipei, 'unfinished')).toBeUndefined();
  });

  it('publishes once, and then keeps the plan complete', async () => {
    const cycle = await created({ slug: 'public' });
    value(await publishCycle(db, officer(), taipei, cycle.id, now));
    expect((await readPublishedCycle(db, taipei, 'public'))?.published).toEqual(now);
    expect(refusal(await publishCycle(db, officer(), taipei, cycle.id, now))).toEqual({
      code: 'cycle-already-published',
      on: now,
    });
    expect(refusal(await saveCycle(db, officer(), taipei, cycle.id, retitled(' '), now)).code).toBe(
      'cycle-incomplete',
    );
  });

  it('lets rules change up to the moment in which voting opens, and never after', async () => {
    const cycle = await created({ slug: 'frozen' });
    value(await publishCycle(db, officer(), taipei, cycle.id, now));
    const vote = cycle.phases.find(({ step }) => step === 'vote')!;
    const before = new Date(vote.opens.getTime() - 1);
    const rules = (max: number): CycleChange => {
      const { ballot, weights, admission, moneyBonus } = cycle.rules;
      return { section: 'ballot', ballot: { ...ballot, max }, weights, admission, moneyBonus };
    };
    value(await saveCycle(db, officer(), taipei, cycle.id, rules(6), before));
    expect(refusal(await saveCycle(db, officer(), taipei, cycle.id, rules(7), vote.opens))).toEqual(
      {
        code: 'plan-frozen',
        field: 'ballot',
        since: vote.opens,
        changes: ['admission'],
      },
    );
    const after = new Date(vote.closes.getTime() + 1);
    const areas = cycle.areas.map((area) => ({ ...area, cap: 1 }));
    expect(
      refusal(await saveCycle(db, officer(), taipei, cycle.id, { section: 'areas', areas }, after))
        .code,
    ).toBe('plan-frozen');
    expect(refusal(await removeArea(db, officer(), taipei, cycle.id, 'daan', after)).code).toBe(
      'plan-frozen',
    );
    const entry = { area: 'daan', voters: 1000, source: '戶政', on: on('115-04-30') };
    expect(refusal(await setEligible(db, officer(), taipei, cycle.id, [entry], after)).code).toBe(
      'plan-frozen',
    );
    expect(
      value(await saveCycle(db, officer(), taipei, cycle.id, retitled('更名'), after)).title.zh,
    ).toBe('更名');
  });

  it('freezes the rules as soon as a ballot has been set up, before voting opens', async () => {
    const cycle = await created({ slug: 'poll' });
    const vote = cycle.phases.find(({ step }) => step === 'vote')!;
    await setUpPoll(cycle, vote);
    const { ballot, weights, admission, moneyBonus } = cycle.rules;
    const change = {
      section: 'ballot',
      ballot: { ...ballot, max: 9 },
      weights,
      admission,
      moneyBonus,
    } as const;
    expect(refusal(await saveCycle(db, officer(), taipei, cycle.id, change, now)).code).toBe(
      'plan-frozen',
    );
    const later = new Date(now.getTime() + 3_600_000);
    const read = value(await readOfficeCycle(db, officer(), taipei, 'poll', later));
    expect(read.frozen, 'since the ballot was set, not since the page was read').toEqual(now);
    expect([...read.hashes.values()][0]).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('複製 cloning', () => {
  it('copies rules, caps and offices, moves the dates, and leaves eligible voters behind', async () => {
    const source = await created({ slug: 'last' });
    const entry = { area: 'daan', voters: 245_301, source: '戶政', on: on('115-04-30') };
    value(await setEligible(db, officer(), taipei, source.id, [entry], now));
    const wish = { cycle: source.id, year: 2027, slug: 'next' };
    const clone = value(await cloneCycle(db, officer(), taipei, wish, now));
    expect(clone).toMatchObject({
      clonedFrom: source.id,
      published: null,
      year: 2027,
      rules: source.rules,
    });
    expect(
      clone.areas.map(({ cap, organisation: at, eligible }) => [cap, at, eligible])[2],
    ).toEqual([16, office.daan, null]);
    const days = (cycle: Cycle) => cycle.phases.map(({ opens }) => dayOf(opens));
    expect([days(source)[5], days(clone)[5]]).toEqual(['2026-05-29', '2027-05-28']);
    expect(new Date(days(clone)[0]!).getUTCDay()).toBe(new Date(days(source)[0]!).getUTCDay());
    expect(refusal(await cloneCycle(db, officer(), taipei, wish, now)).code).toBe(
      'cycle-slug-taken',
    );
  });
});

const usual = {
  preset: 'taipei-district',
  year: 2026,
  slug: '2026',
  organisation: office.city,
  start: null,
};

async function created(wish: Partial<typeof usual>): Promise<Cycle> {
  return value(await createCycle(db, officer(), taipei, { ...usual, ...wish }, now));
}

function retitled(zh: string): CycleChange {
  return {
    section: 'basics',
    kind: 'municipal',
    title: { zh, en: null },
    summary: { zh: '', en: null },
    funding: ['general_budget'],
    legalBasis: '',
    effect: 'binding',
  };
}

function officer(
  role: Role = 'cycle-officer',
  organisation: OrganisationId | null = office.city,
  tenant = taipei,
): Actor {
  const grants = [{ role, tenant, organisation }];
  return { kind: 'staff', account: id<'account'>(), name: '承辦人', grants };
}

function id<Kind extends 'organisation' | 'account' = 'organisation'>() {
  return randomUUID() as Kind extends 'account' ? AccountId : OrganisationId;
}

function on(text: string): Day {
  return parseDay(text)!;
}

function value<T, R>(result: Result<T, R>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

function refusal<T, R>(result: Result<T, R>): R {
  if (result.ok) throw new Error('nothing was refused');
  return result.refusal;
}

function linesOf(cycle: CycleId) {
  return inTenant(db, taipei, (tx) =>
    ledger.recent(tx, taipei, { limit: 20, subject: `cycle:${cycle}` }),
  );
}

function tenant(name: TenantId, zh: string): Promise<void> {
  const blank = { zh: '', en: null };
  return inTenant(db, name, (tx) =>
    tenants.insert(
      tx,
      {
        id: name,
        parent: null,
        kind: 'city',
        name: { zh, en: null },
        intro: blank,
        contact: '',
        demo: true,
      },
      now,
    ),
  );
}

function organisation(
  of: TenantId,
  own: OrganisationId,
  parent: OrganisationId | null,
  kind: 'city' | 'civil_affairs' | 'district_office',
  zh: string,
): Promise<void> {
  return inTenant(db, of, (tx) =>
    tenants.insertOrganisation(
      tx,
      { id: own, tenant: of, parent, kind, name: { zh, en: null } },
      now,
    ),
  );
}

/** A ballot as the vote step writes it, without what this step does not look at. */
async function setUpPoll(cycle: Cycle, vote: { opens: Date; closes: Date }): Promise<void> {
  await inTenant(db, taipei, async (tx) => {
    const roll = randomUUID();
    await tx
      .insertInto('vote.roll')
      .values({
        id: roll,
        tenant_id: taipei,
        cycle_id: cycle.id,
        area_id: null,
        created_at: now,
        key_destroyed_at: null,
      })
      .execute();
    await sql`
      insert into vote.poll (id, tenant_id, cycle_id, area_id, roll_id, rules_text, rules_hash, opens_at, closes_at, created_at)
      values (${randomUUID()}, ${taipei}, ${cycle.id}, ${cycle.areas[0]!.id}, ${roll}, '{}',
              encode(sha256('{}'), 'hex'), ${vote.opens}, ${vote.closes}, ${now})`.execute(tx);
  });
}
