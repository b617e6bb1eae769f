/** Opens a photo or a document for a reader who may see it. */
import type { GatherRefusal } from '@gongsuan/core/gather';
import type { Actor, TenantId } from '@gongsuan/core/people';
import { ok, parseId, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, type Db } from '@gongsuan/store';
import { files, versions } from '@gongsuan/store/gather';
import { findCase } from './load.ts';
import { mayOpenFiles } from './read-proposal.ts';

export interface OpenedFile {
  readonly name: string;
  readonly mediaType: 'image/webp' | 'application/pdf';
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** Whether everybody may keep it in a cache. */
  readonly everybody: boolean;
}

/**
 * Everybody opens what the newest version of an open proposal shows; the proposer and officers also
 * what waits, or what an earlier version showed.
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
    const { proposal, cycle } = found.value;
    const who = await mayOpenFiles(tx, tenant, actor, proposal, cycle);
    const newest = (await versions.all(tx, proposal.id)).at(-1);
    const everybody = who === 'everybody' && (newest?.content.files.includes(id) ?? false);
    const reader =
      who === 'this-reader' ||
      (actor !== null &&
        proposal.proposer !== null &&
        actor.kind === 'citizen' &&
        actor.account === proposal.proposer);
    if (!everybody && !reader) return refuse({ code: 'no-such-file' });
    const body = await files.body(tx, id, small);
    if (!body) return refuse({ code: 'no-such-file' });
    const { name, mediaType, sha256, bytes } = body;
    return ok({ name, mediaType, sha256, bytes, everybody });
  });
}
