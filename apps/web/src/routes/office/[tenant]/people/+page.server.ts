/** 人員與職務：組織、帳號、職務、邀請. */
import {
  addOrganisation,
  disableAccount,
  enableAccount,
  grantRole,
  inviteAgain,
  inviteStaff,
  readPeople,
  resetSecondFactor,
  revokeRole,
} from '@gongsuan/acts/people';
import {
  may,
  ORGANISATION_KINDS,
  TENANT_ROLES,
  type AccountId,
  type OrganisationId,
} from '@gongsuan/core/people';
import { parseId } from '@gongsuan/prelude';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { tenantOf } from '#lib/server/place.ts';
import { orError, refused } from '#lib/server/refusals.ts';
import { requireStaff } from '#lib/server/session.ts';
import { house } from '../../../../house.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const staff = await requireStaff(event);
  const tenant = tenantOf(event).id;
  const read = await readPeople(house().db, staff, tenant, event.locals.now);
  return {
    ...orError(event, read),
    roles: TENANT_ROLES,
    kinds: ORGANISATION_KINDS,
    mayOrganise: may(staff, 'manage-organisations', { tenant, path: [] }),
    me: staff.account,
    done: event.url.searchParams.get('done'),
  };
};

/** What a form of this page names. An id that is none is treated as one that does not exist. */
async function typedIn(event: RequestEvent) {
  const staff = await requireStaff(event);
  const form = await event.request.formData();
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const place = text('organisation');
  const typed = {
    form: text('form'),
    email: text('email'),
    name: text('name'),
    nameEn: text('nameEn'),
    kind: text('kind'),
    role: text('role'),
    organisation: place,
    account: text('account'),
  };
  return {
    staff,
    typed,
    tenant: tenantOf(event).id,
    organisation:
      place === '' ? null : (parseId<'organisation'>(place) ?? nobody<OrganisationId>()),
    account: parseId<'account'>(typed.account) ?? nobody<AccountId>(),
    grant: parseId<'grant'>(text('grant')),
    now: event.locals.now,
    lang: event.locals.lang,
    db: house().db,
  };
}

/** An id that nobody has. */
const nobody = <T extends string>() => '00000000-0000-0000-0000-000000000000' as T;

const back = (event: RequestEvent, done: string): never =>
  redirect(303, `${event.url.pathname}?done=${done}`);

type Change = typeof disableAccount;

/** The acts on an account as a whole are alike. */
const change = (act: Change, done: string) => async (event: RequestEvent) => {
  const { db, staff, tenant, account, typed, now } = await typedIn(event);
  const changed = await act(db, staff, { tenant, account }, now);
  return changed.ok ? back(event, done) : refused(event, changed.refusal, typed);
};

export const actions: Actions = {
  organisation: async (event) => {
    const { db, staff, tenant, organisation, typed, now } = await typedIn(event);
    const { kind } = typed;
    const name = { zh: typed.name, en: typed.nameEn === '' ? null : typed.nameEn };
    const made = { tenant, parent: organisation, kind, name };
    const added = await addOrganisation(db, staff, made, now);
    return added.ok ? back(event, 'organisationAdded') : refused(event, added.refusal, typed);
  },
  invite: async (event) => {
    const { db, staff, tenant, organisation, typed, now, lang } = await typedIn(event);
    const { email, name, role } = typed;
    const made = { tenant, organisation, email, name, role, lang };
    const invited = await inviteStaff(db, house(), staff, made, now);
    if (!invited.ok) return refused(event, invited.refusal, typed);
    return back(event, invited.value.sent ? 'invited' : 'invitedUnsent');
  },
  again: async (event) => {
    const { db, staff, tenant, account, typed, now, lang } = await typedIn(event);
    const again = { tenant, account, lang };
    const invited = await inviteAgain(db, house(), staff, again, now);
    if (!invited.ok) return refused(event, invited.refusal, typed);
    return back(event, invited.value.sent ? 'invited' : 'invitedUnsent');
  },
  grant: async (event) => {
    const { db, staff, tenant, organisation, account, typed, now } = await typedIn(event);
    const given = { tenant, organisation, account, role: typed.role };
    const granted = await grantRole(db, staff, given, now);
    return granted.ok ? back(event, 'granted') : refused(event, granted.refusal, typed);
  },
  revoke: async (event) => {
    const { db, staff, tenant, grant, typed, now } = await typedIn(event);
    if (!grant) return refused(event, { code: 'no-such-grant' }, typed);
    const revoked = await revokeRole(db, staff, { tenant, grant }, now);
    return revoked.ok ? back(event, 'revoked') : refused(event, revoked.refusal, typed);
  },
  disable: change(disableAccount, 'disabledDone'),
  enable: change(enableAccount, 'enabledDone'),
  factor: change((db, ...rest) => resetSecondFactor(db, house(), ...rest), 'factorDone'),
};
