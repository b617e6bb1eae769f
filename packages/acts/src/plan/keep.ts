/** A draft becomes a cycle of the tenant: ids are drawn, and it is written down. */
import { randomUUID } from 'node:crypto';
import type { OrganisationId, TenantId } from '@gongsuan/core/people';
import { renumbered, type Cycle, type CycleId, type Draft } from '@gongsuan/core/plan';
import { parseId } from '@gongsuan/prelude';
import type { Tx } from '@gongsuan/store';
import { cycles } from '@gongsuan/store/plan';

export interface Keeping {
  readonly tenant: TenantId;
  readonly organisation: OrganisationId;
  readonly clonedFrom: CycleId | null;
  /** The office of the area with this address word. */
  readonly officeOf: (slug: string) => OrganisationId | null;
}

export async function keepDraft(tx: Tx, draft: Draft, keeping: Keeping, at: Date): Promise<Cycle> {
  const { officeOf, ...owner } = keeping;
  const cycle: Cycle = {
    ...draft,
    ...owner,
    id: drawId<'cycle'>(),
    published: null,
    record: false,
    areas: draft.areas.map((area) => ({
      ...area,
      id: drawId<'area'>(),
      organisation: officeOf(area.slug),
    })),
    phases: renumbered(draft.phases).map((phase) => ({ ...phase, id: drawId<'phase'>() })),
  };
  await cycles.insert(tx, cycle, at);
  return cycle;
}

export function drawId<Kind extends string>() {
  const id = parseId<Kind>(randomUUID());
  if (!id) throw new Error('a UUID is an id');
  return id;
}
