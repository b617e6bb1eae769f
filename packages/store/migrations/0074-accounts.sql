-- Accounts of the demonstration, fewer traces of passwords and links, and rights that nothing uses.

-- ---------------------------------------------------------------- people: the demonstration's accounts
-- Everybody may know their passwords: they sign in only while the demonstration is on.
alter table people.account add column demo boolean not null default false;
update people.account set demo = true
 where kind = 'staff' and lower(email) in
   ('operator@example.test','taipei@example.test','shilin@example.test','desk@example.test',
    'count@example.test','audit@example.test','ndc@example.test');

-- ---------------------------------------------------------------- people: what has served
-- Asking for another sign-in link ends those to the same address.
create index on people.link (lower(email)) where used_at is null;

-- As before (0010), and the hashes of passwords before the last three, which alone may not be taken again.
create or replace function people.forget() returns bigint
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
  delete from people.past_password p
   where (select count(*) from people.past_password q
           where q.account_id = p.account_id and (q.at, q.hash) > (p.at, p.hash)) >= 3;
  get diagnostics part = row_count; gone := gone + part;
  return gone;
end $$;

-- ---------------------------------------------------------------- people: rights that nothing uses
revoke update on people.tenant, people.organisation from gongsuan_web;
