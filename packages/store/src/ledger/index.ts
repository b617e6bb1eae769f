/** 帳: appends lines to a tenant's chain and reads them back. */
import { nextLine, signature, type LedgerLine } from '@gongsuan/core/ledger';
import type { Actor, TenantId } from '@gongsuan/core/people';
import type { Json } from '@gongsuan/prelude';
import { sql, type Selectable } from 'kysely';
import type { Tx } from '../db.ts';
import { json } from '../json.ts';
import type { LedgerTables } from './tables.ts';

export interface LedgerNote {
  readonly actor: Actor;
  readonly at: Date;
  readonly act: string;
  readonly subject: string;
  /** Nothing personal: the ledger is kept for ever. */
  readonly facts: Json;
}

/** Marks the platform's own chain: creating tenants, accounts. */
export const PLATFORM = '' as TenantId;

/**
 * Writes one line at the end of the tenant's chain, in this transaction. Writers of one chain wait
 * for each other until the transaction ends, so an act calls this last.
 */
export async function write(tx: Tx, tenant: TenantId, note: LedgerNote): Promise<LedgerLine> {
  await sql`select pg_advisory_xact_lock(hashtextextended('ledger:' || ${tenant}, 0))`.execute(tx);
  const last = await tx
    .selectFrom('house.ledger')
    .select(['seq', 'hash'])
    .where('tenant_id', '=', tenant)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const line = nextLine({ ...note, tenant, actor: signature(note.actor) }, last);
  await tx
    .insertInto('house.ledger')
    .values({
      tenant_id: tenant,
      seq: line.seq,
      at: line.at,
      actor: json(line.actor as object),
      act: line.act,
      subject: line.subject,
      facts: json(line.facts as object),
      previous: line.previous,
      hash: line.hash,
    })
    .execute();
  return line;
}

/** Lines of the tenant's chain, newest first. */
export async function recent(
  tx: Tx,
  tenant: TenantId,
  page: {
    readonly limit: number;
    readonly before?: number;
    readonly act?: string;
    readonly subject?: string;
  },
): Promise<readonly LedgerLine[]> {
  let query = tx
    .selectFrom('house.ledger')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .orderBy('seq', 'desc')
    .limit(page.limit);
  if (page.before !== undefined) query = query.where('seq', '<', page.before);
  if (page.act !== undefined) query = query.where('act', '=', page.act);
  if (page.subject !== undefined) query = query.where('subject', '=', page.subject);
  return (await query.execute()).map(lineOf);
}

/** The names of all acts in the tenant's chain, in order. */
export async function acts(tx: Tx, tenant: TenantId): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('house.ledger')
    .select('act')
    .distinct()
    .where('tenant_id', '=', tenant)
    .orderBy('act')
    .execute();
  return rows.map((row) => row.act);
}

/** The lines of the tenant's chain from `from` on, oldest first, for verification. */
export async function page(
  tx: Tx,
  tenant: TenantId,
  from: number,
  limit: number,
): Promise<readonly LedgerLine[]> {
  const rows = await tx
    .selectFrom('house.ledger')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('seq', '>=', from)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(lineOf);
}

function lineOf(row: Selectable<LedgerTables['house.ledger']>): LedgerLine {
  return {
    tenant: row.tenant_id,
    seq: row.seq,
    at: row.at,
    actor: row.actor as Json,
    act: row.act,
    subject: row.subject,
    facts: row.facts as Json,
    previous: row.previous,
    hash: row.hash,
  };
}
