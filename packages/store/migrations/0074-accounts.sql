-- Accounts of the demonstration, fewer traces of passwords and links, and rights that nothing uses.

-- ---------------------------------------------------------------- people: the demonstration's accounts
-- Everybody may know their passwords: they sign in only while the demonstration is on.
alter table people.account add column demo boolean not null default false;
update people.account set demo = true
 where kind = 'staff' and lower(email) in
   ('operator@example.test','taipei@example.test','shilin@example.test','desk@example.test',
    'count@example.test','audit@example.test','ndc@example.test');
