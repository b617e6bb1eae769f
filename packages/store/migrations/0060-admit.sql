-- 錄案: rulings, settled ties, publications. All insert-only: what was decided stays on the record.

create schema admit;
grant usage on schema admit to gongsuan_web, gongsuan_audit;

-- 票選開始後的裁定 (withdrawn, infeasible) and 簽准裁量. `undone` revokes the one before.
create table admit.ruling (
  id uuid primary key,
  tenant_id text not null references people.tenant,
  poll_id uuid not null,
  number text not null,
  kind text not null check (kind in ('withdrawn','infeasible','discretion','undone')),
  reason text not null check (length(trim(reason)) >= 10),
  at timestamptz not null,
  by_account uuid,
  seq bigint generated always as identity
);
create index on admit.ruling (poll_id);
call house.isolate('admit.ruling');
call house.insert_only('admit.ruling');

-- A tie that a person settled, by which announced step, in which order.
create table admit.settlement (
  id uuid primary key,
  tenant_id text not null references people.tenant,
  poll_id uuid not null,
  method text not null check (method in ('lower-cost','earlier-number','public-lot','admit-all')),
  ordering text[] not null,
  extra int not null check (extra >= 0),
  note text not null default '',
  at timestamptz not null,
  by_account uuid,
  seq bigint generated always as identity
);
create index on admit.settlement (poll_id);
call house.isolate('admit.settlement');
call house.insert_only('admit.settlement');

-- 公告: version 1 is the publication, later ones are corrections with their reason.
create table admit.publication (
  id uuid primary key,
  tenant_id text not null references people.tenant,
  cycle_id uuid not null,
  version int not null check (version > 0),
  at timestamptz not null,
  by_account uuid,
  reason text not null default '',
  document jsonb not null,
  hash text not null,
  unique (cycle_id, version),
  check (version = 1 or length(trim(reason)) >= 10)
);
call house.isolate('admit.publication');
call house.insert_only('admit.publication');

grant select, insert on admit.ruling, admit.settlement, admit.publication to gongsuan_web;
grant select on admit.ruling, admit.settlement, admit.publication to gongsuan_audit;
