/** Ballots of a sealed box, grouped for counting. */
import type { BallotCount } from '@gongsuan/core/admit';
import { sql } from 'kysely';
import type { Tx } from '../db.ts';

/**
 * Equal ballots and how many there are. Empty while the box is not sealed: the database does not
 * let the application look into an open box.
 */
export async function grouped(tx: Tx, poll: string): Promise<readonly BallotCount[]> {
  const { rows } = await sql<{
    electorate: BallotCount['electorate'];
    picks: number[];
    people: number;
  }>`select electorate, picks, people from admit.grouped_ballots(${poll})`.execute(tx);
  return rows.map(({ electorate, picks, people }) => ({
    electorate,
    picks: picks.map(String),
    count: people,
  }));
}
