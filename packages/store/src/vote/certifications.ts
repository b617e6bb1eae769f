/** 現場認證: who was certified at the desk, by tag. */
import type { TenantId } from '@gongsuan/core/people';
import type { Residency } from '@gongsuan/core/plan';
import type { PollId, Proof, RollId } from '@gongsuan/core/vote';
import type { Json } from '@gongsuan/prelude';
import type { Tx } from '../db.ts';
import { json } from '../json.ts';

export interface Certification {
  readonly id: string;
  readonly roll: RollId;
  readonly poll: PollId;
  readonly tag: Buffer;
  readonly residency: Residency;
  readonly proof: Proof;
  /** HMAC with the roll's key over tag, birth date and pass. */
  readonly passHash: Buffer;
  readonly officer: Json;
  readonly at: Date;
}

export async function insert(tx: Tx, tenant: TenantId, one: Certification): Promise<void> {
  await tx
    .insertInto('vote.certification')
    .values({
      id: one.id,
      tenant_id: tenant,
      roll_id: one.roll,
      poll_id: one.poll,
      tag: one.tag,
      residency: one.residency,
      proof: one.proof,
      pass_hash: one.passHash,
      officer: json(one.officer),
      at: one.at,
    })
    .execute();
}

/** The certification that holds: the newest of this person for this poll. An older pass is void. */
export async function newest(
  tx: Tx,
  tenant: TenantId,
  poll: PollId,
  roll: RollId,
  tag: Buffer,
): Promise<{ readonly residency: Residency; readonly passHash: Buffer } | undefined> {
  const row = await tx
    .selectFrom('vote.certification')
    .select(['residency', 'pass_hash'])
    .where('tenant_id', '=', tenant)
    .where('roll_id', '=', roll)
    .where('poll_id', '=', poll)
    .where('tag', '=', tag)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { residency: row.residency as Residency, passHash: row.pass_hash };
}
