/** Photos and documents, kept in the database beside what they belong to. */
import type { FileId, FileNote, ProposalId, ShownFile } from '@gongsuan/core/gather';
import type { TenantId } from '@gongsuan/core/people';
import type { Tx } from '../db.ts';

export interface NewFile extends Omit<FileNote, 'caption'> {
  readonly body: Uint8Array;
  readonly small: Uint8Array | null;
}

export async function insert(
  tx: Tx,
  tenant: TenantId,
  proposal: ProposalId,
  file: NewFile,
): Promise<void> {
  await tx
    .insertInto('gather.file')
    .values({
      ...{ id: file.id, tenant_id: tenant, proposal_id: proposal, kind: file.kind },
      ...{ name: file.name, caption: '', media_type: file.mediaType, size: file.size },
      ...{ width: file.width, height: file.height, sha256: file.sha256 },
      ...{ body: file.body, small: file.small, added_at: file.added },
    })
    .execute();
}

/**
 * The files that ever belonged to a proposal, without their bytes and with the captions of the draft;
 * `removed` ones are marked.
 */
export async function list(
  tx: Tx,
  tenant: TenantId,
  proposal: ProposalId,
): Promise<readonly (FileNote & { readonly removed: boolean })[]> {
  const rows = await tx
    .selectFrom('gather.file')
    .select(['id', 'kind', 'name', 'caption', 'media_type', 'size', 'width', 'height', 'sha256'])
    .select(['added_at', 'removed_at'])
    .where('tenant_id', '=', tenant)
    .where('proposal_id', '=', proposal)
    .orderBy('added_at')
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id as FileId, kind: row.kind as FileNote['kind'], name: row.name },
    ...{ caption: row.caption, mediaType: row.media_type as FileNote['mediaType'] },
    ...{ size: row.size, width: row.width, height: row.height, sha256: row.sha256 },
    ...{ added: row.added_at, removed: row.removed_at !== null },
  }));
}

export interface Body {
  readonly proposal: ProposalId;
  readonly name: string;
  readonly mediaType: FileNote['mediaType'];
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** The file's proposal, for the question who may see it. */
export async function owner(tx: Tx, tenant: TenantId, id: FileId): Promise<ProposalId | undefined> {
  const row = await tx
    .selectFrom('gather.file')
    .select('proposal_id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.proposal_id as ProposalId | undefined;
}

/** The bytes: the file itself, or a photo's small picture. */
export async function body(
  tx: Tx,
  tenant: TenantId,
  id: FileId,
  small: boolean,
): Promise<Body | undefined> {
  const row = await tx
    .selectFrom('gather.file')
    .select(['proposal_id', 'name', 'media_type', 'sha256'])
    .select((eb) => (small ? eb.fn.coalesce('small', 'body') : eb.ref('body')).as('bytes'))
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      ...{ proposal: row.proposal_id as ProposalId, name: row.name, sha256: row.sha256 },
      ...{ mediaType: row.media_type as Body['mediaType'], bytes: row.bytes },
    }
  );
}

/** Takes a file out of the proposal; its row stays for the versions that show it. */
export async function remove(
  tx: Tx,
  tenant: TenantId,
  proposal: ProposalId,
  id: FileId,
  at: Date,
): Promise<boolean> {
  const done = await tx
    .updateTable('gather.file')
    .set({ removed_at: at })
    .where('tenant_id', '=', tenant)
    .where('proposal_id', '=', proposal)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Makes files and captions again those of a version: what was taken out is back, what was added is out. */
export async function reset(
  tx: Tx,
  tenant: TenantId,
  proposal: ProposalId,
  shown: readonly ShownFile[],
  at: Date,
): Promise<void> {
  const all = tx
    .updateTable('gather.file')
    .where('tenant_id', '=', tenant)
    .where('proposal_id', '=', proposal);
  for (const { id, caption } of shown) {
    await all.set({ removed_at: null, caption }).where('id', '=', id).execute();
  }
  const kept = shown.map((file) => file.id);
  const added = kept.length > 0 ? all.where('id', 'not in', kept) : all;
  await added.set({ removed_at: at }).where('removed_at', 'is', null).execute();
}

/** Deletes the bytes of removed files that no version shows. */
export async function dropUnused(
  tx: Tx,
  tenant: TenantId,
  proposal: ProposalId,
  shown: readonly FileId[],
): Promise<void> {
  let query = tx
    .deleteFrom('gather.file')
    .where('tenant_id', '=', tenant)
    .where('proposal_id', '=', proposal)
    .where('removed_at', 'is not', null);
  if (shown.length > 0) query = query.where('id', 'not in', shown);
  await query.execute();
}

export async function setCaption(
  tx: Tx,
  tenant: TenantId,
  proposal: ProposalId,
  id: FileId,
  caption: string,
): Promise<void> {
  await tx
    .updateTable('gather.file')
    .set({ caption })
    .where('tenant_id', '=', tenant)
    .where('proposal_id', '=', proposal)
    .where('id', '=', id)
    .execute();
}
