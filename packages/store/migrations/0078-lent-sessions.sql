-- A session whose device a voter holds is lent: it opens no page of the office until the officer has
-- shown a code again, and from then on its token is another one.
alter table people.session drop constraint session_stage_check;
alter table people.session add check (stage in ('password','full','lent'));
grant update (stage, token_hash) on people.session to gongsuan_web;
