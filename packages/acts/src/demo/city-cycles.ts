/** Two invented years of the demonstration city: one finished with its result, one open for voting. */
import type { Cycle, CycleChange, PhaseEdit, Step } from '@gongsuan/core/plan';
import type { ProposalId } from '@gongsuan/core/gather';
import { dayOf, type Day } from '@gongsuan/prelude';
import { inTenant } from '@gongsuan/store';
import { cycles } from '@gongsuan/store/plan';
import { polls } from '@gongsuan/store/vote';
import type { PollId } from '@gongsuan/core/vote';
import { publishResult } from '../admit/index.ts';
import { enterProposal } from '../gather/index.ts';
import { createCycle, publishCycle, removeArea, saveCycle, setEligible } from '../plan/index.ts';
import { decideProposal } from '../route/index.ts';
import { sealBox, setBallots } from '../vote/index.ts';
import { dealtBallots, fillBox, type InventedBallots } from './fill-box.ts';
import { DEMO, type DemoHouse } from './house.ts';
import { must } from './must.ts';
import type { City } from './organisations.ts';
import { DEMO_PROPOSALS, type DemoProposal } from './proposals.ts';

const DAY_MS = 86_400_000;

/** Invented: not the statistics of any district. */
const ELIGIBLE: Readonly<Record<string, number>> = {
  shilin: 245_301,
  daan: 251_660,
  beitou: 215_148,
};

/** Votes of the finished year: one falls just short of the threshold, and 大安 has a clear order. */
const VOTES: Readonly<Record<string, readonly number[]>> = {
  shilin: [3210, 2870, 2454, 2314, 2900, 1750, 2600, 4020],
  daan: [2980, 2110, 3305, 2518, 2702, 1899],
};

/** When voting of the running year opened, in days from now. */
const RUNNING_SINCE = -4;

/** Days from the day on which voting opens, for each step: when it opens and how long it lasts. */
const CALENDAR: readonly (readonly [step: Step, opens: number, days: number])[] = [
  ['learn', -120, 60],
  ['gather', -100, 60],
  ['route', -90, 60],
  ['deliberate', -35, 20],
  ['exhibit', -14, 28],
  ['vote', 0, 14],
  ['admit', 14, 28],
  ['fund', 42, 150],
  ['deliver', 200, 365],
];

export async function finishedCycle(house: DemoHouse, city: City, now: Date): Promise<void> {
  // A year before the running one, so that the two bear different years on every day.
  const opens = nineOn(now, RUNNING_SINCE - 365);
  const cycle = await planned(house, city, {
    opens,
    slug: 'demo-finished',
    zh: '去年示範年度',
    en: 'last year',
    districts: ['shilin', 'daan'],
  });
  await proposed(house, cycle, opens, ['shilin', 'daan']);
  const ids = await ballots(house, cycle, before(opens, 20));
  for (const id of ids) {
    const votes = VOTES[(await pollOf(house, cycle, id)).rules.area.slug] ?? [];
    await filled(house, cycle, id, dealtBallots(votes, 1, 5), after(opens, 3));
    await must(sealBox(house.db, DEMO, city.tenant, id, after(opens, 15)));
  }
  await must(publishResult(house.db, DEMO, city.tenant, cycle.id, null, after(opens, 18)));
}

export async function runningCycle(house: DemoHouse, city: City, now: Date): Promise<void> {
  const opens = nineOn(now, RUNNING_SINCE);
  const cycle = await planned(house, city, {
    opens,
    slug: 'demo',
    zh: '今年示範年度',
    en: 'this year',
    districts: Object.keys(DEMO_PROPOSALS),
  });
  await proposed(house, cycle, opens, Object.keys(DEMO_PROPOSALS));
  for (const id of await ballots(house, cycle, before(opens, 20))) {
    const { rules } = await pollOf(house, cycle, id);
    const votes = rules.options.map(({ number }) => 20 + ((number * 37) % 60));
    await filled(house, cycle, id, dealtBallots(votes, 1, rules.ballot.max), after(opens, 1));
  }
}

async function planned(
  { db }: DemoHouse,
  { tenant, office }: City,
  wish: {
    readonly opens: Date;
    readonly slug: string;
    readonly zh: string;
    readonly en: string;
    /** The districts that take part; the others are taken out of the plan. */
    readonly districts: readonly string[];
  },
): Promise<Cycle> {
  const start = before(wish.opens, 130);
  const year = Number(dayOf(wish.opens).slice(0, 4));
  const created = await must(
    createCycle(
      db,
      DEMO,
      tenant,
      {
        preset: 'taipei-district',
        year,
        slug: wish.slug,
        organisation: office,
        start: dayOf(before(wish.opens, 120)),
      },
      start,
    ),
  );
  const change = (what: CycleChange) => must(saveCycle(db, DEMO, tenant, created.id, what, start));
  const { kind, rules } = created;
  const areas = created.areas.filter(({ slug }) => wish.districts.includes(slug));
  for (const { slug } of created.areas.filter((area) => !areas.includes(area))) {
    await must(removeArea(db, DEMO, tenant, created.id, slug, start));
  }
  await change({
    section: 'basics',
    kind,
    title: {
      zh: `臺北市參與式預算：${wish.zh}`,
      en: `Taipei Participatory Budget: ${wish.en} (demonstration)`,
    },
    summary: {
      zh: '示範用的年度：提案、居民與票數都是虛構的，程序與規則照現行作業程序。',
      en: 'For demonstration: proposals, residents and votes are invented; procedure and rules are those in force.',
    },
    funding: rules.funding,
    legalBasis: rules.legalBasis,
    effect: rules.effect,
  });
  await change({ section: 'phases', phases: phasesFrom(wish.opens) });
  await change({
    section: 'areas',
    areas: areas.map(({ id: _, ordinal: __, organisation: ___, ...area }) => ({
      ...area,
      caseCode: `TPE-${wish.slug}-${area.slug}`.toUpperCase(),
    })),
  });
  const on = dayOf(before(wish.opens, 60));
  await must(setEligible(db, DEMO, tenant, created.id, eligibleOn(areas, on), start));
  return must(publishCycle(db, DEMO, tenant, created.id, start));
}

