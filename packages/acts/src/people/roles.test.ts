import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AccountId,
  Grant,
  GrantId,
  OrganisationId,
  Staff,
  TenantId,
} from '@gongsuan/core/people';
import { inPlatform, inTenant, ledger, openDb, type Db, type Tx } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { grants, tenants } from '@gongsuan/store/people';
import { freshDatabase, type FreshDatabase } from '@gongsuan/store/testing';
import type { Letter } from '../mail/index.ts';
import {
  addOrganisation,
  createTenant,
  disableAccount,
  enableAccount,
  enterPassword,
  grantRole,
  inviteAgain,
  inviteStaff,
  openAccount,
  readPeople,
  resetSecondFactor,
  revokeRole,
  type Door,
} from './index.ts';

const machine = { kind: 'machine', name: 'cli' } as const;
const now = new Date('2026-11-21T01:00:00Z');
const PASSWORD = '四隻貓在屋頂上看月亮呢 2';
const letters: Letter[] = [];
const door: Door = {
  secret: 'a-secret-for-tests-a-secret-for-tests',
  origin: 'https://pb.example',
  mail: {
    place: 'memory',
    send: (letter) => {
      letters.push(letter);
      return Promise.resolve(true);
    },
  },
};
const taipei = 'taipei' as TenantId;
const tainan = 'tainan' as TenantId;
let database: FreshDatabase;
let db: Db;
let root: OrganisationId;
let shilin: OrganisationId;
let office: OrganisationId;
let tainanRoot: OrganisationId;
let number = 0;

const newTenant = (id: string) => ({
  id,
  parent: null,
  kind: 'city',
  name: { zh: id, en: null },
  intro: { zh: '', en: null },
  contact: '',
  demo: false,
});
function must<T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
const code = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? 'ok' : result.refusal.code;

