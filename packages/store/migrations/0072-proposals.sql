-- gather: captions by version, the search over what is excluded, and how long contacts are kept.

-- Captions belong to the version that shows them; gather.file.caption is what the draft says. Versions
-- from before this file name their photos alone: what those showed is kept here as it stood.
alter table gather.file add column caption_before text;
update gather.file set caption_before = caption where caption <> '';

-- An excluded proposal is found by its title alone. What else is hidden was found by its words before.
delete from gather.gram g
 using (select p.id,
               (select v.title from gather.version v where v.proposal_id = p.id
                 order by v.ordinal desc limit 1) as title
          from gather.proposal p
         where 'exclude' = (select d.kind from route.decision d where d.proposal_id = p.id
                             order by d.ordinal desc limit 1)) excluded
 where g.proposal_id = excluded.id
   and position(g.gram in replace(lower(normalize(excluded.title, nfkc)), '台', '臺')) = 0;

-- How long a contact is kept is read from the cycle, whose phases may be prolonged after a submission.
alter table gather.contact drop column keep_until;
