-- Files sent in one form bear the same moment: they keep the order in which they came.
alter table gather.file add column seq bigint generated always as identity;
