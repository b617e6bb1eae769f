/** The tables of `vote`, as PostgreSQL holds them. The box itself is written by the collector. */
import type { JsonColumn } from '../json.ts';

export interface VoteTables {
  'vote.roll': {
    id: string;
    tenant_id: string;
    cycle_id: string;
    area_id: string | null;
    created_at: Date;
    key_destroyed_at: Date | null;
  };
  'vote.poll': {
    id: string;
    tenant_id: string;
    cycle_id: string;
    area_id: string;
    roll_id: string;
    rules_text: string;
    rules_hash: string;
    opens_at: Date;
    closes_at: Date;
    created_at: Date;
  };
  'vote.extension': {
    poll_id: string;
    seq: number;
    tenant_id: string;
    closes_at: Date;
    reason: string;
    at: Date;
  };
  'vote.stop': {
    poll_id: string;
    tenant_id: string;
    at: Date;
  };
  'vote.seal': {
    poll_id: string;
    tenant_id: string;
    at: Date;
    ballots: number;
    ballot_digest: string;
    participations: number;
    claim_digest: string;
  };
  'vote.participation': {
    roll_id: string;
    tag: Buffer;
    poll_id: string;
    tenant_id: string;
    claim: Buffer;
    channel: string;
    residency: string;
    assisted: boolean;
    cast_at: Date;
  };
  'vote.attempt': {
    id: string;
    tenant_id: string;
    roll_id: string;
    tag: Buffer;
    device: Buffer | null;
    at: Date;
    outcome: string;
    settled_at: Date | null;
  };
  'vote.certification': {
    id: string;
    tenant_id: string;
    roll_id: string;
    poll_id: string;
    tag: Buffer;
    residency: string;
    proof: string;
    pass_hash: Buffer;
    officer: JsonColumn;
    at: Date;
  };
  'vote.spent': {
    id: Buffer;
    expires_at: Date;
  };
}
