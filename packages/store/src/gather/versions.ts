/** The versions of a proposal, added to and never changed, and the search over the newest ones. */
import type { TenantId } from '@gongsuan/core/people';
import {
  bigrams,
  searchText,
  type Content,
  type FileId,
  type ProposalId,
  type ShownFile,
  type Version,
} from '@gongsuan/core/gather';
import { sql } from 'kysely';
import type { Tx } from '../db.ts';
import { json } from '../json.ts';

/** Adds a version and makes the search read it instead of the one before. */
export async function insert(
  tx: Tx,
  tenant: TenantId,
  id: ProposalId,
  version: Version,
): Promise<void> {
  const { content } = version;
  await tx
    .insertInto('gather.version')
    .values({
      proposal_id: id,
      tenant_id: tenant,
      ordinal: version.ordinal,
      at: version.at,
      by: version.by,
      title: content.title,
      category: content.category,
      cost: content.estimate,
      content: json(content),
    })
    .execute();
  await index(tx, tenant, id, searchText(content, false));
}

/** Makes the search find a proposal by this text and no other. */
export async function index(tx: Tx, tenant: TenantId, id: ProposalId, text: string): Promise<void> {
  await tx
    .deleteFrom('gather.gram')
    .where('tenant_id', '=', tenant)
    .where('proposal_id', '=', id)
    .execute();
  await sql`insert into gather.gram (tenant_id, gram, proposal_id)
            select ${tenant}, unnest(${bigrams(text)}::text[]), ${id}`.execute(tx);
}

/** All versions, the first one first. */
export async function all(tx: Tx, tenant: TenantId, id: ProposalId): Promise<readonly Version[]> {
  const rows = await tx
    .selectFrom('gather.version')
    .select(['ordinal', 'at', 'by', 'content'])
    .where('tenant_id', '=', tenant)
    .where('proposal_id', '=', id)
    .orderBy('ordinal')
    .execute();
  // Written by our own acts from a checked value.
  const kept = rows.map((row) => ({ ...row, content: row.content as Kept }));
  const early = kept.some((row) => row.content.files.some((file) => typeof file === 'string'));
  const captions = early ? await earlyCaptions(tx, tenant, id) : new Map<string, string>();
  return kept.map(({ ordinal, at, by, content }) => {
    return { ordinal, at, by: by as Version['by'], content: contentOf(content, captions) };
  });
}

/** Before 0072 a version named its files alone. */
type Kept = Omit<Content, 'files'> & { readonly files: readonly (FileId | ShownFile)[] };

function contentOf(kept: Kept, captions: ReadonlyMap<string, string>): Content {
  const shown = (file: FileId | ShownFile): ShownFile =>
    typeof file === 'string' ? { id: file, caption: captions.get(file) ?? '' } : file;
  return { ...kept, files: kept.files.map(shown) };
}

async function earlyCaptions(
  tx: Tx,
  tenant: TenantId,
  id: ProposalId,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('gather.file')
    .select(['id', 'caption_before'])
    .where('tenant_id', '=', tenant)
    .where('proposal_id', '=', id)
    .execute();
  return new Map(rows.map((row) => [row.id, row.caption_before ?? '']));
}

/** A submitted proposal that shares grams with what is asked for. */
export interface Match {
  readonly id: ProposalId;
  readonly title: string;
  readonly found: number;
}

/** The proposals of all the tenant's cycles that hold most of these grams, whatever became of them. */
export async function matching(
  tx: Tx,
  tenant: TenantId,
  grams: readonly string[],
  limit: number,
): Promise<readonly Match[]> {
  if (grams.length === 0) return [];
  const rows = await tx
    .with('hit', (cte) =>
      cte
        .selectFrom('gather.gram')
        .select((eb) => ['proposal_id', eb.fn.countAll<number>().as('found')])
        .where('tenant_id', '=', tenant)
        .where('gram', 'in', grams)
        .groupBy('proposal_id')
        .orderBy('found', 'desc')
        .orderBy('proposal_id')
        .limit(limit),
    )
    .selectFrom('hit')
    .innerJoin('gather.version as v', 'v.proposal_id', 'hit.proposal_id')
    .select(['hit.proposal_id as id', 'hit.found', 'v.title'])
    .where('v.tenant_id', '=', tenant)
    .distinctOn('hit.proposal_id')
    .orderBy('hit.proposal_id')
    .orderBy('v.ordinal', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, id: row.id as ProposalId }));
}
