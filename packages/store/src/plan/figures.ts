/** Printed figures of a past year, written once with its record. */
import { randomUUID } from 'node:crypto';
import type { TenantId } from '@gongsuan/core/people';
import type { CycleId } from '@gongsuan/core/plan';
import type { Tx } from '../db.ts';
import type { Figure } from './public.ts';

/** Writes the figures in the order given. */
export async function insert(
  tx: Tx,
  tenant: TenantId,
  cycle: CycleId,
  figures: readonly Figure[],
): Promise<void> {
  await tx
    .insertInto('plan.figure')
    .values(
      figures.map((figure, ordinal) => ({
        id: randomUUID(),
        tenant_id: tenant,
        cycle_id: cycle,
        area_id: figure.area,
        step: figure.step,
        key: figure.key,
        ordinal,
        label_zh: figure.label.zh,
        label_en: figure.label.en,
        value: figure.value,
        note: figure.note,
        source: figure.source,
      })),
    )
    .execute();
}
