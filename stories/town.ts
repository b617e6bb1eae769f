/** What every story needs before it begins: a town, its officers, and a cycle that is announced. */
import { randomUUID } from 'node:crypto';
import { demoCode, fillBox, type InventedBallots } from '@gongsuan/acts/demo';
import { createTenant, openAccount } from '@gongsuan/acts/people';
import { createCycle, publishCycle, saveCycle, setEligible } from '@gongsuan/acts/plan';
import { setBallots } from '@gongsuan/acts/vote';
import type { Machine, OrganisationId, Role, TenantId } from '@gongsuan/core/people';
import type { Area, AreaId, Cycle, CycleChange } from '@gongsuan/core/plan';
import type { BallotOption, Poll, PollId } from '@gongsuan/core/vote';
import { dayOf, money, type Money, type Result } from '@gongsuan/prelude';
import { inPlatform, inTenant } from '@gongsuan/store';
import { polls } from '@gongsuan/store/vote';
import type { BrowserContext, Page } from 'playwright-core';
import type { Stage } from './stage.ts';

export const MACHINE: Machine = { kind: 'machine', name: 'demo' };

export interface Officer {
  readonly email: string;
  readonly password: string;
  readonly totp: string;
}

export interface Town {
  readonly tenant: TenantId;
  readonly root: OrganisationId;
  /** Somebody with this role in the whole town; made at the first asking. */
  readonly officer: (role: Role) => Promise<Officer>;
}

/** The value of an act that a story expects to be done. */
export async function done<T>(result: Promise<Result<T, unknown>>): Promise<T> {
  const value = await result;
  if (value.ok) return value.value;
  throw new Error(`refused: ${JSON.stringify(value.refusal)}`);
}

export async function foundTown(stage: Stage, id: string, name = '示範市'): Promise<Town> {
  const now = new Date();
  const { tenant, root } = await done(
    createTenant(
      stage.db,
      MACHINE,
      {
        id,
        parent: null,
        kind: 'city',
        name: { zh: name, en: 'Story Town' },
        intro: { zh: '', en: null },
        contact: '(02) 0000-0000',
        demo: true,
      },
      now,
    ),
  );
  const officers = new Map<Role, Officer>();
  return {
    tenant,
    root,
    officer: async (role) => {
      const known = officers.get(role);
      if (known) return known;
      const officer: Officer = {
        email: `${role}.${id}@example.test`,
        password: `story-${randomUUID()}`,
        totp: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      };
      const roles = [{ role, organisation: null }];
      const account = { ...officer, home: tenant, name: '示範承辦', roles };
      await done(openAccount(stage.db, stage.demo.door, MACHINE, account, now));
      officers.set(role, officer);
      return officer;
    },
  };
}

export interface Announcement {
  readonly preset: string;
  readonly slug: string;
  /** Titles or only how many; their costs in NT$. */
  readonly options: Readonly<
    Record<
      string,
      readonly { readonly title: string; readonly cost: number; readonly category?: string }[]
    >
  >;
  readonly opens: Date;
  readonly closes: Date;
  /** Changes to the preset's plan before it is published. */
  readonly changes?: (cycle: Cycle) => readonly CycleChange[];
  readonly area?: (area: Area) => Partial<Area>;
  readonly eligible?: number;
}

export interface Announced {
  readonly cycle: Cycle;
  readonly polls: readonly Poll[];
}