beforeAll(async () => {
  database = await freshDatabase();
  db = openDb(openPool(database.webUrl));
  root = must(await createTenant(db, machine, newTenant('taipei'), now)).root;
  tainanRoot = must(await createTenant(db, machine, newTenant('tainan'), now)).root;
  const add = async (parent: OrganisationId, zh: string) =>
    must(
      await addOrganisation(
        db,
        machine,
        { tenant: taipei, parent, kind: 'district_office', name: { zh, en: null } },
        now,
      ),
    );
  shilin = await add(root, '士林區公所');
  office = await add(shilin, '經建課');
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** A colleague of a tenant with one role, as an actor. */
async function staff(
  tenant: TenantId | null,
  role: Grant['role'],
  organisation: OrganisationId | null = null,
): Promise<Staff> {
  const email = `o${(number += 1)}@example.test`;
  const typed = {
    home: tenant,
    email,
    name: '林示範',
    password: PASSWORD,
    totp: null,
    roles: [{ role, organisation }],
  };
  const account = must(await openAccount(db, door, machine, typed, now));
  return { kind: 'staff', account, name: '林示範', grants: [{ role, tenant, organisation }] };
}
const give = (
  actor: Staff,
  account: AccountId,
  role: string,
  organisation: OrganisationId | null,
  tenant: TenantId | null = taipei,
) => grantRole(db, actor, { tenant, organisation, account, role }, now);
const grantsOf = (tenant: TenantId, account: AccountId) =>
  inTenant(db, tenant, async (tx) =>
    (await grants.ofTenant(tx, tenant)).filter((one) => one.account === account),
  );
const lines = (tenant: TenantId) =>
  inTenant(db, tenant, (tx) => ledger.recent(tx, tenant, { limit: 5 }));

describe('職務', () => {
  it('is given at a node and counts there and below; each gift is a ledger line without names', async () => {
    const admin = await staff(taipei, 'tenant-admin');
    const colleague = await staff(taipei, 'auditor');
    expect(code(await give(admin, colleague.account, 'desk-officer', shilin))).toBe('ok');
    expect(code(await give(admin, colleague.account, 'desk-officer', shilin))).toBe('role-held');
    const [line] = await lines(taipei);
    expect(line).toMatchObject({
      act: 'role-granted',
      actor: { kind: 'staff', account: admin.account },
      subject: `account:${colleague.account}`,
      facts: { role: 'desk-officer', organisation: shilin },
    });
    expect(JSON.stringify(line)).not.toContain('林示範');
    expect(JSON.stringify(line)).not.toContain('@');
  });

  it('cannot be given by an administrator of a district outside that district', async () => {
    const local = await staff(taipei, 'tenant-admin', shilin);
    const colleague = await staff(taipei, 'auditor');
    expect(code(await give(local, colleague.account, 'desk-officer', office))).toBe('ok');
    expect(code(await give(local, colleague.account, 'desk-officer', shilin))).toBe('ok');
    expect(code(await give(local, colleague.account, 'desk-officer', root))).toBe('not-allowed');
    expect(code(await give(local, colleague.account, 'desk-officer', null))).toBe('not-allowed');
    expect(code(await give(local, local.account, 'tenant-admin', null))).toBe('not-allowed');
  });

  it('cannot be given by somebody who only plans cycles', async () => {
    const planner = await staff(taipei, 'cycle-officer');
    expect(code(await give(planner, planner.account, 'tenant-admin', null))).toBe('not-allowed');
  });

  it('of the platform can be given by operators only', async () => {
    const admin = await staff(taipei, 'tenant-admin');
    const operator = await staff(null, 'platform-operator');
    const role = 'platform-operator';
    expect(code(await give(admin, admin.account, role, null, null))).toBe('not-allowed');
    expect(code(await give(admin, admin.account, role, null))).toBe('not-allowed');
    expect(code(await give(operator, admin.account, role, null, null))).toBe('ok');
  });

  it('does not exist for another tenant: neither its accounts, nor its nodes, nor its grants', async () => {
    const admin = await staff(taipei, 'tenant-admin');
    const stranger = await staff(tainan, 'tenant-admin');
    const other = await staff(tainan, 'auditor');
    expect(code(await give(admin, other.account, 'auditor', null))).toBe('no-such-account');
    expect(code(await give(admin, admin.account, 'auditor', tainanRoot))).toBe(
      'no-such-organisation',
    );
    expect(code(await give(admin, other.account, 'auditor', null, tainan))).toBe('not-allowed');
    const [grant] = await grantsOf(tainan, other.account);
    const taken = { tenant: taipei, grant: grant?.id as GrantId };
    expect(code(await revokeRole(db, admin, taken, now))).toBe('no-such-grant');
    const theirs = { tenant: taipei, account: stranger.account };
    expect(code(await disableAccount(db, admin, theirs, now))).toBe('no-such-account');
    expect(code(await resetSecondFactor(db, door, admin, theirs, now))).toBe('no-such-account');
    const lang = 'en';
    expect(code(await inviteAgain(db, door, admin, { ...theirs, lang }, now))).toBe(
      'no-such-account',
    );
    expect(code(await readPeople(db, admin, tainan, now))).toBe('not-allowed');
    const seen = must(await readPeople(db, admin, taipei, now)).people;
    expect(seen.map((one) => one.account.id)).not.toContain(stranger.account);
  });

  it('is taken back with a ledger line, but the last administrator stays', async () => {
    const made = must(await createTenant(db, machine, newTenant('chiayi'), now));
    const first = await staff(made.tenant, 'tenant-admin');
    const [own] = await grantsOf(made.tenant, first.account);
    const grant = own?.id as GrantId;
    const taken = { tenant: made.tenant, grant };
    expect(code(await revokeRole(db, first, taken, now))).toBe('last-administrator');
    const whose = { tenant: made.tenant, account: first.account };
    expect(code(await disableAccount(db, first, whose, now))).toBe('own-account');
    const second = await staff(made.tenant, 'tenant-admin');
    expect(code(await revokeRole(db, second, taken, now))).toBe('ok');
    expect(code(await revokeRole(db, second, taken, now))).toBe('no-such-grant');
    expect((await lines(made.tenant))[0]?.act).toBe('role-revoked');
  });

  it('is kept by the last administrator who can sign in: neither a disabled colleague nor an invited one replaces her', async () => {
    const { tenant } = must(await createTenant(db, machine, newTenant('keelung'), now));
    const first = await staff(tenant, 'tenant-admin');
    const second = await staff(tenant, 'tenant-admin');
    const [own] = await grantsOf(tenant, first.account);
    const taken = { tenant, grant: own?.id as GrantId };
    const whose = { tenant, account: second.account };
    expect(code(await disableAccount(db, first, whose, now))).toBe('ok');
    expect(code(await revokeRole(db, first, taken, now))).toBe('last-administrator');
    const typed = { tenant, organisation: null, name: '新同仁', role: 'tenant-admin' };
    const asked = { ...typed, email: 'not-yet@example.test', lang: 'en' } as const;
    must(await inviteStaff(db, door, first, asked, now));
    expect(code(await revokeRole(db, first, taken, now))).toBe('last-administrator');
    expect(code(await enableAccount(db, first, whose, now))).toBe('ok');
    expect(code(await revokeRole(db, first, taken, now))).toBe('ok');
  });

  it('is kept where it is the last, by an account that another tenant would disable', async () => {
    const { tenant } = must(await createTenant(db, machine, newTenant('yilan'), now));
    const admin = await staff(taipei, 'tenant-admin');
    const both = await staff(taipei, 'auditor');
    const typed = { tenant, organisation: null, name: '林示範', role: 'tenant-admin' };
    const email = `o${number}@example.test`;
    must(await inviteStaff(db, door, machine, { ...typed, email, lang: 'en' }, now));
    const whose = { tenant: taipei, account: both.account };
    expect(code(await disableAccount(db, admin, whose, now))).toBe('last-administrator');
    await staff(tenant, 'tenant-admin');
    expect(code(await disableAccount(db, admin, whose, now))).toBe('ok');
    // What was done is written where it was done.
    expect((await lines(taipei))[0]?.act).toBe('account-disabled');
  });

  it('of the platform is kept by its last operator, wherever the account has its home', async () => {
    const platform = (tx: Tx) => grants.ofTenant(tx, null);
    for (const { id } of await inPlatform(db, platform)) {
      must(await revokeRole(db, machine, { tenant: null, grant: id }, now));
    }
    const admin = await staff(taipei, 'tenant-admin');
    const operator = await staff(taipei, 'tenant-admin');
    const given = { tenant: null, organisation: null, account: operator.account };
    const role = 'platform-operator';
    const grant = must(await grantRole(db, machine, { ...given, role }, now));
    const whose = { tenant: taipei, account: operator.account };
    const actor = { ...operator, grants: [{ role, tenant: null, organisation: null }] } as const;
    expect(code(await disableAccount(db, admin, whose, now))).toBe('last-administrator');
    const taken = { tenant: null, grant };
    expect(code(await revokeRole(db, actor, taken, now))).toBe('last-administrator');
    await staff(null, role);
    expect(code(await revokeRole(db, actor, taken, now))).toBe('ok');
  });

  it('shows an administrator of a district that district and its people alone', async () => {
    const local = await staff(taipei, 'tenant-admin', shilin);
    const inside = await staff(taipei, 'desk-officer', office);
    const outside = await staff(taipei, 'auditor');
    const seen = must(await readPeople(db, local, taipei, now));
    expect(seen.organisations.map((one) => one.id).sort()).toEqual([shilin, office].sort());
    const ids = seen.people.map((one) => one.account.id);
    expect(ids).toContain(inside.account);
    expect(ids).not.toContain(outside.account);
    expect(seen.whole).toBe(false);
  });
});

describe('帳號', () => {
  const invite = (actor: Staff, email: string, tenant: TenantId = taipei) =>
    inviteStaff(
      db,
      door,
      actor,
      { tenant, organisation: null, email, name: '新同仁', role: 'auditor', lang: 'en' },
      now,
    );

  it('is one for one address: a second tenant’s invitation adds a role, no second account', async () => {
    const here = await staff(taipei, 'tenant-admin');
    const there = await staff(tainan, 'tenant-admin');
    const first = must(await invite(here, 'both@example.test'));
    const second = must(await invite(there, 'Both@Example.TEST', tainan));
    expect(second.account).toBe(first.account);
    const whose = { tenant: tainan, account: first.account };
    expect(code(await disableAccount(db, there, whose, now))).toBe('account-elsewhere');
  });

  it('is invited again by a new link, and the old one ends', async () => {
    const admin = await staff(taipei, 'tenant-admin');
    const first = must(await invite(admin, 'again@example.test'));
    const lang = 'zh-Hant-TW';
    const again = { tenant: taipei, account: first.account, lang } as const;
    const second = must(await inviteAgain(db, door, admin, again, now));
    expect(second.url).not.toBe(first.url);
    expect(letters.at(-1)?.text).toContain(second.url);
  });

  it('that is disabled cannot sign in until it is enabled, and keeps its roles', async () => {
    const admin = await staff(taipei, 'tenant-admin');
    const colleague = await staff(taipei, 'auditor');
    const whose = { tenant: taipei, account: colleague.account };
    const typed = { email: `o${number}@example.test`, password: PASSWORD };
    const by = (device: string) => ({ device, network: device, browser: '' });
    expect(code(await disableAccount(db, admin, whose, now))).toBe('ok');
    expect(code(await enterPassword(db, door, typed, by('a'), now))).toBe('sign-in-refused');
    expect(code(await enableAccount(db, admin, whose, now))).toBe('ok');
    expect(code(await enterPassword(db, door, typed, by('b'), now))).toBe('ok');
    expect(await grantsOf(taipei, colleague.account)).toHaveLength(1);
  });

  it('whose second factor an administrator resets is told so by letter', async () => {
    const admin = await staff(taipei, 'tenant-admin');
    const colleague = await staff(taipei, 'auditor');
    const whose = { tenant: taipei, account: colleague.account };
    expect(code(await resetSecondFactor(db, door, admin, whose, now))).toBe('ok');
    expect(letters.at(-1)?.to).toBe(`o${number}@example.test`);
    expect(letters.at(-1)?.subject).toMatch(/第二因素已由管理人員重設/);
  });

  it('refuses what cannot be a tenant or an address', async () => {
    const bad = (id: string) => createTenant(db, machine, newTenant(id), now);
    expect(code(await bad('Office'))).toBe('tenant-id-malformed');
    expect(code(await bad('office'))).toBe('tenant-taken');
    expect(code(await bad('taipei'))).toBe('tenant-taken');
    const admin = await staff(taipei, 'tenant-admin');
    expect(code(await createTenant(db, admin, newTenant('hualien'), now))).toBe('not-allowed');
    expect(code(await invite(admin, 'nonsense'))).toBe('email-malformed');
    expect(await inPlatform(db, (tx) => tenants.find(tx, 'office' as TenantId))).toBeUndefined();
  });
});
