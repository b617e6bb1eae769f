/** Counts of tries, each under a keyed hash of what is counted. */
import type { Count } from '@gongsuan/core/people';
import { sql } from 'kysely';
import type { Tx } from '../db.ts';

/** The counts of these keys, held until the transaction ends, so that no two tries count as one. */
export async function hold(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, Count>> {
  for (const key of [...keys].sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 1))`.execute(tx);
  }
  const rows = await tx
    .selectFrom('people.throttle')
    .selectAll()
    .where('key', 'in', keys)
    .execute();
  return new Map(
    rows.map((row) => [row.key, { tries: row.tries, since: row.since, restUntil: row.rest_until }]),
  );
}

/** Writes the count of this key in the place of the earlier one. */
export async function put(tx: Tx, key: string, count: Count): Promise<void> {
  const values = { tries: count.tries, since: count.since, rest_until: count.restUntil };
  await tx
    .insertInto('people.throttle')
    .values({ key, ...values })
    .onConflict((oc) => oc.column('key').doUpdateSet(values))
    .execute();
}

/** Forgets the counts of these keys. */
export async function drop(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.deleteFrom('people.throttle').where('key', 'in', keys).execute();
}