/** A cycle from a preset with its ballots set, its voting as wished. */
export async function announce(stage: Stage, town: Town, wish: Announcement): Promise<Announced> {
  const { db, keyring } = stage;
  const { tenant } = town;
  const before = new Date(Math.min(Date.now(), wish.opens.getTime()) - 40 * 86_400_000);
  const draft = await done(
    createCycle(
      db,
      MACHINE,
      tenant,
      {
        preset: wish.preset,
        year: Number(dayOf(wish.opens).slice(0, 4)),
        slug: wish.slug,
        organisation: town.root,
        start: dayOf(wish.opens),
      },
      before,
    ),
  );
  const change = (what: CycleChange) =>
    done(saveCycle(db, MACHINE, tenant, draft.id, what, before));
  await change({
    section: 'phases',
    phases: [
      {
        id: null,
        step: 'vote',
        ordinal: 1,
        label: null,
        opens: wish.opens,
        closes: wish.closes,
        disabled: false,
      },
    ],
  });
  await change({
    section: 'basics',
    kind: draft.kind,
    title: draft.title,
    summary: draft.summary,
    funding: draft.rules.funding,
    effect: draft.rules.effect,
    legalBasis: draft.rules.legalBasis || '示範作業程序',
  });
  await change({
    section: 'areas',
    areas: draft.areas.map(({ id: _, ordinal: __, organisation: ___, ...area }) => ({
      ...area,
      caseCode: caseCode(wish.slug, area.slug),
      ...wish.area?.({ ...area } as Area),
    })),
  });
  for (const one of wish.changes?.(draft) ?? []) await change(one);
  if (wish.eligible !== undefined) {
    const entry = { voters: wish.eligible, source: '示範', on: dayOf(before) };
    const entries = draft.areas.map(({ slug }) => ({ area: slug, ...entry }));
    await done(setEligible(db, MACHINE, tenant, draft.id, entries, before));
  }
  const cycle = await done(publishCycle(db, MACHINE, tenant, draft.id, before));
  const options = new Map<AreaId, readonly BallotOption[]>();
  for (const area of cycle.areas) {
    const named = wish.options[area.slug];
    if (named) options.set(area.id, named.map(option));
  }
  const ids = await done(
    setBallots(db, keyring, MACHINE, { tenant, cycle: cycle.id, options }, before),
  );
  return { cycle, polls: await Promise.all(ids.map((id) => readPoll(stage, tenant, id))) };
}

export const caseCode = (slug: string, area: string): string =>
  `STORY-${slug}-${area}`.toUpperCase();

function option(
  one: { readonly title: string; readonly cost: number; readonly category?: string },
  index: number,
): BallotOption {
  return {
    proposal: randomUUID(),
    number: index + 1,
    title: { zh: one.title, en: null },
    cost: money(one.cost) as Money,
    category: one.category ?? null,
  };
}

/** Options that are told apart by their numbers only. */
export const plainOptions = (costs: readonly number[]) =>
  costs.map((cost, i) => ({ title: `提案${i + 1}`, cost }));

export async function readPoll(stage: Stage, tenant: TenantId, id: PollId): Promise<Poll> {
  const poll = await inTenant(stage.db, tenant, (tx) => polls.find(tx, tenant, id));
  if (!poll) throw new Error('no such poll');
  return poll;
}

/** Casts invented ballots during the voting, by the way that every ballot takes. */
export function fill(stage: Stage, poll: Poll, ballots: readonly InventedBallots[], from = 0) {
  const received = new Date(Math.min(Date.now(), poll.closes.getTime() - 1_000));
  return fillBox(stage.collector, poll, ballots, received, from);
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;
const signedIn = new WeakMap<Officer, Cookies>();

/** Signs an officer in, by both factors, through the pages; later windows share the session. */
export async function signIn(context: BrowserContext, officer: Officer): Promise<Page> {
  const page = await context.newPage();
  const known = signedIn.get(officer);
  if (known) {
    await context.addCookies(known);
    return page;
  }
  await page.goto('/office/sign-in');
  await page.fill('main input[type=email]', officer.email);
  await page.fill('main input[type=password]', officer.password);
  await page.click('main button[type=submit]');
  await page.fill('main input[autocomplete="one-time-code"]', demoCode(officer, new Date()));
  await page.click('main button[type=submit]');
  await page.waitForURL(/\/office(?!\/sign-in)/);
  signedIn.set(officer, await context.cookies());
  return page;
}

/** The officer takes back, with a code, the device that a voter has finished with. */
export async function takeBack(stage: Stage, page: Page, officer: Officer): Promise<void> {
  // As if the half minute of the code used before were over.
  await inPlatform(stage.db, (tx) =>
    tx
      .updateTable('people.account')
      .set({ totp_last_step: null })
      .where('email', '=', officer.email)
      .execute(),
  );
  await page.fill('main input[name=code]', demoCode(officer, new Date()));
  await page.click('main button[type=submit]');
  await page.waitForURL(/\/office\/(?!sign-in)/);
  signedIn.set(officer, await page.context().cookies());
}
