/**
 * 權責: who may do what, where. A role is granted at a node of the tree of organisations and
 * counts there and below. Each line of the table reads as a sentence.
 */
import { ok, refuse, type Result } from '@gongsuan/prelude';
import type { AccountId, OrganisationId, TenantId } from './organisation.ts';

export const ROLES = [
  'platform-operator',
  'tenant-admin',
  'cycle-officer',
  'screening-officer',
  'desk-officer',
  'counting-officer',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

/** A role at a place. Without a tenant it is the platform's own (the national operator). */
export interface Grant {
  readonly role: Role;
  readonly tenant: TenantId | null;
  readonly organisation: OrganisationId | null;
}

/** Somebody who works for an organisation and has shown both factors. */
export interface Staff {
  readonly kind: 'staff';
  readonly account: AccountId;
  readonly name: string;
  readonly grants: readonly Grant[];
}
/** A citizen known by an e-mail address only. */
export interface Citizen {
  readonly kind: 'citizen';
  readonly account: AccountId;
  readonly name: string;
}
/** The machine itself: the command line of an operator, the demonstration, the clock. */
export interface Machine {
  readonly kind: 'machine';
  readonly name: 'cli' | 'demo' | 'clock';
}
export type Actor = Staff | Citizen | Machine;

/** What can be done, each with the roles that may do it at their place. */
const POLICIES = {
  'create-tenant': ['platform-operator'],
  'manage-organisations': ['platform-operator', 'tenant-admin'],
  'manage-accounts': ['platform-operator', 'tenant-admin'],
  'read-ledger': ['platform-operator', 'tenant-admin', 'auditor'],
  'plan-cycle': ['tenant-admin', 'cycle-officer'],
  'publish-cycle': ['tenant-admin', 'cycle-officer'],
  'read-office': [
    'tenant-admin',
    'cycle-officer',
    'screening-officer',
    'desk-officer',
    'counting-officer',
    'auditor',
  ],
  'enter-proposal': ['tenant-admin', 'cycle-officer', 'screening-officer', 'desk-officer'],
  'screen-proposal': ['tenant-admin', 'cycle-officer', 'screening-officer'],
  'set-ballot': ['tenant-admin', 'cycle-officer'],
  'open-voting': ['tenant-admin', 'cycle-officer'],
  'extend-voting': ['tenant-admin', 'cycle-officer'],
  'certify-voter': ['tenant-admin', 'desk-officer'],
  'count-ballots': ['tenant-admin', 'counting-officer'],
  'settle-tie': ['tenant-admin', 'counting-officer'],
  'publish-result': ['tenant-admin', 'counting-officer'],
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof POLICIES;

/** Where something is to be done: a tenant, and the organisations from its root to the place. */
export interface Place {
  readonly tenant: TenantId | null;
  readonly path: readonly OrganisationId[];
}

export type PolicyRefusal = { readonly code: 'not-allowed'; readonly verb: Verb };

/** Whether this actor may do this here. Citizens never hold a role; the machine always may. */
export function may(actor: Actor, verb: Verb, place: Place): boolean {
  switch (actor.kind) {
    case 'machine':
      return true;
    case 'citizen':
      return false;
    case 'staff':
      return actor.grants.some((grant) => counts(grant, verb, place));
  }
}

/** Whether this actor may do this at some place of the tenant. */
export function mayAnywhere(actor: Actor, verb: Verb, tenant: TenantId): boolean {
  const places = actor.kind === 'staff' ? actor.grants.map(({ organisation }) => organisation) : [];
  return [null, ...places].some((organisation) =>
    may(actor, verb, { tenant, path: organisation ? [organisation] : [] }),
  );
}

/** The same as {@link may}, as a value that an act can return. */
export function allow(actor: Actor, verb: Verb, place: Place): Result<true, PolicyRefusal> {
  return may(actor, verb, place) ? ok(true) : refuse({ code: 'not-allowed', verb });
}

function counts(grant: Grant, verb: Verb, place: Place): boolean {
  const roles: readonly Role[] = POLICIES[verb];
  if (!roles.includes(grant.role)) return false;
  if (grant.tenant === null) return grant.role === 'platform-operator';
  if (grant.tenant !== place.tenant) return false;
  return grant.organisation === null || place.path.includes(grant.organisation);
}
