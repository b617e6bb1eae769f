/** 輪值: one process at a time does what has to be done by itself. */
import { sql } from 'kysely';
import type { Db } from './db.ts';

/**
 * Does `work` unless another process is doing what has this name; then `null`. The turn is a lock
 * of the session, which ends with the connection: a process that dies gives it back.
 */
export function inTurn<T>(db: Db, name: string, work: () => Promise<T>): Promise<T | null> {
  const key = sql`hashtextextended(${`turn:${name}`}, 0)`;
  return db.connection().execute(async (held) => {
    const taken = await sql<{
      mine: boolean;
    }>`select pg_try_advisory_lock(${key}) as mine`.execute(held);
    if (!taken.rows[0]?.mine) return null;
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(held).catch(() => undefined);
    }
  });
}
