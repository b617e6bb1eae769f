-- The floor of the house: who may touch what, and the ledger.
--
-- Roles: gongsuan_owner runs migrations and owns everything. gongsuan_web is what the
-- applications connect as; it gets each right by name below and in later migrations, and
-- nothing by default. gongsuan_audit reads. Tables that belong to a tenant carry tenant_id and
-- a policy on current_setting('gongsuan.tenant').

create schema if not exists house;
grant usage on schema house to gongsuan_web, gongsuan_audit;

-- The tenant whose rows this transaction may see; '' when none was named.
create function house.tenant() returns text
  language sql stable parallel safe
  return coalesce(current_setting('gongsuan.tenant', true), '');

-- Adds the tenant policy to a table. Every tenant table calls it once. The owner, who only runs
-- migrations and the few functions below that look across tenants, is not bound by it.
create procedure house.isolate(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format(
    'create policy tenant on %s using (tenant_id = house.tenant()) with check (tenant_id = house.tenant())',
    target);
end $$;

-- For insert-only tables: refuses update, delete and truncate whoever asks.
create function house.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is insert-only', tg_table_name using errcode = '42501';
end $$;

create procedure house.insert_only(target regclass) language plpgsql as $$
begin
  execute format(
    'create trigger insert_only before update or delete on %s for each row execute function house.refuse_change()',
    target);
  execute format(
    'create trigger insert_only_all before truncate on %s for each statement execute function house.refuse_change()',
    target);
end $$;

-- ---------------------------------------------------------------- people: the tree of organisations
create schema people;
grant usage on schema people to gongsuan_web, gongsuan_audit;

-- A tenant is an organisation with its own site. Its existence is public; what it does is not.
create table people.tenant (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{1,30}$'),
  parent_id text references people.tenant,
  kind text not null check (kind in ('national','city','township','village','school','fund','council','audit','other')),
  name_zh text not null,
  name_en text,
  intro_zh text not null default '',
  intro_en text,
  contact text not null default '',
  demo boolean not null default false,
  created_at timestamptz not null
);

create table people.organisation (
  id uuid primary key,
  tenant_id text not null references people.tenant,
  parent_id uuid references people.organisation,
  kind text not null check (kind in
    ('ndc','city','civil_affairs','district_office','agency','school','council','audit','committee','operator','other')),
  name_zh text not null,
  name_en text,
  created_at timestamptz not null,
  closed_at timestamptz
);
create index on people.organisation (tenant_id);
call house.isolate('people.organisation');

grant select, insert, update on people.tenant to gongsuan_web;
grant select, insert, update on people.organisation to gongsuan_web;
grant select on people.tenant, people.organisation to gongsuan_audit;

-- ---------------------------------------------------------------- the ledger
-- One line per change, chained per tenant ('' is the platform's own chain).
create table house.ledger (
  tenant_id text not null,
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  actor jsonb not null,
  act text not null,
  subject text not null,
  facts jsonb not null,
  previous text not null,
  hash text not null,
  primary key (tenant_id, seq)
);
create index on house.ledger (tenant_id, subject);
call house.isolate('house.ledger');
call house.insert_only('house.ledger');
grant select, insert on house.ledger to gongsuan_web;
grant select on house.ledger to gongsuan_audit;

-- ---------------------------------------------------------------- plan: cycles, areas, phases
create schema plan;
grant usage on schema plan to gongsuan_web, gongsuan_audit;

create table plan.cycle (
  id uuid primary key,
  tenant_id text not null references people.tenant,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,40}$'),
  organisation_id uuid not null references people.organisation,
  kind text not null check (kind in ('municipal','thematic','community','councillor')),
  year int not null check (year between 1990 and 2200),
  title_zh text not null,
  title_en text,
  summary_zh text not null default '',
  summary_en text,
  preset text,
  cloned_from uuid references plan.cycle,
  rules jsonb not null,
  created_at timestamptz not null,
  published_at timestamptz,
  record boolean not null default false,
  unique (tenant_id, slug)
);
call house.isolate('plan.cycle');

create table plan.area (
  id uuid primary key,
  tenant_id text not null references people.tenant,
  cycle_id uuid not null references plan.cycle,
  organisation_id uuid references people.organisation,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,40}$'),
  ordinal int not null,
  name_zh text not null,
  name_en text,
  town_code text,
  eligible_voters int check (eligible_voters >= 0),
  eligible_source text,
  eligible_on date,
  case_code text,
  cap int check (cap >= 0),
  threshold_votes int check (threshold_votes >= 0),
  money bigint check (money >= 0),
  unique (cycle_id, slug)
);
create index on plan.area (cycle_id);
call house.isolate('plan.area');

create table plan.phase (
  id uuid primary key,
  tenant_id text not null references people.tenant,
  cycle_id uuid not null references plan.cycle,
  step text not null check (step in
    ('plan','learn','gather','route','deliberate','exhibit','vote','admit','fund','deliver','evaluate')),
  ordinal int not null,
  label_zh text,
  label_en text,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  disabled boolean not null default false,
  check (closes_at > opens_at),
  unique (cycle_id, ordinal)
);
create index on plan.phase (cycle_id);
call house.isolate('plan.phase');

-- Printed figures of a year as its records give them, with their source.
create table plan.figure (
  id uuid primary key,
  tenant_id text not null references people.tenant,
  cycle_id uuid not null references plan.cycle,
  area_id uuid references plan.area,
  step text not null,
  key text not null,
  ordinal int not null default 0,
  label_zh text not null,
  label_en text,
  value bigint,
  note text,
  source text not null
);
create index on plan.figure (cycle_id);
call house.isolate('plan.figure');

grant select, insert, update on plan.cycle, plan.area, plan.phase to gongsuan_web;
grant delete on plan.phase, plan.area to gongsuan_web;
grant select, insert on plan.figure to gongsuan_web;
grant select on plan.cycle, plan.area, plan.phase, plan.figure to gongsuan_audit;

-- What the national entry shows: published cycles of every tenant. Runs as the owner, for whom
-- alone row-level security is opened, and for published cycles only.
create policy entry on plan.cycle for select to current_user using (published_at is not null);
create policy entry on plan.phase for select to current_user
  using (exists (select from plan.cycle c where c.id = cycle_id and c.published_at is not null));
create function plan.public_cycles()
  returns table (tenant_id text, cycle_id uuid, slug text, year int, title_zh text, title_en text, record boolean,
                 step text, opens_at timestamptz, closes_at timestamptz)
  language sql stable security definer set search_path = '' as $$
  select c.tenant_id, c.id, c.slug, c.year, c.title_zh, c.title_en, c.record, p.step, p.opens_at, p.closes_at
    from plan.cycle c left join plan.phase p on p.cycle_id = c.id and not p.disabled
   where c.published_at is not null
$$;
revoke all on function plan.public_cycles() from public;
grant execute on function plan.public_cycles() to gongsuan_web, gongsuan_audit;
