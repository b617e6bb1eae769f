-- People: accounts, second factors, sessions, links by mail, roles, and the record of sign-ins.
--
-- Accounts and sessions belong to no tenant: an officer may work for two. Roles do, and are
-- isolated; an account sees its own roles wherever they are (gongsuan.account, set for that one
-- question). Accounts, sessions, roles and events can
-- not be deleted by the application; old ones are by people.forget().

create table people.account (
  id uuid primary key,
  kind text not null check (kind in ('staff','citizen')),
  email text not null check (email = btrim(email) and length(email) <= 254),
  name text not null check (length(name) <= 60),
  -- The tenant that invited this person; null: the platform itself.
  home text references people.tenant,
  password_hash text check (password_hash like '$argon2id$%'),
  password_set_at timestamptz,
  -- The authenticator's secret, sealed with the server's own; never in clear text.
  totp_sealed text,
  totp_last_step bigint,
  created_at timestamptz not null,
  last_sign_in_at timestamptz,
  disabled_at timestamptz,
  check ((password_hash is null) = (password_set_at is null)),
  check (kind = 'staff' or (password_hash is null and totp_sealed is null))
);
create unique index account_email on people.account (kind, lower(email));
create index on people.account (home) where kind = 'staff';

-- The last passwords, so that they are not taken again.
create table people.past_password (
  account_id uuid not null references people.account,
  hash text not null,
  at timestamptz not null
);
create index on people.past_password (account_id, at desc);

create table people.recovery_code (
  account_id uuid not null references people.account,
  hash text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (account_id, hash)
);

create table people.session (
  id uuid primary key,
  account_id uuid not null references people.account,
  token_hash text not null unique,
  stage text not null check (stage in ('password','full')),
  device text not null default '' check (length(device) <= 80),
  -- A new authenticator secret, sealed, until its first code has been shown.
  enrolment text,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz
);
create index on people.session (account_id) where ended_at is null;

-- Links sent by mail: single use, found by the hash of their token only.
create table people.link (
  id uuid primary key,
  purpose text not null check (purpose in ('invitation','password','citizen')),
  token_hash text not null unique,
  account_id uuid references people.account,
  email text not null,
  -- Where the reader wanted to go, a path of this site.
  next text check (next like '/%'),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check (purpose = 'citizen' or account_id is not null)
);
create index on people.link (account_id) where used_at is null;

-- Tries counted per address, device and network, each under a keyed hash.
create table people.throttle (
  key text primary key,
  tries int not null check (tries > 0),
  since timestamptz not null,
  rest_until timestamptz
);

-- Roles. tenant_id '' is the platform itself.
create table people.role_grant (
  id uuid primary key,
  tenant_id text not null,
  tenant_ref text generated always as (nullif(tenant_id, '')) stored references people.tenant,
  account_id uuid not null references people.account,
  role text not null check (role in
    ('platform-operator','tenant-admin','cycle-officer','screening-officer','desk-officer','counting-officer','auditor')),
  organisation_id uuid references people.organisation,
  granted_at timestamptz not null,
  revoked_at timestamptz,
  check ((role = 'platform-operator') = (tenant_id = '')),
  check (tenant_id <> '' or organisation_id is null)
);
create unique index on people.role_grant
  (account_id, tenant_id, role, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'))
  where revoked_at is null;
create index on people.role_grant (tenant_id);
call house.isolate('people.role_grant');
create policy own on people.role_grant for select
  using (account_id::text = nullif(current_setting('gongsuan.account', true), ''));

-- 資安事件紀錄: what happened at the door. Kept for one year; written once.
create table people.event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null,
  account_id uuid references people.account,
  device text,
  facts jsonb not null default '{}'
);
create index on people.event (account_id, at desc);
create index on people.event (at);

create function people.keep_event() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '1 year' then
    return old;
  end if;
  raise exception 'people.event is kept for one year, unchanged' using errcode = '42501';
end $$;
create trigger keep before update or delete on people.event
  for each row execute function people.keep_event();
create trigger keep_all before truncate on people.event
  for each statement execute function house.refuse_change();

-- Deletes what has served: events, ended sessions and used links after a year, counts after a day.
create function people.forget() returns bigint
  language plpgsql security definer set search_path = '' as $$
declare
  gone bigint := 0;
  part bigint;
begin
  delete from people.event where at < now() - interval '1 year';
  get diagnostics part = row_count; gone := gone + part;
  delete from people.session where greatest(seen_at, ended_at) < now() - interval '1 year';
  get diagnostics part = row_count; gone := gone + part;
  delete from people.link where expires_at < now() - interval '30 days';
  get diagnostics part = row_count; gone := gone + part;
  delete from people.throttle
   where since < now() - interval '1 day' and coalesce(rest_until, since) < now() - interval '1 day';
  get diagnostics part = row_count; gone := gone + part;
  return gone;
end $$;
revoke all on function people.forget() from public;
grant execute on function people.forget() to gongsuan_web;

grant select, insert on people.account to gongsuan_web;
grant update (name, password_hash, password_set_at, totp_sealed, totp_last_step, last_sign_in_at, disabled_at)
  on people.account to gongsuan_web;
grant select, insert on people.past_password to gongsuan_web;
grant select, insert, delete on people.recovery_code to gongsuan_web;
grant update (used_at) on people.recovery_code to gongsuan_web;
grant select, insert on people.session to gongsuan_web;
grant update (enrolment, seen_at, ended_at) on people.session to gongsuan_web;
grant select, insert on people.link to gongsuan_web;
grant update (used_at) on people.link to gongsuan_web;
grant select, insert, update, delete on people.throttle to gongsuan_web;
grant select, insert on people.role_grant to gongsuan_web;
grant update (revoked_at) on people.role_grant to gongsuan_web;
grant select, insert on people.event to gongsuan_web;
grant select on people.role_grant to gongsuan_audit;
