/** The tables of `admit`, as PostgreSQL holds them. All insert-only. */
import type { Generated } from 'kysely';
import type { JsonColumn } from '../json.ts';

export interface AdmitTables {
  'admit.ruling': {
    id: string;
    tenant_id: string;
    poll_id: string;
    number: string;
    kind: string;
    reason: string;
    at: Date;
    by_account: string | null;
    seq: Generated<number>;
  };
  'admit.settlement': {
    id: string;
    tenant_id: string;
    poll_id: string;
    method: string;
    ordering: string[];
    seed: string | null;
    extra: number;
    note: string;
    at: Date;
    by_account: string | null;
    seq: Generated<number>;
  };
  'admit.publication': {
    id: string;
    tenant_id: string;
    cycle_id: string;
    version: number;
    at: Date;
    by_account: string | null;
    reason: string;
    document: JsonColumn;
    hash: string;
  };
}
