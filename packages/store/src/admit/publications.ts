/** Published results: version 1 and its corrections. */
import type { TenantId } from '@gongsuan/core/people';
import type { CycleId } from '@gongsuan/core/plan';
import type { Selectable } from 'kysely';
import type { Tx } from '../db.ts';
import { json } from '../json.ts';
import type { AdmitTables } from './tables.ts';

export interface Publication {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
  /** Why it was corrected; '' for version 1. */
  readonly reason: string;
  /** What was published, as JSON; the reader knows its shape. */
  readonly document: unknown;
  /** SHA-256 of the document's canonical JSON. */
  readonly hash: string;
}

/** All versions, newest first. */
export async function list(
  tx: Tx,
  tenant: TenantId,
  cycle: CycleId,
): Promise<readonly Publication[]> {
  const rows = await tx
    .selectFrom('admit.publication')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('cycle_id', '=', cycle)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(publicationOf);
}

/** The version that stands; `undefined` before publication. */
export async function newest(
  tx: Tx,
  tenant: TenantId,
  cycle: CycleId,
): Promise<Publication | undefined> {
  const row = await tx
    .selectFrom('admit.publication')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('cycle_id', '=', cycle)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && publicationOf(row);
}

/** When the result of each cycle was first published; cycles without one are missing. */
export async function firstDates(tx: Tx, tenant: TenantId): Promise<ReadonlyMap<CycleId, Date>> {
  const rows = await tx
    .selectFrom('admit.publication')
    .select(['cycle_id', 'at'])
    .where('tenant_id', '=', tenant)
    .where('version', '=', 1)
    .execute();
  return new Map(rows.map((row) => [row.cycle_id as CycleId, row.at]));
}

export async function insert(
  tx: Tx,
  tenant: TenantId,
  cycle: CycleId,
  one: Omit<Publication, 'document'> & { readonly document: object; readonly by: string | null },
): Promise<void> {
  await tx
    .insertInto('admit.publication')
    .values({
      id: one.id,
      tenant_id: tenant,
      cycle_id: cycle,
      version: one.version,
      at: one.at,
      by_account: one.by,
      reason: one.reason,
      document: json(one.document),
      hash: one.hash,
    })
    .execute();
}

function publicationOf(row: Selectable<AdmitTables['admit.publication']>): Publication {
  const { id, version, at, reason, document, hash } = row;
  return { id, version, at, reason, document, hash };
}
