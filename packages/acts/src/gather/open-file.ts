/** Opens a photo or a document for a reader who may see it. */
import {
  openFiles,
  shownIn,
  type FileId,
  type GatherRefusal,
  type Version,
} from '@gongsuan/core/gather';
import { may, type Actor, type TenantId } from '@gongsuan/core/people';
import { ok, parseId, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, type Db, type Tx } from '@gongsuan/store';
import { files, versions } from '@gongsuan/store/gather';
import { findCase, placeOf, type Case } from './load.ts';

export interface OpenedFile {
  readonly name: string;
  readonly mediaType: 'image/webp' | 'application/pdf';
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** Whether everybody may keep it in a cache. */
  readonly everybody: boolean;
}

/**
 * Everybody opens the files of the newest version that an officer has decided about; the proposer and
 * officers also what waits, or what an earlier version showed.
 */
export function openFile(
  db: Db,
  tenant: TenantId,
  actor: Actor | null,
  file: string,
  small: boolean,
): Promise<Result<OpenedFile, GatherRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const id = parseId<'file'>(file);
    const owner = id && (await files.owner(tx, tenant, id));
    const found = owner && (await findCase(tx, tenant, owner));
    if (!id || !found?.ok) return refuse({ code: 'no-such-file' });
    const { proposal } = found.value;
    const all = await versions.all(tx, tenant, proposal.id);
    const everybody = openFiles(proposal.facts, all).includes(id);
    if (!everybody && !(await mayOpen(tx, tenant, actor, found.value, all, id))) {
      return refuse({ code: 'no-such-file' });
    }
    const body = await files.body(tx, tenant, id, small);
    if (!body) return refuse({ code: 'no-such-file' });
    const { name, mediaType, sha256, bytes } = body;
    return ok({ name, mediaType, sha256, bytes, everybody });
  });
}

/** The proposer opens what a draft adds, too; officers only what was submitted. */
async function mayOpen(
  tx: Tx,
  tenant: TenantId,
  actor: Actor | null,
  { proposal, cycle }: Case,
  all: readonly Version[],
  id: FileId,
): Promise<boolean> {
  if (actor?.kind === 'citizen') return actor.account === proposal.proposer;
  if (actor?.kind !== 'staff') return false;
  if (!shownIn(all).includes(id)) return false;
  return may(actor, 'read-office', await placeOf(tx, tenant, cycle, proposal.area));
}
