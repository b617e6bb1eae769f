-- The entry says whether a result has been published: only then does "see the result" lead to one.
drop function plan.public_cycles();
create function plan.public_cycles()
  returns table (tenant_id text, cycle_id uuid, slug text, year int, title_zh text, title_en text, record boolean,
                 result_at timestamptz, step text, opens_at timestamptz, closes_at timestamptz)
  language sql stable security definer set search_path = '' as $$
  select c.tenant_id, c.id, c.slug, c.year, c.title_zh, c.title_en, c.record,
         (select min(r.at) from admit.publication r where r.cycle_id = c.id),
         p.step, coalesce(v.opens_at, p.opens_at), coalesce(v.closes_at, p.closes_at)
    from plan.cycle c
    left join plan.phase p on p.cycle_id = c.id and not p.disabled
    left join lateral (
      select min(b.opens_at) as opens_at, max(coalesce(e.closes_at, b.closes_at)) as closes_at
        from vote.poll b
        left join lateral (select x.closes_at from vote.extension x
                            where x.poll_id = b.id order by x.seq desc limit 1) e on true
       where b.cycle_id = c.id
    ) v on p.id = (select q.id from plan.phase q
                    where q.cycle_id = c.id and q.step = 'vote' and not q.disabled
                    order by q.ordinal limit 1)
   where c.published_at is not null
$$;
revoke all on function plan.public_cycles() from public;
grant execute on function plan.public_cycles() to gongsuan_web, gongsuan_audit;
