/** Proposals from the first draft to the submission, and their withdrawal. */
import type { TenantId } from '@gongsuan/core/people';
import type { Contact, Proposal, ProposalId, Typed } from '@gongsuan/core/gather';
import type { AreaId, CycleId } from '@gongsuan/core/plan';
import { sql } from 'kysely';
import type { Tx } from '../db.ts';
import { json } from '../json.ts';

export async function insert(tx: Tx, tenant: TenantId, proposal: Proposal): Promise<void> {
  await tx
    .insertInto('gather.proposal')
    .values({
      id: proposal.id,
      tenant_id: tenant,
      cycle_id: proposal.cycle,
      area_id: proposal.area,
      number: proposal.number,
      channel: proposal.channel,
      proposer_id: proposal.proposer,
      created_at: proposal.created,
      submitted_at: proposal.submitted,
    })
    .execute();
}

/** Turns a draft into a submitted proposal. */
export async function submit(
  tx: Tx,
  tenant: TenantId,
  id: ProposalId,
  as: { readonly area: AreaId; readonly number: string; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('gather.proposal')
    .set({ area_id: as.area, number: as.number, submitted_at: as.at })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute();
}

/**
 * The serial that the area's next proposal gets. Holds the cycle's numbers against others until the
 * transaction ends, so an act asks for it late.
 */
export async function nextSerial(
  tx: Tx,
  tenant: TenantId,
  cycle: CycleId,
  prefix: string,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('numbers:' || ${cycle}, 0))`.execute(tx);
  const row = await tx
    .selectFrom('gather.proposal')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('tenant_id', '=', tenant)
    .where('cycle_id', '=', cycle)
    .where('number', 'like', `${prefix}%`)
    .executeTakeFirst();
  return row?.last ? Number(row.last.slice(prefix.length)) + 1 : 1;
}

/** Which of these numbers the cycle has given already. */
export async function taken(
  tx: Tx,
  tenant: TenantId,
  cycle: CycleId,
  numbers: readonly string[],
): Promise<readonly string[]> {
  if (numbers.length === 0) return [];
  const rows = await tx
    .selectFrom('gather.proposal')
    .select('number')
    .where('tenant_id', '=', tenant)
    .where('cycle_id', '=', cycle)
    .where('number', 'in', numbers)
    .execute();
  return rows.flatMap((row) => row.number ?? []);
}

/** Deletes a draft that was never submitted, with its files. The database refuses any other. */
export async function discard(tx: Tx, tenant: TenantId, id: ProposalId): Promise<void> {
  await tx
    .deleteFrom('gather.proposal')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .where('submitted_at', 'is', null)
    .execute();
}

export async function saveDraft(
  tx: Tx,
  tenant: TenantId,
  id: ProposalId,
  typed: Typed,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('gather.draft')
    .values({ proposal_id: id, tenant_id: tenant, typed: json(typed), saved_at: at })
    .onConflict((oc) => oc.column('proposal_id').doUpdateSet({ typed: json(typed), saved_at: at }))
    .execute();
}

export async function draft(
  tx: Tx,
  tenant: TenantId,
  id: ProposalId,
): Promise<
  { readonly typed: Readonly<Record<string, unknown>>; readonly saved: Date } | undefined
> {
  const row = await tx
    .selectFrom('gather.draft')
    .select(['typed', 'saved_at'])
    .where('tenant_id', '=', tenant)
    .where('proposal_id', '=', id)
    .executeTakeFirst();
  return row && { typed: row.typed as Readonly<Record<string, unknown>>, saved: row.saved_at };
}

export async function removeDraft(tx: Tx, tenant: TenantId, id: ProposalId): Promise<void> {
  await tx
    .deleteFrom('gather.draft')
    .where('tenant_id', '=', tenant)
    .where('proposal_id', '=', id)
    .execute();
}

export async function setContact(
  tx: Tx,
  tenant: TenantId,
  id: ProposalId,
  contact: Contact,
): Promise<void> {
  const values = {
    name: contact.name,
    reach: contact.reach,
    name_public: contact.namePublic,
  };
  await tx
    .insertInto('gather.contact')
    .values({ proposal_id: id, tenant_id: tenant, ...values })
    .onConflict((oc) => oc.column('proposal_id').doUpdateSet(values))
    .execute();
}

/** Who proposed; `undefined` once it was erased. */
export async function contact(
  tx: Tx,
  tenant: TenantId,
  id: ProposalId,
): Promise<Contact | undefined> {
  const row = await tx
    .selectFrom('gather.contact')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('proposal_id', '=', id)
    .executeTakeFirst();
  return row && { name: row.name, reach: row.reach, namePublic: row.name_public };
}

/** The proposals of a cycle whose proposer is still known. */
export async function withContact(
  tx: Tx,
  tenant: TenantId,
  cycle: CycleId,
): Promise<readonly { readonly id: ProposalId; readonly submitted: Date }[]> {
  const rows = await tx
    .selectFrom('gather.contact as c')
    .innerJoin('gather.proposal as p', 'p.id', 'c.proposal_id')
    .select(['p.id', 'p.submitted_at', 'p.created_at'])
    .where('c.tenant_id', '=', tenant)
    .where('p.cycle_id', '=', cycle)
    .execute();
  return rows.map((row) => {
    return { id: row.id as ProposalId, submitted: row.submitted_at ?? row.created_at };
  });
}

/** Erases the names and addresses of these proposals' proposers; says how many. */
export async function eraseContacts(
  tx: Tx,
  tenant: TenantId,
  ids: readonly ProposalId[],
): Promise<number> {
  const done = await tx
    .deleteFrom('gather.contact')
    .where('tenant_id', '=', tenant)
    .where('proposal_id', '=', sql<string>`any(${ids}::uuid[])`)
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}

export interface Withdrawal {
  readonly at: Date;
  readonly by: 'proposer' | 'staff';
  readonly reason: string;
}

export async function withdraw(
  tx: Tx,
  tenant: TenantId,
  id: ProposalId,
  withdrawal: Withdrawal,
): Promise<void> {
  await tx
    .insertInto('gather.withdrawal')
    .values({ proposal_id: id, tenant_id: tenant, ...withdrawal })
    .execute();
}

export async function withdrawal(
  tx: Tx,
  tenant: TenantId,
  id: ProposalId,
): Promise<Withdrawal | undefined> {
  const row = await tx
    .selectFrom('gather.withdrawal')
    .select(['at', 'by', 'reason'])
    .where('tenant_id', '=', tenant)
    .where('proposal_id', '=', id)
    .executeTakeFirst();
  return row && { ...row, by: row.by as Withdrawal['by'] };
}
