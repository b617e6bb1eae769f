-- Two repairs: proposers' accounts end, and the box asks for its own tenant.

-- ---------------------------------------------------------------- people: accounts of proposers
-- A proposer's address is erased when nothing needs it any more: no contact is kept, no draft is
-- under way, and nobody has signed in for a year. Drafts that nobody touched for a year go first.
create function people.forget_citizens(out drafts bigint, out accounts bigint)
  language plpgsql security definer set search_path = '' as $$
begin
  delete from gather.proposal p
   where p.submitted_at is null and p.created_at < now() - interval '1 year'
     and not exists (select from gather.draft d
                      where d.proposal_id = p.id and d.saved_at >= now() - interval '1 year')
     and not exists (select from gather.version v where v.proposal_id = p.id);
  get diagnostics drafts = row_count;
  update people.account a
     set email = a.id || '@erased.invalid', name = '', disabled_at = coalesce(a.disabled_at, now())
   where a.kind = 'citizen' and a.email not like '%@erased.invalid'
     and greatest(a.last_sign_in_at, a.created_at) < now() - interval '1 year'
     and not exists (select from people.session s
                      where s.account_id = a.id and s.ended_at is null and s.seen_at >= now() - interval '1 year')
     and not exists (select from gather.proposal p
                      left join gather.contact c on c.proposal_id = p.id
                      where p.proposer_id = a.id and (p.submitted_at is null or c.proposal_id is not null));
  get diagnostics accounts = row_count;
end $$;
revoke all on function people.forget_citizens() from public;
grant execute on function people.forget_citizens() to gongsuan_web;

-- Questions to the registry are kept for a day: found by their time.
create index on vote.attempt (at);

-- ---------------------------------------------------------------- vote: the tenant of the session
-- These run as the owner, whom row-level security does not bind; so they ask themselves.
create or replace function vote.ballot_digest(poll uuid) returns text
  language sql stable security definer set search_path = '' as $$
  select encode(sha256(convert_to('ballot,electorate,picks' || chr(10) || coalesce(string_agg(
      encode(b.id, 'hex') || ',' || b.electorate || ',' || array_to_string(b.picks, ' ') || chr(10),
      '' order by b.id), ''), 'UTF8')), 'hex')
    from vote.ballot b where b.poll_id = poll and b.tenant_id = house.tenant()
$$;

create or replace procedure vote.stop_box(poll uuid, moment timestamptz)
  language plpgsql security definer set search_path = '' as $$
begin
  perform from vote.poll p where p.id = poll and p.tenant_id = house.tenant();
  if not found then
    raise exception 'there is no such box here' using errcode = '42501';
  end if;
  lock table vote.participation in share row exclusive mode;
  insert into vote.stop (poll_id, tenant_id, at) values (poll, house.tenant(), moment)
    on conflict do nothing;
end $$;

-- ---------------------------------------------------------------- plan
-- The owner is not bound by row-level security (0001), so plan.public_cycles() needs no policies.
drop policy entry on plan.cycle;
drop policy entry on plan.phase;
