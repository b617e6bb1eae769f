/** Rulings after voting opened and settled ties, by poll. */
import type { Ruling, Settlement } from '@gongsuan/core/admit';
import type { TenantId } from '@gongsuan/core/people';
import type { TieStep } from '@gongsuan/core/plan';
import type { Tx } from '../db.ts';

/** A ruling as it was written; 'undone' takes back the one before on the same proposal. */
export interface WrittenRuling {
  readonly id: string;
  readonly number: string;
  readonly kind: Ruling['kind'] | 'undone';
  readonly reason: string;
  readonly at: Date;
}

export interface WrittenSettlement extends Settlement {
  readonly id: string;
  readonly note: string;
  readonly at: Date;
}

/** Every ruling on this poll, oldest first, the undone ones too. */
export async function rulings(
  tx: Tx,
  tenant: TenantId,
  poll: string,
): Promise<readonly WrittenRuling[]> {
  const rows = await tx
    .selectFrom('admit.ruling')
    .select(['id', 'number', 'kind', 'reason', 'at'])
    .where('tenant_id', '=', tenant)
    .where('poll_id', '=', poll)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as WrittenRuling['kind'] }));
}

export async function insertRuling(
  tx: Tx,
  tenant: TenantId,
  poll: string,
  ruling: WrittenRuling & { readonly by: string | null },
): Promise<void> {
  await tx
    .insertInto('admit.ruling')
    .values({
      id: ruling.id,
      tenant_id: tenant,
      poll_id: poll,
      number: ruling.number,
      kind: ruling.kind,
      reason: ruling.reason,
      at: ruling.at,
      by_account: ruling.by,
    })
    .execute();
}

/** The ties of this poll that were settled, in the order in which they were. */
export async function settlements(
  tx: Tx,
  tenant: TenantId,
  poll: string,
): Promise<readonly WrittenSettlement[]> {
  const rows = await tx
    .selectFrom('admit.settlement')
    .select(['id', 'method', 'ordering', 'seed', 'extra', 'note', 'at'])
    .where('tenant_id', '=', tenant)
    .where('poll_id', '=', poll)
    .orderBy('seq')
    .execute();
  return rows.map(({ method, ordering, ...row }) => ({
    ...row,
    method: method as TieStep,
    order: ordering,
  }));
}

export async function insertSettlement(
  tx: Tx,
  tenant: TenantId,
  poll: string,
  one: WrittenSettlement & { readonly by: string | null },
): Promise<void> {
  await tx
    .insertInto('admit.settlement')
    .values({
      id: one.id,
      tenant_id: tenant,
      poll_id: poll,
      method: one.method,
      ordering: [...one.order],
      seed: one.seed,
      extra: one.extra,
      note: one.note,
      at: one.at,
      by_account: one.by,
    })
    .execute();
}
