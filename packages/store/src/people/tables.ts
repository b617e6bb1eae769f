/** The tables of `people`, as PostgreSQL holds them. */
import type { ColumnType, GeneratedAlways } from 'kysely';
import type { JsonColumn } from '../json.ts';

export interface PeopleTables {
  'people.tenant': {
    id: string;
    parent_id: string | null;
    kind: string;
    name_zh: string;
    name_en: string | null;
    intro_zh: string;
    intro_en: string | null;
    contact: string;
    demo: boolean;
    created_at: Date;
  };
  'people.organisation': {
    id: string;
    tenant_id: string;
    parent_id: string | null;
    kind: string;
    name_zh: string;
    name_en: string | null;
    created_at: Date;
    closed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
  'people.account': {
    id: string;
    kind: string;
    email: string;
    name: string;
    home: string | null;
    demo: boolean;
    password_hash: string | null;
    password_set_at: Date | null;
    totp_sealed: string | null;
    totp_last_step: number | null;
    created_at: Date;
    last_sign_in_at: Date | null;
    disabled_at: Date | null;
  };
  'people.past_password': { account_id: string; hash: string; at: Date };
  'people.recovery_code': {
    account_id: string;
    hash: string;
    made_at: Date;
    used_at: Date | null;
  };
  'people.session': {
    id: string;
    account_id: string;
    token_hash: string;
    stage: string;
    device: string;
    enrolment: string | null;
    created_at: Date;
    seen_at: Date;
    ended_at: Date | null;
  };
  'people.link': {
    id: string;
    purpose: string;
    token_hash: string;
    account_id: string | null;
    email: string;
    next: string | null;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
  'people.throttle': { key: string; tries: number; since: Date; rest_until: Date | null };
  'people.role_grant': {
    id: string;
    /** '' for the platform itself. */
    tenant_id: string;
    tenant_ref: GeneratedAlways<string | null>;
    account_id: string;
    role: string;
    organisation_id: string | null;
    granted_at: Date;
    revoked_at: Date | null;
  };
  'people.event': {
    id: GeneratedAlways<number>;
    at: Date;
    kind: string;
    account_id: string | null;
    device: string | null;
    facts: JsonColumn;
  };
}
