/** The tables of `route`, as PostgreSQL holds them. */
import type { GeneratedAlways } from 'kysely';
import type { JsonColumn } from '../json.ts';

export interface RouteTables {
  'route.decision': {
    proposal_id: string;
    ordinal: number;
    tenant_id: string;
    kind: string;
    at: Date;
    officer: JsonColumn;
    reason: string;
    alternative: string;
    version: number;
    cost: number | null;
    exclusion: string | null;
    consent: boolean | null;
  };
  'route.message': {
    id: string;
    seq: GeneratedAlways<number>;
    tenant_id: string;
    proposal_id: string;
    kind: string;
    side: string;
    at: Date;
    text: string;
  };
}
