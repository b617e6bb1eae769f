/** Writes a new proposal, or its next version, into the books. */
import { createHash } from 'node:crypto';
import {
  numberOf,
  shownIn,
  stageOf,
  type Content,
  type ProposalId,
  type Version,
} from '@gongsuan/core/gather';
import type { Actor, TenantId } from '@gongsuan/core/people';
import type { Area, Cycle } from '@gongsuan/core/plan';
import { canonical, type Json } from '@gongsuan/prelude';
import { ledger, type Tx } from '@gongsuan/store';
import { files, proposals, versions } from '@gongsuan/store/gather';
import { subjectOf } from './load.ts';

/** The next number of an area: year, area, serial. */
export async function nextNumber(tx: Tx, cycle: Cycle, area: Area): Promise<string> {
  const prefix = numberOf(cycle.year, area.ordinal, 0).slice(0, -4);
  return numberOf(
    cycle.year,
    area.ordinal,
    await proposals.nextSerial(tx, cycle.tenant, cycle.id, prefix),
  );
}

/** Adds a version, drops files that none shows, and writes the ledger's line. */
export async function addVersion(
  tx: Tx,
  tenant: TenantId,
  actor: Actor,
  version: Version & {
    readonly proposal: ProposalId;
    readonly number: string;
    readonly area: Area;
  },
): Promise<void> {
  const { proposal, ordinal, at, by, content, number, area } = version;
  await versions.insert(tx, tenant, proposal, { ordinal, at, by, content });
  if (ordinal > 1 || content.files.length > 0) {
    await files.dropUnused(tx, tenant, proposal, shownIn(await versions.all(tx, tenant, proposal)));
  }
  await ledger.write(tx, tenant, {
    actor,
    at,
    act: ordinal === 1 ? 'proposal-submitted' : 'proposal-amended',
    subject: subjectOf(proposal),
    facts: {
      ...{ number, area: area.slug, version: ordinal, stage: stageOf(content) },
      sha256: digestOf(content),
    },
  });
}

/** Shows later that a version is still what was submitted. */
export function digestOf(content: Content): string {
  // Content is plain data: the type is wider than JSON only by its branded strings and numbers.
  const text = canonical(JSON.parse(JSON.stringify(content)) as Json);
  return createHash('sha256').update(text).digest('hex');
}
