-- The ballot box. Who voted (participation) and what was voted (ballot) share no column, no key
-- and no time; both are insert-only. The application may put ballots in and may not read the box
-- until it is sealed: row order and transaction numbers would tell whose ballot is whose.
create schema vote;
grant usage on schema vote to gongsuan_web, gongsuan_audit;

-- 名冊: one person votes once on one roll. A roll belongs to a cycle, or to one area of it.
create table vote.roll (
  id uuid primary key,
  tenant_id text not null references people.tenant,
  cycle_id uuid not null references plan.cycle,
  area_id uuid references plan.area,
  created_at timestamptz not null,
  key_destroyed_at timestamptz,
  unique nulls not distinct (cycle_id, area_id)
);
call house.isolate('vote.roll');

-- One area's ballot, with its rules frozen as canonical JSON.
create table vote.poll (
  id uuid primary key,
  tenant_id text not null references people.tenant,
  cycle_id uuid not null references plan.cycle,
  area_id uuid not null unique references plan.area,
  roll_id uuid not null references vote.roll,
  rules_text text not null,
  rules_hash text not null check (rules_hash = encode(sha256(convert_to(rules_text, 'UTF8')), 'hex')),
  opens_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > opens_at),
  created_at timestamptz not null
);
create index on vote.poll (cycle_id);
call house.isolate('vote.poll');

-- 「投票規則」: nothing of a ballot changes once voting is open, whoever asks.
create function vote.refuse_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.opens_at <= now() then
    raise exception 'the rules of this ballot are frozen' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger frozen before update or delete on vote.poll
  for each row execute function vote.refuse_frozen();

-- 延長: the close that holds is that of the last row. Ending early is a row with the moment itself.
create table vote.extension (
  poll_id uuid not null references vote.poll,
  seq int not null check (seq > 0),
  tenant_id text not null references people.tenant,
  closes_at timestamptz not null,
  reason text not null check (length(reason) between 1 and 2000),
  at timestamptz not null,
  primary key (poll_id, seq)
);
call house.isolate('vote.extension');
call house.insert_only('vote.extension');

-- From here on nothing goes into the box any more.
create table vote.stop (
  poll_id uuid primary key references vote.poll,
  tenant_id text not null references people.tenant,
  at timestamptz not null
);
call house.isolate('vote.stop');
call house.insert_only('vote.stop');

-- What was in the box at the end. Digests: SHA-256 of the published list, and of the claims.
create table vote.seal (
  poll_id uuid primary key references vote.poll,
  tenant_id text not null references people.tenant,
  at timestamptz not null,
  ballots bigint not null,
  ballot_digest text not null,
  participations bigint not null check (participations = ballots),
  claim_digest text not null
);
call house.isolate('vote.seal');
call house.insert_only('vote.seal');

-- Who voted. The tag is an HMAC with the roll's key, which is not in the database. Times are
-- kept to the minute. No foreign keys: the hot transaction touches no row but its own.
create table vote.participation (
  roll_id uuid not null,
  tag bytea not null check (octet_length(tag) = 32),
  poll_id uuid not null,
  tenant_id text not null,
  claim bytea not null check (octet_length(claim) = 32),
  channel text not null,
  residency text not null,
  assisted boolean not null,
  consent_version text not null,
  consented_at timestamptz not null,
  cast_at timestamptz not null,
  primary key (roll_id, tag)
);
call house.isolate('vote.participation');
call house.insert_only('vote.participation');

-- What was voted. No time, no order, no address.
create table vote.ballot (
  poll_id uuid not null,
  id bytea not null check (octet_length(id) = 32),
  tenant_id text not null,
  electorate text not null check (electorate in ('all', 'registered', 'other')),
  picks smallint[] not null,
  primary key (poll_id, id)
);
call house.isolate('vote.ballot');

-- As house.refuse_change, except that vote.shake may lay a stopped box in another order.
create function vote.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('gongsuan.shaking', true) = old.poll_id::text
     and pg_catalog.pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'usage') then
    return old;
  end if;
  raise exception '% is insert-only', tg_table_name using errcode = '42501';
end $$;
create trigger insert_only before update or delete on vote.ballot
  for each row execute function vote.refuse_change();
create trigger insert_only_all before truncate on vote.ballot
  for each statement execute function house.refuse_change();

-- Questions to the registry, for the lock after five wrong answers; deleted after a day.
create table vote.attempt (
  id uuid primary key,
  tenant_id text not null references people.tenant,
  roll_id uuid not null references vote.roll,
  tag bytea not null,
  device bytea,
  at timestamptz not null,
  outcome text not null default 'asking' check (outcome in ('asking', 'wrong', 'right', 'unanswered')),
  settled_at timestamptz
);
create index on vote.attempt (roll_id, tag, at);
create index on vote.attempt (device, at) where device is not null;
call house.isolate('vote.attempt');

-- 現場認證. The pass is kept as an HMAC over tag, birth date and pass; the birth date is not kept.
create table vote.certification (
  id uuid primary key,
  tenant_id text not null references people.tenant,
  roll_id uuid not null references vote.roll,
  poll_id uuid not null references vote.poll,
  tag bytea not null,
  residency text not null check (residency in ('registered', 'study', 'work', 'live', 'moved_out')),
  proof text not null,
  pass_hash bytea not null,
  officer jsonb not null,
  at timestamptz not null
);
create index on vote.certification (roll_id, tag, at);
call house.isolate('vote.certification');
call house.insert_only('vote.certification');

-- Form tickets and proofs of work that have been used. Nothing of a person, nothing of a tenant.
create table vote.spent (
  id bytea primary key,
  expires_at timestamptz not null
);
create index on vote.spent (expires_at);

-- ---------------------------------------------------------------- what the application may ask of the box

