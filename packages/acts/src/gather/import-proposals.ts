/** 提案清單匯入: a whole list, or nothing of it, with every refused line named. */
import { randomUUID } from 'node:crypto';
import {
  readHeadings,
  readRow,
  type GatherRefusal,
  type HeadingRefusal,
  type ProposalId,
  type Row,
  type RowRefusal,
} from '@gongsuan/core/gather';
import { allow, type Actor, type PolicyRefusal, type TenantId } from '@gongsuan/core/people';
import type { Cycle } from '@gongsuan/core/plan';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, type Db, type Tx } from '@gongsuan/store';
import { proposals } from '@gongsuan/store/gather';
import { findCycle, placeOf } from './load.ts';
import { addVersion, nextNumber } from './record.ts';

/** A line of the list that cannot be taken, with everything that is wrong with it. */
export interface RefusedLine {
  /** As a spreadsheet counts: the headings are line 1. */
  readonly line: number;
  readonly refusals: readonly RowRefusal[];
}

export interface ImportReport {
  readonly imported: readonly { readonly line: number; readonly number: string }[];
  readonly refused: readonly RefusedLine[];
}

export interface List {
  readonly headings: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/**
 * Imports the list into a cycle. With a refused line nothing is imported, unless `acceptGood` says that
 * the good lines are wanted without the others.
 */
export function importProposals(
  db: Db,
  actor: Actor,
  at: { readonly tenant: TenantId; readonly cycle: string },
  list: List,
  acceptGood: boolean,
  now: Date,
): Promise<Result<ImportReport, GatherRefusal | HeadingRefusal | PolicyRefusal>> {
  return inTenant(db, at.tenant, async (tx) => {
    const found = await findCycle(tx, at.tenant, at.cycle, actor);
    if (!found.ok) return found;
    const cycle = found.value;
    const place = await placeOf(tx, at.tenant, cycle, null);
    const allowed = allow(actor, 'enter-proposal', place);
    if (!allowed.ok) return allowed;
    const columns = readHeadings(list.headings);
    if (!columns.ok) return refuse(columns.refusal);

    const read = list.rows.map(({ line, cells }) => ({
      line,
      row: readRow(cells, columns.value, cycle),
    }));
    const numbers = read.flatMap(({ row }) => (row.ok && row.value.number) || []);
    const taken = new Set(await proposals.taken(tx, at.tenant, cycle.id, numbers));
    const good: { line: number; row: Row }[] = [];
    const refused: RefusedLine[] = [];
    for (const { line, row } of read) {
      const number = row.ok ? row.value.number : null;
      if (!row.ok) refused.push({ line, refusals: row.refusal });
      else if (number !== null && taken.has(number)) {
        const twice = { code: 'import-number-taken', field: 'number', number } as const;
        refused.push({ line, refusals: [twice] });
      } else {
        if (number !== null) taken.add(number);
        good.push({ line, row: row.value });
      }
    }
    if (refused.length > 0 && !acceptGood) return ok({ imported: [], refused });
    // Numbers that the list brings come first, so that the next ones do not meet them.
    const ordered = good.toSorted(
      (a, b) => Number(b.row.number !== null) - Number(a.row.number !== null),
    );
    const imported: { line: number; number: string }[] = [];
    for (const { line, row } of ordered) {
      imported.push({ line, number: await take(tx, at.tenant, actor, cycle, row, now) });
    }
    return ok({ imported: imported.toSorted((a, b) => a.line - b.line), refused });
  });
}

async function take(
  tx: Tx,
  tenant: TenantId,
  actor: Actor,
  cycle: Cycle,
  { area, content, number: given }: Row,
  now: Date,
): Promise<string> {
  const proposal = randomUUID() as string as ProposalId;
  const number = given ?? (await nextNumber(tx, cycle, area));
  await proposals.insert(tx, tenant, {
    ...{ id: proposal, cycle: cycle.id, area: area.id, number, channel: 'import' },
    ...{ proposer: null, created: now, submitted: now },
  });
  const by = actor.kind === 'machine' ? 'machine' : 'staff';
  const version = { ordinal: 1, at: now, by, content } as const;
  await addVersion(tx, tenant, actor, { ...version, proposal, number, area });
  return number;
}
