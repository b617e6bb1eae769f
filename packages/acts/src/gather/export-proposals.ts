/** The submitted proposals of a cycle as a table; names and addresses of proposers are not in it. */
import { statusOf, type GatherRefusal } from '@gongsuan/core/gather';
import { allow, type Actor, type PolicyRefusal, type TenantId } from '@gongsuan/core/people';
import { ok, type Result } from '@gongsuan/prelude';
import { inTenant, type Db } from '@gongsuan/store';
import { standing, versions } from '@gongsuan/store/gather';
import { findCycle, placeOf } from './load.ts';

const HEADINGS = [
  ...['number', 'title', 'area', 'category', 'purpose', 'content'],
  ...['place', 'village', 'cost', 'status'],
];

/** Headings first; they are those by which a list is read in again. */
export function exportProposals(
  db: Db,
  actor: Actor,
  at: { readonly tenant: TenantId; readonly cycle: string },
): Promise<Result<readonly (readonly string[])[], GatherRefusal | PolicyRefusal>> {
  return inTenant(db, at.tenant, async (tx) => {
    const found = await findCycle(tx, at.tenant, at.cycle, actor);
    if (!found.ok) return found;
    const cycle = found.value;
    const place = await placeOf(tx, at.tenant, cycle, null);
    const allowed = allow(actor, 'read-office', place);
    if (!allowed.ok) return allowed;
    const rows: (readonly string[])[] = [HEADINGS];
    for (const one of await standing.submitted(tx, at.tenant, cycle.id)) {
      const newest = (await versions.all(tx, at.tenant, one.id)).at(-1);
      if (!newest) continue;
      const { title, category, purpose, content, place: where, estimate } = newest.content;
      const area = cycle.areas.find((known) => known.id === one.area)?.slug ?? '';
      const named = cycle.rules.categories.find(({ key }) => key === category)?.name.zh;
      rows.push([
        ...[one.number ?? '', title, area, named ?? category ?? '', purpose, content],
        ...[where.text, where.village ?? '', String(estimate), statusOf(one.facts)],
      ]);
    }
    return ok(rows);
  });
}
