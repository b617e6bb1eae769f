/** Ballots of areas and the rolls on which people vote once. */
import type { TenantId } from '@gongsuan/core/people';
import type { AreaId, CycleId, VotingTime } from '@gongsuan/core/plan';
import type { Extension, Poll, PollId, PollRules, RollId, Seal } from '@gongsuan/core/vote';
import { sql, type Selectable } from 'kysely';
import type { Db, Tx } from '../db.ts';
import { inTenant } from '../db.ts';
import type { VoteTables } from './tables.ts';

/** The poll of this tenant; `undefined` when it has none with this id, whoever else may. */
export async function find(tx: Tx, tenant: TenantId, id: PollId): Promise<Poll | undefined> {
  const rows = await polls(tx, tenant).where('vote.poll.id', '=', id).execute();
  return (await whole(tx, rows))[0];
}

/** The polls of a cycle, in the order of its areas. */
export async function ofCycle(tx: Tx, tenant: TenantId, cycle: CycleId): Promise<readonly Poll[]> {
  const rows = await polls(tx, tenant)
    .where('vote.poll.cycle_id', '=', cycle)
    .innerJoin('plan.area', 'plan.area.id', 'vote.poll.area_id')
    .orderBy('plan.area.ordinal')
    .execute();
  return whole(tx, rows);
}

/** All polls of a tenant. */
export async function ofTenant(tx: Tx, tenant: TenantId): Promise<readonly Poll[]> {
  return whole(tx, await polls(tx, tenant).execute());
}

/** When voting truly runs, over the areas of each cycle that has ballots. */
export async function times(tx: Tx, tenant: TenantId): Promise<ReadonlyMap<CycleId, VotingTime>> {
  const { rows } = await sql<VotingTime & { readonly cycle: string }>`
    select p.cycle_id as cycle, min(p.opens_at) as opens,
           max(coalesce((select e.closes_at from vote.extension e
                          where e.poll_id = p.id order by e.seq desc limit 1), p.closes_at)) as closes
      from vote.poll p where p.tenant_id = ${tenant} group by p.cycle_id`.execute(tx);
  return new Map(rows.map(({ cycle, opens, closes }) => [cycle as CycleId, { opens, closes }]));
}

/** The polls that share a roll. */
export async function ofRoll(tx: Tx, tenant: TenantId, roll: RollId): Promise<readonly Poll[]> {
  const rows = await polls(tx, tenant).where('vote.poll.roll_id', '=', roll).execute();
  return whole(tx, rows);
}

/** A poll by its id alone, for addresses that do not name the tenant. */
export async function anywhere(db: Db, id: PollId): Promise<Poll | undefined> {
  const found = await sql<{
    tenant: string | null;
  }>`select vote.tenant_of(${id}) as tenant`.execute(db);
  const tenant = found.rows[0]?.tenant as TenantId | null | undefined;
  return tenant ? inTenant(db, tenant, (tx) => find(tx, tenant, id)) : undefined;
}

