/** 開設租戶與組織: a government's own site, and the tree of its organisations. */
import { randomUUID } from 'node:crypto';
import {
  allow,
  isReservedTenantId,
  ORGANISATION_KINDS,
  parseTenantId,
  TENANT_KINDS,
  type AbsenceRefusal,
  type Actor,
  type FormRefusal,
  type OrganisationId,
  type OrganisationKind,
  type PolicyRefusal,
  type TenantId,
  type TenantKind,
} from '@gongsuan/core/people';
import { ok, refuse, type Bilingual, type Result } from '@gongsuan/prelude';
import { inPlatform, inTenant, ledger, type Db } from '@gongsuan/store';
import { tenants } from '@gongsuan/store/people';
import { findPlace } from './place.ts';

export interface NewTenant {
  readonly id: string;
  readonly parent: TenantId | null;
  readonly kind: string;
  readonly name: Bilingual;
  readonly intro: Bilingual;
  readonly contact: string;
  readonly demo: boolean;
}

export interface CreatedTenant {
  readonly tenant: TenantId;
  /** The root of its tree of organisations, with the tenant's own name. */
  readonly root: OrganisationId;
}

/** Opens a tenant with the root of its tree. Two ledger lines: the platform's, and its own first. */
export async function createTenant(
  db: Db,
  actor: Actor,
  typed: NewTenant,
  now: Date,
): Promise<Result<CreatedTenant, PolicyRefusal | AbsenceRefusal | FormRefusal>> {
  const allowed = allow(actor, 'create-tenant', { tenant: null, path: [] });
  if (!allowed.ok) return allowed;
  const id = parseTenantId(typed.id);
  if (!id) return refuse({ code: 'tenant-id-malformed', field: 'id' });
  const kind = TENANT_KINDS.find((one) => one === typed.kind);
  if (!kind) return refuse({ code: 'kind-unknown', field: 'kind' });
  const name = soundName(typed.name);
  if (!name) return refuse({ code: 'name-malformed', field: 'name' });
  const root = randomUUID() as OrganisationId;
  return inPlatform(db, async (tx) => {
    if (isReservedTenantId(id) || (await tenants.find(tx, id))) {
      return refuse({ code: 'tenant-taken', field: 'id', id });
    }
    const { parent, intro, contact, demo } = typed;
    if (parent !== null && !(await tenants.find(tx, parent))) {
      return refuse({ code: 'no-such-tenant' });
    }
    await tenants.insert(tx, { id, parent, kind, name, intro, contact, demo }, now);
    const note = {
      actor,
      at: now,
      act: 'tenant-created',
      subject: `tenant:${id}`,
      facts: { kind },
    };
    await ledger.write(tx, ledger.PLATFORM, note);
    await tenants.enter(tx, id);
    const organisation = { id: root, tenant: id, parent: null, kind: rootKind(kind), name };
    await tenants.insertOrganisation(tx, organisation, now);
    await ledger.write(tx, id, { ...note, facts: { kind, root } });
    return ok({ tenant: id, root });
  });
}

/** Adds an organisation to a tenant's tree, below another one or as a further root. */
export async function addOrganisation(
  db: Db,
  actor: Actor,
  typed: {
    readonly tenant: TenantId;
    readonly parent: OrganisationId | null;
    readonly kind: string;
    readonly name: Bilingual;
  },
  now: Date,
): Promise<Result<OrganisationId, PolicyRefusal | AbsenceRefusal | FormRefusal>> {
  return inTenant(db, typed.tenant, async (tx) => {
    const found = await findPlace(tx, typed.tenant, typed.parent);
    if (!found.ok) return found;
    const allowed = allow(actor, 'manage-organisations', found.value.place);
    if (!allowed.ok) return allowed;
    const kind = ORGANISATION_KINDS.find((one) => one === typed.kind);
    if (!kind) return refuse({ code: 'kind-unknown', field: 'kind' });
    const name = soundName(typed.name);
    if (!name) return refuse({ code: 'name-malformed', field: 'name' });
    const id = randomUUID() as OrganisationId;
    const { tenant, parent } = typed;
    await tenants.insertOrganisation(tx, { id, tenant, parent, kind, name }, now);
    await ledger.write(tx, tenant, {
      actor,
      at: now,
      act: 'organisation-added',
      subject: `organisation:${id}`,
      facts: { kind, parent, name: name.zh },
    });
    return ok(id);
  });
}

function soundName(name: Bilingual): Bilingual | undefined {
  const zh = name.zh.trim();
  const en = name.en?.trim() || null;
  const sound = zh.length > 0 && zh.length <= 60 && (en === null || en.length <= 120);
  return sound ? { zh, en } : undefined;
}

/** What the root of a tenant's tree is, from what the tenant is. */
function rootKind(kind: TenantKind): OrganisationKind {
  switch (kind) {
    case 'national':
      return 'ndc';
    case 'city':
      return 'city';
    case 'township':
      return 'district_office';
    case 'school':
      return 'school';
    case 'council':
      return 'council';
    case 'audit':
      return 'audit';
    case 'village':
    case 'fund':
    case 'other':
      return 'other';
  }
}