-- Whether this ballot is in the box; 'same' when it also has these picks, else 'other'.
create function vote.find_ballot(poll uuid, ballot bytea, given smallint[]) returns text
  language sql stable security definer set search_path = '' as $$
  select case when b.picks = given then 'same' else 'other' end
    from vote.ballot b where b.poll_id = poll and b.id = ballot and b.tenant_id = house.tenant()
$$;

-- The tenant of a ballot, for addresses that name the ballot alone.
create function vote.tenant_of(poll uuid) returns text
  language sql stable security definer set search_path = '' as $$
  select p.tenant_id from vote.poll p where p.id = poll
$$;

-- One page of a sealed box, in order of id.
create function vote.open_ballots(poll uuid, past bytea, most int)
  returns table (id bytea, electorate text, picks smallint[])
  language sql stable security definer set search_path = '' as $$
  select b.id, b.electorate, b.picks from vote.ballot b
   where b.poll_id = poll and b.id > past and b.tenant_id = house.tenant()
     and exists (select from vote.seal s where s.poll_id = poll)
   order by b.id limit most
$$;

-- SHA-256 of the list of a box as it is published.
create function vote.ballot_digest(poll uuid) returns text
  language sql stable security definer set search_path = '' as $$
  select encode(sha256(convert_to('ballot,electorate,picks' || chr(10) || coalesce(string_agg(
      encode(b.id, 'hex') || ',' || b.electorate || ',' || array_to_string(b.picks, ' ') || chr(10),
      '' order by b.id), ''), 'UTF8')), 'hex')
    from vote.ballot b where b.poll_id = poll
$$;

-- Ends the taking of ballots: waits for those on their way in, lets no later one pass.
create procedure vote.stop_box(poll uuid, moment timestamptz)
  language plpgsql security definer set search_path = '' as $$
begin
  lock table vote.participation in share row exclusive mode;
  insert into vote.stop (poll_id, tenant_id, at)
    select p.id, p.tenant_id, moment from vote.poll p where p.id = poll and p.tenant_id = house.tenant()
    on conflict do nothing;
end $$;

-- 搖票箱: lays the ballots of a stopped box in order of their ids, in one transaction, so that the
-- order in which they came in is gone; seals the box with its counts and digests.
create procedure vote.shake(poll uuid, moment timestamptz)
  language plpgsql security definer set search_path = '' as $$
declare
  before_digest text := vote.ballot_digest(poll);
  before_count bigint;
  people bigint;
begin
  perform from vote.stop s where s.poll_id = poll and s.tenant_id = house.tenant() for key share;
  if not found then raise exception 'the box has not been stopped'; end if;
  select count(*) into before_count from vote.ballot b where b.poll_id = poll;
  select count(*) into people from vote.participation p where p.poll_id = poll;
  if people <> before_count then
    raise exception 'the box holds % ballots of % voters', before_count, people;
  end if;
  create temporary table shaken on commit drop as
    select b.* from vote.ballot b where b.poll_id = poll order by b.id;
  perform set_config('gongsuan.shaking', poll::text, true);
  delete from vote.ballot b where b.poll_id = poll;
  insert into vote.ballot select s.* from pg_temp.shaken s order by s.id;
  perform set_config('gongsuan.shaking', '', true);
  drop table pg_temp.shaken;
  if vote.ballot_digest(poll) <> before_digest then
    raise exception 'the box changed while it was shaken';
  end if;
  insert into vote.seal (poll_id, tenant_id, at, ballots, ballot_digest, participations, claim_digest)
    select p.id, p.tenant_id, moment, before_count, before_digest, people,
           (select encode(sha256(convert_to(coalesce(
              string_agg(encode(q.claim, 'hex') || chr(10), '' order by q.claim), ''), 'UTF8')), 'hex')
              from vote.participation q where q.poll_id = p.id)
      from vote.poll p where p.id = poll;
end $$;

revoke all on function vote.find_ballot(uuid, bytea, smallint[]) from public;
revoke all on function vote.tenant_of(uuid) from public;
grant execute on function vote.tenant_of(uuid) to gongsuan_web;
revoke all on function vote.open_ballots(uuid, bytea, int) from public;
revoke all on function vote.ballot_digest(uuid) from public;
revoke all on procedure vote.stop_box(uuid, timestamptz) from public;
revoke all on procedure vote.shake(uuid, timestamptz) from public;
grant execute on function vote.find_ballot(uuid, bytea, smallint[]) to gongsuan_web;
grant execute on function vote.open_ballots(uuid, bytea, int) to gongsuan_web, gongsuan_audit;
grant execute on procedure vote.stop_box(uuid, timestamptz) to gongsuan_web;
grant execute on procedure vote.shake(uuid, timestamptz) to gongsuan_web;

grant select, insert on vote.roll, vote.extension, vote.stop, vote.seal, vote.certification to gongsuan_web;
revoke insert on vote.stop, vote.seal from gongsuan_web;
grant update (key_destroyed_at) on vote.roll to gongsuan_web;
grant select, insert on vote.poll to gongsuan_web;
grant update (rules_text, rules_hash, opens_at, closes_at) on vote.poll to gongsuan_web;
grant select, insert, delete on vote.attempt, vote.spent to gongsuan_web;
grant update (outcome, settled_at) on vote.attempt to gongsuan_web;
-- By column: a right on the whole table would also show xmin and ctid.
grant insert on vote.participation, vote.ballot to gongsuan_web;
grant select (roll_id, tag, poll_id, tenant_id, claim, channel, residency, assisted, cast_at)
  on vote.participation to gongsuan_web;
grant select on vote.roll, vote.poll, vote.extension, vote.stop, vote.seal to gongsuan_audit;