function eligibleOn(areas: Cycle['areas'], on: Day) {
  return areas.map(({ slug, ordinal }) => ({
    area: slug,
    voters: ELIGIBLE[slug] ?? 100_000 + ordinal * 9_137,
    source: '示範數字，非官方統計',
    on,
  }));
}

function phasesFrom(opens: Date): readonly PhaseEdit[] {
  return CALENDAR.map(([step, from, days], at) => ({
    id: null,
    step,
    ordinal: at + 1,
    label: null,
    opens: after(opens, from),
    // Voting ends at 17:00.
    closes: new Date(after(opens, from + days).getTime() + (step === 'vote' ? 8 * 3_600_000 : 0)),
    disabled: false,
  })).map((phase) =>
    phase.step === 'admit'
      ? { ...phase, opens: new Date(phase.opens.getTime() + 8 * 3_600_000) }
      : phase,
  );
}

/** Proposals go in over the weeks of collecting and are accepted by screening. */
async function proposed(
  house: DemoHouse,
  cycle: Cycle,
  opens: Date,
  slugs: readonly string[],
): Promise<void> {
  const at = { tenant: cycle.tenant, cycle: cycle.slug };
  for (const slug of slugs) {
    for (const [i, one] of (DEMO_PROPOSALS[slug] ?? []).entries()) {
      const entered = after(opens, -90 + i * 3);
      const { id } = await must(enterProposal(house.db, DEMO, at, typed(one, slug), entered));
      await accepted(house, cycle, id, one.cost, after(opens, -45));
    }
  }
}

export function typed(one: DemoProposal, area: string): Readonly<Record<string, string>> {
  return {
    title: one.title,
    area,
    category: one.category,
    purpose: one.purpose,
    content: one.content,
    place: one.place,
    village: one.village,
    point: one.point,
    cost: String(one.cost),
    'item-1': '工程與設備',
    'amount-1': String(one.cost - Math.floor(one.cost / 10)),
    'item-2': '規劃、監造與行政',
    'amount-2': String(Math.floor(one.cost / 10)),
    drawbacks: one.drawbacks,
    maintenance: '由權責機關納入年度維護。',
  };
}

export async function accepted(
  { db, door }: DemoHouse,
  cycle: Pick<Cycle, 'tenant'>,
  proposal: ProposalId,
  cost: number,
  at: Date,
): Promise<void> {
  const judgement = {
    kind: 'accept',
    reason: '符合提案範圍，經費與權責機關明確。',
    alternative: '',
    cost: String(cost),
    exclusion: '',
    consent: false,
    version: 1,
    decision: 0,
  };
  await must(decideProposal(db, door, DEMO, { tenant: cycle.tenant, proposal }, judgement, at));
}

export async function ballots(
  house: DemoHouse,
  cycle: Cycle,
  at: Date,
): Promise<readonly PollId[]> {
  const input = { tenant: cycle.tenant, cycle: cycle.id };
  return must(setBallots(house.db, house.keyring, DEMO, input, at));
}

export async function filled(
  house: DemoHouse,
  cycle: Cycle,
  id: PollId,
  cast: readonly InventedBallots[],
  at: Date,
): Promise<void> {
  await fillBox(house.collector, await pollOf(house, cycle, id), cast, at);
}

export async function pollOf({ db }: DemoHouse, { tenant }: Cycle, id: PollId) {
  const poll = await inTenant(db, tenant, (tx) => polls.find(tx, tenant, id));
  if (!poll) throw new Error('the ballot that was set is not there');
  return poll;
}

export async function cycleOf(
  { db }: DemoHouse,
  { tenant, id }: Pick<Cycle, 'tenant' | 'id'>,
): Promise<Cycle> {
  const cycle = await inTenant(db, tenant, (tx) => cycles.byId(tx, tenant, id));
  if (!cycle) throw new Error('the cycle that was made is not there');
  return cycle;
}

export const after = (moment: Date, days: number): Date =>
  new Date(moment.getTime() + days * DAY_MS);
export const before = (moment: Date, days: number): Date => after(moment, -days);

/** Nine o'clock in Taipei, so many days from today. */
export function nineOn(now: Date, days: number): Date {
  return new Date(`${dayOf(after(now, days))}T09:00:00+08:00`);
}