/** Holds the cycle's ballots against other officers until the transaction ends. */
export async function lock(tx: Tx, cycle: CycleId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('vote:' || ${cycle}::text, 0))`.execute(
    tx,
  );
}

/** The roll of a cycle, or of one area of it, if it has been made. */
export async function findRoll(
  tx: Tx,
  tenant: TenantId,
  cycle: CycleId,
  area: AreaId | null,
): Promise<{ readonly id: RollId; readonly keyDestroyed: Date | null } | undefined> {
  const row = await tx
    .selectFrom('vote.roll')
    .select(['id', 'key_destroyed_at'])
    .where('tenant_id', '=', tenant)
    .where('cycle_id', '=', cycle)
    .where('area_id', area === null ? 'is' : '=', area)
    .executeTakeFirst();
  return row && { id: row.id as RollId, keyDestroyed: row.key_destroyed_at };
}

export async function insertRoll(
  tx: Tx,
  roll: {
    readonly id: RollId;
    readonly tenant: TenantId;
    readonly cycle: CycleId;
    readonly area: AreaId | null;
  },
  at: Date,
): Promise<void> {
  await tx
    .insertInto('vote.roll')
    .values({
      id: roll.id,
      tenant_id: roll.tenant,
      cycle_id: roll.cycle,
      area_id: roll.area,
      created_at: at,
      key_destroyed_at: null,
    })
    .execute();
}

export async function noteKeyDestroyed(
  tx: Tx,
  tenant: TenantId,
  roll: RollId,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('vote.roll')
    .set({ key_destroyed_at: at })
    .where('tenant_id', '=', tenant)
    .where('id', '=', roll)
    .execute();
}

/** What is written when a ballot is set. */
export interface PollDraft {
  readonly id: PollId;
  readonly tenant: TenantId;
  readonly cycle: CycleId;
  readonly area: AreaId;
  readonly roll: RollId;
  readonly text: string;
  readonly hash: string;
  readonly opens: Date;
  readonly closes: Date;
}

/** Writes the poll of an area, or replaces its rules: PostgreSQL refuses that once it is open. */
export async function save(tx: Tx, poll: PollDraft, at: Date): Promise<void> {
  const rules = {
    rules_text: poll.text,
    rules_hash: poll.hash,
    opens_at: poll.opens,
    closes_at: poll.closes,
  };
  await tx
    .insertInto('vote.poll')
    .values({
      id: poll.id,
      tenant_id: poll.tenant,
      cycle_id: poll.cycle,
      area_id: poll.area,
      roll_id: poll.roll,
      created_at: at,
      ...rules,
    })
    .onConflict((conflict) => conflict.column('area_id').doUpdateSet(rules))
    .execute();
}

/** Adds another close to a poll's. */
export async function extend(
  tx: Tx,
  tenant: TenantId,
  poll: Pick<Poll, 'id' | 'extensions'>,
  extension: Extension,
): Promise<void> {
  await tx
    .insertInto('vote.extension')
    .values({
      poll_id: poll.id,
      seq: poll.extensions.length + 1,
      tenant_id: tenant,
      closes_at: extension.closes,
      reason: extension.reason,
      at: extension.at,
    })
    .execute();
}

const polls = (tx: Tx, tenant: TenantId) =>
  tx
    .selectFrom('vote.poll')
    .innerJoin('vote.roll', 'vote.roll.id', 'vote.poll.roll_id')
    .selectAll('vote.poll')
    .select('vote.roll.key_destroyed_at')
    .where('vote.poll.tenant_id', '=', tenant);

type Row = Selectable<VoteTables['vote.poll']> & { readonly key_destroyed_at: Date | null };

async function whole(tx: Tx, rows: readonly Row[]): Promise<readonly Poll[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const extensions = await tx
    .selectFrom('vote.extension')
    .selectAll()
    .where('poll_id', 'in', ids)
    .orderBy('seq')
    .execute();
  const seals = await tx.selectFrom('vote.seal').selectAll().where('poll_id', 'in', ids).execute();
  return rows.map((row) => {
    const mine = extensions
      .filter((one) => one.poll_id === row.id)
      .map((one): Extension => ({ closes: one.closes_at, reason: one.reason, at: one.at }));
    const seal = seals.find((one) => one.poll_id === row.id);
    return {
      id: row.id as PollId,
      tenant: row.tenant_id as TenantId,
      cycle: row.cycle_id as CycleId,
      area: row.area_id as AreaId,
      roll: row.roll_id as RollId,
      // Written by `setBallot` from a checked value; the database checks its hash.
      rules: JSON.parse(row.rules_text) as PollRules,
      rulesHash: row.rules_hash,
      opens: row.opens_at,
      closes: mine.at(-1)?.closes ?? row.closes_at,
      extensions: mine,
      seal: seal ? sealOf(seal) : null,
      keyDestroyed: row.key_destroyed_at,
    };
  });
}

const sealOf = (row: Selectable<VoteTables['vote.seal']>): Seal => ({
  at: row.at,
  ballots: row.ballots,
  ballotDigest: row.ballot_digest,
  participations: row.participations,
  claimDigest: row.claim_digest,
});
