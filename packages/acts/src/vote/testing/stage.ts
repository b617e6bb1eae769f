/** For tests: a tenant with one cycle of two areas, ballots set, and a booth with a scripted registry. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor, OrganisationId, TenantId } from '@gongsuan/core/people';
import type { Area, AreaId, Cycle, CycleId, CycleRules, PhaseId } from '@gongsuan/core/plan';
import { codesOf, type BallotOption, type PollId } from '@gongsuan/core/vote';
import type { Day, Money } from '@gongsuan/prelude';
import { inPlatform, inTenant, openDb } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { tenants } from '@gongsuan/store/people';
import { cycles } from '@gongsuan/store/plan';
import { openCollector } from '@gongsuan/store/vote';
import { fileKeyring, type IdentityRegistry, type RegistryAnswer } from '../../ports/index.ts';
import { openShelf, type Booth } from '../booth.ts';
import { setBallots } from '../set-ballot.ts';

export const MACHINE: Actor = { kind: 'machine', name: 'cli' };
export const OPENS = new Date('2026-06-30T09:00:00+08:00');
export const CLOSES = new Date('2026-07-13T17:00:00+08:00');
export const DURING = new Date('2026-07-01T10:30:20+08:00');
export const SECRET = 'the-secret-of-the-tests-0123456789';

/** Numbers whose check digits are right; none is a person's. */
export const VOTER = { idNumber: 'A123456789', birthDate: '1990-01-01' };

export interface Stage {
  readonly tenant: TenantId;
  readonly cycle: Cycle;
  /** The polls of the two areas. */
  readonly polls: readonly [PollId, PollId];
  readonly booth: Booth;
  /** What the registry answers, and what it was asked. */
  readonly registry: { answer: RegistryAnswer; asked: number };
  /** Another process on the same database and the same keys. */
  readonly another: () => Booth;
  readonly close: () => Promise<void>;
}

export interface StageOptions {
  readonly rules?: (rules: CycleRules) => CycleRules;
  readonly area?: Partial<Area>;
  readonly tenant?: string;
  /** The moment at which the ballots are set; the day before voting by default. */
  readonly setAt?: Date;
  readonly time?: { readonly opens: Date; readonly closes: Date };
}

export async function raiseStage(url: string, options: StageOptions = {}): Promise<Stage> {
  const tenant = (options.tenant ?? 'testville') as TenantId;
  const keys = mkdtempSync(join(tmpdir(), 'gongsuan-keys-'));
  const registry: Stage['registry'] = { answer: 'correct', asked: 0 };
  const asked: IdentityRegistry = {
    ask: async () => {
      registry.asked += 1;
      return registry.answer;
    },
  };
  const booths: Booth[] = [];
  const openBooth = (): Booth => {
    const db = openDb(openPool(url, { max: 3 }));
    const booth = {
      db,
      secret: SECRET,
      keyring: fileKeyring(keys),
      registry: asked,
      collector: openCollector(url),
      shelf: openShelf(db),
    };
    booths.push(booth);
    return booth;
  };
  const booth = openBooth();
  const cycle = stageCycle(tenant, options);
  await writeCycle(booth, cycle);
  const setAt = options.setAt ?? new Date(OPENS.getTime() - 86_400_000);
  const set = await setBallots(
    booth.db,
    booth.keyring,
    MACHINE,
    {
      tenant,
      cycle: cycle.id,
      options: new Map(cycle.areas.map((area) => [area.id, eightOptions()])),
    },
    setAt,
  );
  if (!set.ok) throw new Error(JSON.stringify(set.refusal));
  const [first, second] = set.value;
  if (!first || !second) throw new Error('two polls were expected');
  return {
    tenant,
    cycle,
    polls: [first, second],
    booth,
    registry,
    another: openBooth,
    close: async () => {
      for (const one of booths) {
        await one.collector.close();
        await one.db.destroy();
      }
    },
  };
}

/** A voter's secret with its two codes, as the device makes them. */
export function newCodes() {
  return codesOf(randomBytes(32));
}

async function writeCycle(booth: Booth, cycle: Cycle): Promise<void> {
  const name = { zh: '測試市', en: 'Testville' };
  const { tenant, organisation } = cycle;
  await inPlatform(booth.db, (tx) =>
    tenants.insert(
      tx,
      { id: tenant, parent: null, kind: 'city', name, intro: name, contact: '', demo: true },
      OPENS,
    ),
  );
  await inTenant(booth.db, tenant, async (tx) => {
    await tenants.insertOrganisation(
      tx,
      { id: organisation, tenant, parent: null, kind: 'city', name },
      OPENS,
    );
    await cycles.insert(tx, cycle, OPENS);
  });
}

export function eightOptions(): readonly BallotOption[] {
  return Array.from({ length: 8 }, (_, at) => ({
    proposal: randomUUID(),
    number: at + 1,
    title: { zh: `第 ${at + 1} 案`, en: null },
    cost: 500_000 as Money,
    category: null,
  }));
}

/** 士林 106: at least 4, at most 8; born on or before 2001-05-31 in the real one, 16 years here. */
function stageCycle(tenant: TenantId, options: StageOptions): Cycle {
  const rules: CycleRules = {
    funding: ['general_budget'],
    legalBasis: '',
    effect: 'binding',
    eligibility: {
      minAge: 16,
      maxAge: null,
      ageOn: '2026-05-31' as Day,
      registeredBy: null,
      residencies: ['registered', 'study', 'work', 'live'],
      oneVotePer: 'cycle',
    },
    ballot: { kind: 'approval', min: 4, max: 8, shuffled: false },
    weights: { registered: 1, other: 1 },
    admission: { kind: 'threshold-and-cap', threshold: { kind: 'none' }, ties: [] },
    identity: 'household-registry',
    onSite: true,
    categories: [],
    exclusions: [],
    mostCost: null,
    moneyBonus: null,
    complaintDays: 30,
  };
  const area = (at: number): Area => ({
    id: randomUUID() as AreaId,
    slug: `area-${at}`,
    ordinal: at,
    name: { zh: `第${at}區`, en: `Area ${at}` },
    organisation: null,
    townCode: null,
    eligible: null,
    caseCode: `T-${at}`,
    cap: 4,
    thresholdVotes: 3315,
    money: null,
    ...options.area,
  });
  const time = options.time ?? { opens: OPENS, closes: CLOSES };
  return {
    id: randomUUID() as CycleId,
    tenant,
    slug: 'y2026',
    organisation: randomUUID() as OrganisationId,
    kind: 'municipal',
    year: 2026,
    title: { zh: '測試年度', en: 'Test year' },
    summary: { zh: '', en: null },
    preset: null,
    clonedFrom: null,
    rules: options.rules ? options.rules(rules) : rules,
    published: new Date(OPENS.getTime() - 30 * 86_400_000),
    record: false,
    areas: [area(1), area(2)],
    phases: [
      {
        id: randomUUID() as PhaseId,
        step: 'vote',
        ordinal: 1,
        label: null,
        ...time,
        disabled: false,
      },
    ],
  };
}
