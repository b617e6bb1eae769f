-- route: screening. Decisions and words are dated facts that are added to and never changed.
create schema route;
grant usage on schema route to gongsuan_web, gongsuan_audit;

-- What a screening officer decided. The newest one counts; a correction is the next one.
create table route.decision (
  proposal_id uuid not null references gather.proposal,
  ordinal int not null check (ordinal > 0),
  tenant_id text not null references people.tenant,
  kind text not null check (kind in ('accept','request-changes','refuse','exclude','assess')),
  at timestamptz not null,
  officer jsonb not null,
  reason text not null,
  -- 替代方案 offered to the proposer (L9)
  alternative text not null default '',
  -- the version that was judged
  version int not null check (version > 0),
  -- the agency's estimate, which the ballot shows; an accepted proposal has one
  cost bigint check (cost >= 0),
  -- the entry of the cycle's exclusion list
  exclusion text,
  -- 提案人同意 to the assessment track (P42)
  consent boolean,
  primary key (proposal_id, ordinal),
  check (kind <> 'accept' or cost is not null),
  check (kind not in ('refuse','exclude','request-changes') or reason <> ''),
  check (kind <> 'exclude' or exclusion is not null),
  check (kind <> 'assess' or consent),
  foreign key (proposal_id, version) references gather.version (proposal_id, ordinal)
);
call house.isolate('route.decision');
call house.insert_only('route.decision');

-- 溝通紀錄: words between officer and proposer (talk), and checks of fact that all may read (fact).
create table route.message (
  id uuid primary key,
  seq bigint generated always as identity,
  tenant_id text not null references people.tenant,
  proposal_id uuid not null references gather.proposal,
  kind text not null check (kind in ('talk','fact')),
  side text not null check (side in ('officer','proposer')),
  at timestamptz not null,
  text text not null check (text <> ''),
  check (kind = 'talk' or side = 'officer')
);
create index on route.message (proposal_id, seq);
call house.isolate('route.message');
call house.insert_only('route.message');

grant select, insert on route.decision, route.message to gongsuan_web;
grant select on route.decision to gongsuan_audit;
