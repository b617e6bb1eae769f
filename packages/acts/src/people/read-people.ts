/** 人員: who works for a tenant, with which roles, at which place. */
import {
  isIdle,
  may,
  pathTo,
  type AbsenceRefusal,
  type Account,
  type AccountId,
  type Actor,
  type Organisation,
  type PolicyRefusal,
  type RoleGrant,
  type TenantId,
} from '@gongsuan/core/people';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inPlatform, inTenant, type Db } from '@gongsuan/store';
import { accounts, grants, links, tenants } from '@gongsuan/store/people';

export interface Person {
  readonly account: Account;
  readonly grants: readonly RoleGrant[];
  /** Until when the open invitation is valid. */
  readonly invitedUntil: Date | null;
  readonly idle: boolean;
  /** Whether this tenant may disable the account: it invited the person. */
  readonly ours: boolean;
}

export interface People {
  readonly organisations: readonly Organisation[];
  readonly people: readonly Person[];
  /** Whether the actor administers the whole tenant, not only a part of its tree. */
  readonly whole: boolean;
}

/** Administrators of a part of the tree see that part of it and those who hold a role there. */
export async function readPeople(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  now: Date,
): Promise<Result<People, PolicyRefusal | AbsenceRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const all = await tenants.organisations(tx, tenant);
    const covers = (id: RoleGrant['organisation']) =>
      may(actor, 'manage-accounts', { tenant, path: pathTo(id, all) });
    const whole = covers(null);
    const organisations = all.filter((one) => covers(one.id));
    if (!whole && organisations.length === 0) {
      return refuse({ code: 'not-allowed', verb: 'manage-accounts' });
    }
    const held = (await grants.ofTenant(tx, tenant)).filter((one) => covers(one.organisation));
    const staff = await accounts.staffOf(tx, tenant);
    const shown = staff.filter((one) => whole || held.some((grant) => grant.account === one.id));
    const ids: readonly AccountId[] = shown.map((one) => one.id);
    const invited = await links.invited(tx, ids, now);
    const people = shown.map((account) => ({
      account,
      grants: held.filter((one) => one.account === account.id && one.revoked === null),
      invitedUntil: invited.get(account.id) ?? null,
      idle: isIdle(account, now),
      ours: account.home === tenant,
    }));
    return ok({ organisations, people, whole });
  });
}

/** The staff account with this address, for the operator of the machine. */
export async function findStaff(
  db: Db,
  actor: Actor,
  email: string,
): Promise<Result<Account, PolicyRefusal | AbsenceRefusal>> {
  if (actor.kind !== 'machine') return refuse({ code: 'not-allowed', verb: 'manage-accounts' });
  const found = await inPlatform(db, (tx) => accounts.byEmail(tx, 'staff', email.trim()));
  return found ? ok(found) : refuse({ code: 'no-such-account' });
}
