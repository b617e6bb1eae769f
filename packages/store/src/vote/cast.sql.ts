/**
 * The one statement by which ballots go into the box: a batch of one tenant, each row decided for
 * itself. A person who is on the roll already, or whose ballot came too early or too late, is
 * left out and named in the answer. One row here is all that stands between two parallel ballots
 * of one person: the primary key of the roll.
 *
 * Rows are written in order of tag, so that two batches never wait for each other in a circle, and
 * ballots in order of id, so that their place tells nothing of the order in which they came.
 */
export const CAST = `
with input as materialized (
  select row_number() over () as ord, i.*
    from unnest($1::uuid[], $2::bytea[], $3::uuid[], $4::bytea[], $5::text[], $6::text[], $7::bool[],
                $8::text[], $9::timestamptz[], $10::timestamptz[], $11::bytea[], $12::text[], $13::text[])
      as i(roll, tag, poll, claim, channel, residency, assisted, consent, consented, received, id, electorate, picks)
), opened as materialized (
  select p.id, p.roll_id, p.tenant_id, p.opens_at,
         coalesce((select e.closes_at from vote.extension e where e.poll_id = p.id order by e.seq desc limit 1),
                  p.closes_at) as closes_at
    from vote.poll p
   where p.id = any ($14::uuid[]) and not exists (select from vote.stop s where s.poll_id = p.id)
), timely as materialized (
  select i.*, p.tenant_id
    from input i join opened p on p.id = i.poll and p.roll_id = i.roll
   where i.received >= p.opens_at and i.received < p.closes_at
), person as (
  insert into vote.participation (roll_id, tag, poll_id, tenant_id, claim, channel, residency, assisted,
                                  consent_version, consented_at, cast_at)
  select roll, tag, poll, tenant_id, claim, channel, residency, assisted, consent,
         date_trunc('minute', consented), date_trunc('minute', received)
    from timely order by roll, tag
  on conflict (roll_id, tag) do nothing
  returning roll_id, tag
), box as (
  insert into vote.ballot (poll_id, id, tenant_id, electorate, picks)
  select t.poll, t.id, t.tenant_id, t.electorate, t.picks::smallint[]
    from timely t join person on person.roll_id = t.roll and person.tag = t.tag
   order by t.id
)
select i.ord::int as ord, t.ord is not null as timely
  from input i left join timely t on t.ord = i.ord
  left join person on person.roll_id = i.roll and person.tag = i.tag
 where person.tag is null or t.ord is null`;

/** What is on the roll for these people: their first ballot. */
export const FIRST = `
select encode(p.tag, 'hex') as tag, p.roll_id as roll, p.poll_id as poll, encode(p.claim, 'hex') as claim,
       p.cast_at as at
  from unnest($1::uuid[], $2::bytea[]) as i(roll, tag)
  join vote.participation p on p.roll_id = i.roll and p.tag = i.tag`;

/** Whether a ballot is in the box with these picks. */
export const FIND = `select vote.find_ballot($1, $2, $3::smallint[]) as found`;
