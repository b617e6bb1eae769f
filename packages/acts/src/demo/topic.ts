/** 國發會主題: one nationwide topic with an open ballot. */
import type { CycleChange } from '@gongsuan/core/plan';
import type { OrganisationId, TenantId } from '@gongsuan/core/people';
import { dayOf } from '@gongsuan/prelude';
import { inTenant } from '@gongsuan/store';
import { tenants } from '@gongsuan/store/people';
import { enterProposal } from '../gather/index.ts';
import { createCycle, publishCycle, saveCycle } from '../plan/index.ts';
import { accepted, after, ballots, before, filled, nineOn, typed } from './city-cycles.ts';
import { dealtBallots } from './fill-box.ts';
import { DEMO, type DemoHouse } from './house.ts';
import { must } from './must.ts';
import { DEMO_TOPIC } from './proposals.ts';

export async function nationalTopic(house: DemoHouse, tenant: TenantId, now: Date): Promise<void> {
  const { db } = house;
  const opens = nineOn(now, -2);
  const start = before(opens, 80);
  const cycle = await must(
    createCycle(
      db,
      DEMO,
      tenant,
      {
        preset: 'ndc-topic',
        year: Number(dayOf(opens).slice(0, 4)),
        slug: 'inclusive-participation',
        organisation: await rootOf(house, tenant),
        start: dayOf(before(opens, 70)),
      },
      start,
    ),
  );
  const change = (what: CycleChange) => must(saveCycle(db, DEMO, tenant, cycle.id, what, start));
  await change({
    section: 'basics',
    kind: cycle.kind,
    title: {
      zh: '人人都能參與：偏鄉與不便者的參與方案（示範主題）',
      en: 'Participation for everybody (demonstration topic)',
    },
    summary: {
      zh: '哪些做法最能讓住得遠、行動不便或不熟悉線上系統的人也能參與公共預算？選出三案試辦。示範用，提案為虛構。',
      en: 'What helps people who live far away, have difficulty moving, or are not used to online systems to take part? Three pilots are chosen. For demonstration; proposals are invented.',
    },
    funding: cycle.rules.funding,
    legalBasis: '示範計畫，無法令依據',
    effect: 'consultative',
  });
  await change({
    section: 'phases',
    phases: (
      [
        ['gather', -70, 40],
        ['route', -65, 50],
        ['vote', 0, 12],
        ['admit', 12, 20],
      ] as const
    ).map(([step, from, days], at) => ({
      id: null,
      step,
      ordinal: at + 1,
      label: null,
      opens: after(opens, from),
      closes: after(opens, from + days),
      disabled: false,
    })),
  });
  await change({
    section: 'areas',
    areas: cycle.areas.map(({ id: _, ordinal: __, organisation: ___, ...area }) => ({
      ...area,
      caseCode: 'NDC-DEMO-1',
    })),
  });
  const published = await must(publishCycle(db, DEMO, tenant, cycle.id, start));
  for (const [i, one] of DEMO_TOPIC.entries()) {
    const at = { tenant, cycle: cycle.slug };
    const { category: _, ...sheet } = typed(one, 'all');
    const { id } = await must(enterProposal(db, DEMO, at, sheet, after(opens, -60 + i)));
    await accepted(house, cycle, id, one.cost, after(opens, -20));
  }
  for (const id of await ballots(house, published, before(opens, 10))) {
    await filled(house, published, id, dealtBallots([61, 47, 83, 52], 1, 3), after(opens, 1));
  }
}

async function rootOf({ db }: DemoHouse, tenant: TenantId): Promise<OrganisationId> {
  const all = await inTenant(db, tenant, (tx) => tenants.organisations(tx, tenant));
  const root = all.find(({ parent }) => parent === null);
  if (!root) throw new Error('the tenant has no root');
  return root.id;
}
