/** A city with two districts and its people, for the tests of gather and route. */
import { randomUUID } from 'node:crypto';
import type {
  AccountId,
  Citizen,
  Email,
  OrganisationId,
  Role,
  Staff,
  TenantId,
} from '@gongsuan/core/people';
import type { Area, AreaId, Cycle, CycleId, CycleRules, PhaseId } from '@gongsuan/core/plan';
import type { Money } from '@gongsuan/prelude';
import { inPlatform, inTenant, openDb, type Db } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { accounts, tenants } from '@gongsuan/store/people';
import { cycles } from '@gongsuan/store/plan';
import { freshDatabase } from '@gongsuan/store/testing';
import type { Letter, Mail } from '../../mail/index.ts';

export const OPENS = new Date('2026-03-01T09:00:00+08:00');
export const DURING = new Date('2026-03-10T10:00:00+08:00');
export const AFTER = new Date('2026-04-10T10:00:00+08:00');
export const VOTING = new Date('2026-06-02T10:00:00+08:00');

export const SHEET = {
  title: '天母公園夜間照明改善',
  area: 'shilin',
  purpose: '讓居民夜間也能安全散步。',
  content: '更換老舊路燈三十盞，並調整角度。',
  place: '天母公園北側步道',
  cost: '450,000',
  name: '林示範',
} as const;

export interface Scene {
  readonly db: Db;
  readonly ownerUrl: string;
  readonly tenant: TenantId;
  readonly cycle: Cycle;
  readonly shilin: OrganisationId;
  readonly daan: OrganisationId;
  readonly citizen: Citizen;
  readonly neighbour: Citizen;
  readonly letters: Letter[];
  readonly post: { readonly mail: Mail; readonly origin: string };
  readonly end: () => Promise<void>;
}

const rules = {
  categories: [],
  exclusions: [
    { key: 'private', name: { zh: '私人用途', en: 'Private use' }, outcome: 'excluded' },
    { key: 'traffic', name: { zh: '交通管理', en: 'Traffic' }, outcome: 'assessment' },
  ],
  mostCost: 3_000_000 as Money,
} as unknown as CycleRules;

export async function scene(): Promise<Scene> {
  const fresh = await freshDatabase();
  const pool = openPool(fresh.webUrl);
  const db = openDb(pool);
  const tenant = 'taipei' as TenantId;
  const [city, shilin, daan] = [newId(), newId(), newId()] as unknown as OrganisationId[];
  if (!city || !shilin || !daan) throw new Error('three offices');
  const cycle = cycleOf(tenant, city, [area('daan', 3, daan), area('shilin', 11, shilin)]);
  await foundTenant(db, tenant, cycle, [
    [city, null, '臺北市政府'],
    [shilin, city, '士林區公所'],
    [daan, city, '大安區公所'],
  ]);
  const citizen = await newCitizen(db, 'lin@example.test');
  const neighbour = await newCitizen(db, 'chen@example.test');
  const letters: Letter[] = [];
  const send = async (letter: Letter) => letters.push(letter) > 0;
  const end = async () => {
    await db.destroy();
    await fresh.drop();
  };
  return {
    ...{ db, ownerUrl: fresh.ownerUrl, tenant, cycle, shilin, daan, citizen, neighbour, letters },
    ...{ post: { mail: { place: 'test', send }, origin: 'https://pb.example' }, end },
  };
}

/** Another tenant, with a cycle at the same address. */
export async function otherTenant(db: Db): Promise<{ readonly tenant: TenantId }> {
  const tenant = 'tainan' as TenantId;
  const office = newId() as string as OrganisationId;
  const cycle = cycleOf(tenant, office, [area('shilin', 1, null)]);
  await foundTenant(db, tenant, cycle, [[office, null, '臺南市政府']]);
  return { tenant };
}

export function officer(role: Role, tenant: TenantId, organisation: OrganisationId | null): Staff {
  const account = newId() as string as AccountId;
  return { kind: 'staff', account, name: '示範承辦', grants: [{ role, tenant, organisation }] };
}

async function foundTenant(
  db: Db,
  tenant: TenantId,
  cycle: Cycle,
  offices: readonly (readonly [OrganisationId, OrganisationId | null, string])[],
): Promise<void> {
  await inTenant(db, tenant, async (tx) => {
    await tenants.insert(
      tx,
      {
        ...{ id: tenant, parent: null, kind: 'city', name: { zh: tenant, en: null } },
        ...{ intro: { zh: '', en: null }, contact: '', demo: true },
      },
      OPENS,
    );
    for (const [id, parent, zh] of offices) {
      const kind = parent ? 'district_office' : 'city';
      const one = { id, tenant, parent, kind, name: { zh, en: null } } as const;
      await tenants.insertOrganisation(tx, one, OPENS);
    }
    await cycles.insert(tx, cycle, OPENS);
  });
}

async function newCitizen(db: Db, email: string): Promise<Citizen> {
  const id = newId() as string as AccountId;
  const account = { id, kind: 'citizen', email: email as Email, name: '', home: null } as const;
  await inPlatform(db, (tx) => accounts.insert(tx, account, OPENS));
  return { kind: 'citizen', account: id, name: '' };
}

function cycleOf(tenant: TenantId, organisation: OrganisationId, areas: readonly Area[]): Cycle {
  const phase = (step: 'gather' | 'vote', ordinal: number, opens: string, closes: string) => ({
    ...{ id: newId() as string as PhaseId, step, ordinal, label: null, disabled: false },
    ...{ opens: new Date(`${opens}+08:00`), closes: new Date(`${closes}+08:00`) },
  });
  return {
    ...{ id: newId() as string as CycleId, tenant, slug: '115', organisation, kind: 'municipal' },
    ...{ year: 2026, title: { zh: '115 年度', en: null }, summary: { zh: '', en: null } },
    ...{ preset: null, clonedFrom: null, rules, published: OPENS, record: false, areas },
    phases: [
      phase('gather', 1, '2026-03-01T09:00:00', '2026-03-31T17:00:00'),
      phase('vote', 2, '2026-06-01T09:00:00', '2026-06-14T17:00:00'),
    ],
  };
}

function area(slug: string, ordinal: number, organisation: OrganisationId | null): Area {
  return {
    ...{ id: newId() as string as AreaId, slug, ordinal, organisation },
    ...{ name: { zh: slug === 'daan' ? '大安區' : '士林區', en: null }, townCode: null },
    ...{ eligible: null, caseCode: null, cap: null, thresholdVotes: null, money: null },
  };
}

function newId(): string {
  return randomUUID();
}
