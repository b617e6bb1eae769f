import { ok, refuse, type Result } from '@gongsuan/prelude';
import type { Sentence } from './refusal.ts';

/** Settings with which PostgreSQL may lose a ballot that it has acknowledged. */
export type DurabilityRefusal = {
  readonly code: 'not-durable';
  readonly settings: readonly { readonly name: string; readonly value: string }[];
};

/** Anything that answers a query: a pool, a client, a transaction. */
export type Queryable = {
  query(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
};

/**
 * Whether an acknowledged ballot survives a power cut: `fsync`, `full_page_writes` and
 * `synchronous_commit` must not be off. Ask with the connection that will write.
 */
export async function durability(db: Queryable): Promise<Result<void, DurabilityRefusal>> {
  const { rows } = await db.query(
    `select name, setting from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by name`,
  );
  const settings = rows.map((row) => ({ name: String(row.name), value: String(row.setting) }));
  return settings.length === 0 ? ok(undefined) : refuse({ code: 'not-durable', settings });
}

/** The variable that lets a start proceed on a database that may lose ballots (never in production). */
export const undurableVariable = 'GONGSUAN_ACCEPT_LOSS';

/** What the operator reads. */
export function durabilitySentence(refusal: DurabilityRefusal): Sentence {
  const list = refusal.settings.map(({ name, value }) => `${name} = ${value}`).join(', ');
  return {
    zh: `資料庫設定 ${list}：停電時可能遺失已收下的選票，因此不予啟動。請改為 on；僅供試驗時可設 ${undurableVariable}=yes。`,
    en: `The database is set to ${list}: a power cut could lose ballots already acknowledged, so the platform does not start. Set them to on; for experiments only, set ${undurableVariable}=yes.`,
  };
}
