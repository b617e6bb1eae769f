/** Values in jsonb columns. */
import type { Json } from '@gongsuan/prelude';
import { sql, type ColumnType, type RawBuilder } from 'kysely';

/** A jsonb column: parsed on reading (as `unknown`: the reader checks), written by {@link json}. */
export type JsonColumn = ColumnType<unknown, RawBuilder<unknown>, RawBuilder<unknown>>;

/** A value as jsonb. */
export function json(value: Json | object): RawBuilder<unknown> {
  return sql`${JSON.stringify(value)}::jsonb`;
}
