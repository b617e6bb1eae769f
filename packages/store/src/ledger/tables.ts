/** The ledger, as PostgreSQL holds it. Insert-only: the application's role may not change a line. */
import type { JsonColumn } from '../json.ts';

export interface LedgerTables {
  'house.ledger': {
    tenant_id: string;
    seq: number;
    at: Date;
    actor: JsonColumn;
    act: string;
    subject: string;
    facts: JsonColumn;
    previous: string;
    hash: string;
  };
}
