/** The tables of `gather`, as PostgreSQL holds them. Days come as ISO text, amounts as numbers. */
import type { ColumnType, Generated } from 'kysely';
import type { JsonColumn } from '../json.ts';

export interface GatherTables {
  'gather.proposal': {
    id: string;
    tenant_id: string;
    cycle_id: string;
    area_id: string | null;
    number: string | null;
    channel: string;
    proposer_id: string | null;
    created_at: Date;
    submitted_at: Date | null;
  };
  'gather.draft': {
    proposal_id: string;
    tenant_id: string;
    typed: JsonColumn;
    saved_at: Date;
  };
  'gather.version': {
    proposal_id: string;
    ordinal: number;
    tenant_id: string;
    at: Date;
    by: string;
    title: string;
    category: string | null;
    cost: number;
    content: JsonColumn;
  };
  'gather.gram': {
    tenant_id: string;
    gram: string;
    proposal_id: string;
  };
  'gather.contact': {
    proposal_id: string;
    tenant_id: string;
    name: string;
    reach: string;
    name_public: boolean;
  };
  'gather.withdrawal': {
    proposal_id: string;
    tenant_id: string;
    at: Date;
    by: string;
    reason: string;
  };
  'gather.file': {
    id: string;
    tenant_id: string;
    proposal_id: string;
    kind: string;
    name: string;
    /** Of the draft; a version has its own. */
    caption: string;
    /** What versions from before 0072 show. */
    caption_before: ColumnType<string | null, never, never>;
    media_type: string;
    size: number;
    width: number | null;
    height: number | null;
    sha256: string;
    body: Uint8Array;
    small: Uint8Array | null;
    added_at: Date;
    /** The order in which files of one moment came. */
    seq: Generated<number>;
    removed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
}
