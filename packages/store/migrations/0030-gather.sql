-- gather: proposals. A proposal is a row with its versions; what it is now (draft, submitted,
-- accepted …) is read from dated facts and stored nowhere.
create schema gather;
grant usage on schema gather to gongsuan_web, gongsuan_audit;

-- A proposal from the moment somebody began to write it. The number comes with the submission.
create table gather.proposal (
  id uuid primary key,
  tenant_id text not null references people.tenant,
  cycle_id uuid not null references plan.cycle,
  area_id uuid references plan.area,
  number text check (number ~ '^[0-9]{9,12}$'),
  channel text not null check (channel in ('online','counter','import')),
  -- the citizen's account, where the proposal was written online
  proposer_id uuid,
  created_at timestamptz not null,
  submitted_at timestamptz,
  -- a submission has all three; before it there is no number
  check ((submitted_at is null) = (number is null)),
  check (submitted_at is null or area_id is not null),
  check (channel <> 'online' or proposer_id is not null),
  unique (cycle_id, number)
);
create index on gather.proposal (cycle_id, submitted_at);
create index on gather.proposal (proposer_id) where proposer_id is not null;
call house.isolate('gather.proposal');
-- A citizen's own proposals wherever they are: gongsuan.account is set for that one question.
create policy own on gather.proposal for select
  using (proposer_id::text = nullif(current_setting('gongsuan.account', true), ''));

-- What somebody is writing, as typed: nothing in it has been checked. Gone once submitted.
create table gather.draft (
  proposal_id uuid primary key references gather.proposal on delete cascade,
  tenant_id text not null references people.tenant,
  typed jsonb not null,
  saved_at timestamptz not null
);
call house.isolate('gather.draft');

-- 提案構想書 and 提案計畫書 as submitted. Nothing is overwritten: a change is the next version.
create table gather.version (
  proposal_id uuid not null references gather.proposal,
  ordinal int not null check (ordinal > 0),
  tenant_id text not null references people.tenant,
  at timestamptz not null,
  by text not null check (by in ('proposer','staff','machine')),
  title text not null,
  category text,
  cost bigint not null check (cost >= 0),
  content jsonb not null,
  primary key (proposal_id, ordinal)
);
call house.isolate('gather.version');
call house.insert_only('gather.version');

-- The search: pairs of neighbouring characters in the newest version of a submitted proposal. One row
-- for each rather than an array with a GIN index: under row-level security an index is used only for
-- operators that are leakproof, which equality is and overlap of arrays is not.
create table gather.gram (
  tenant_id text not null references people.tenant,
  gram text not null,
  proposal_id uuid not null references gather.proposal,
  primary key (tenant_id, gram, proposal_id)
);
create index on gather.gram (proposal_id);
call house.isolate('gather.gram');

-- Who proposes: kept apart from the proposal, never published unless the proposer agreed, and
-- erased after its day.
create table gather.contact (
  proposal_id uuid primary key references gather.proposal on delete cascade,
  tenant_id text not null references people.tenant,
  name text not null,
  -- telephone or e-mail given at the counter; empty for an account, which has its own address
  reach text not null default '',
  name_public boolean not null default false,
  keep_until date not null
);
create index on gather.contact (keep_until);
call house.isolate('gather.contact');

-- 撤案: by the proposer, or by staff for the proposer, with the reason.
create table gather.withdrawal (
  proposal_id uuid primary key references gather.proposal,
  tenant_id text not null references people.tenant,
  at timestamptz not null,
  by text not null check (by in ('proposer','staff')),
  reason text not null
);
call house.isolate('gather.withdrawal');
call house.insert_only('gather.withdrawal');

-- Photos (re-encoded, without their metadata) and documents, checked by content.
create table gather.file (
  id uuid primary key,
  tenant_id text not null references people.tenant,
  proposal_id uuid not null references gather.proposal on delete cascade,
  kind text not null check (kind in ('photo','document')),
  name text not null,
  caption text not null default '',
  media_type text not null check (media_type in ('image/webp','application/pdf')),
  size int not null check (size > 0),
  width int,
  height int,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  body bytea not null,
  small bytea,
  added_at timestamptz not null,
  -- taken out of the proposal; the row stays while an earlier version shows it
  removed_at timestamptz
);
create index on gather.file (proposal_id);
call house.isolate('gather.file');

grant select, insert on gather.proposal, gather.draft, gather.version, gather.contact, gather.withdrawal, gather.file,
  gather.gram
  to gongsuan_web;
grant update (area_id, number, submitted_at), delete on gather.proposal to gongsuan_web;
grant update, delete on gather.draft, gather.contact to gongsuan_web;
grant delete on gather.gram to gongsuan_web;
grant update (caption, removed_at), delete on gather.file to gongsuan_web;
grant select on gather.proposal, gather.version, gather.withdrawal to gongsuan_audit;

-- A number once given stays, and a submitted proposal is never deleted.
create function gather.keep_submitted() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.submitted_at is not null then
      raise exception 'a submitted proposal is never deleted' using errcode = '42501';
    end if;
    return old;
  end if;
  if old.submitted_at is not null and
     (new.submitted_at, new.number, new.area_id) is distinct from (old.submitted_at, old.number, old.area_id) then
    raise exception 'number, area and day of a submitted proposal stay' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger keep_submitted before update or delete on gather.proposal
  for each row execute function gather.keep_submitted();
