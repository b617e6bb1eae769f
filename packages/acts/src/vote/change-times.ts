/** 開始、延長、提前結束: acts on the times of a vote. */
import type { Actor, TenantId } from '@gongsuan/core/people';
import {
  mayCloseEarly,
  mayExtend,
  mayReset,
  sealRules,
  type ClosingRefusal,
  type FrozenRefusal,
  type PollId,
} from '@gongsuan/core/vote';
import { isoMoment, ok, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db } from '@gongsuan/store';
import { polls } from '@gongsuan/store/vote';
import { pollFor, type AccessRefusal } from './place.ts';

/** Opens voting now instead of at the announced time; refused once it is open. */
export async function openVoting(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  id: PollId,
  now: Date,
): Promise<Result<{ readonly rulesHash: string }, AccessRefusal | FrozenRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const found = await pollFor(tx, actor, 'open-voting', tenant, id);
    if (!found.ok) return found;
    await polls.lock(tx, found.value.cycle);
    // Read again: the ballot may have been set anew while this waited.
    const poll = (await polls.find(tx, tenant, id)) ?? found.value;
    const free = mayReset(poll, now);
    if (!free.ok) return free;
    const { text, hash } = sealRules({ ...poll.rules, opens: isoMoment(now) });
    await polls.save(tx, { ...poll, text, hash, opens: now }, now);
    await ledger.write(tx, tenant, {
      actor,
      at: now,
      act: 'voting-opened',
      subject: `poll:${id}`,
      facts: { announced: isoMoment(poll.opens), opens: isoMoment(now), rulesHash: hash },
    });
    return ok({ rulesHash: hash });
  });
}

/** 延長投票時間, with its reason. */
export async function extendVoting(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  id: PollId,
  change: { readonly closes: Date; readonly reason: string },
  now: Date,
): Promise<Result<true, AccessRefusal | ClosingRefusal>> {
  return changeClose(db, actor, tenant, id, 'voting-extended', change, now);
}

/** Ends voting at once, with its reason. Ballots received before this moment count. */
export async function closeVoting(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  id: PollId,
  reason: string,
  now: Date,
): Promise<Result<true, AccessRefusal | ClosingRefusal>> {
  return changeClose(db, actor, tenant, id, 'voting-closed-early', { closes: now, reason }, now);
}

async function changeClose(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  id: PollId,
  act: 'voting-extended' | 'voting-closed-early',
  change: { readonly closes: Date; readonly reason: string },
  now: Date,
): Promise<Result<true, AccessRefusal | ClosingRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const access = await pollFor(tx, actor, 'extend-voting', tenant, id);
    if (!access.ok) return access;
    await polls.lock(tx, access.value.cycle);
    const poll = (await polls.find(tx, tenant, id)) ?? access.value;
    const reason = change.reason.trim();
    const allowed =
      act === 'voting-extended'
        ? mayExtend(poll, change.closes, reason, now)
        : mayCloseEarly(poll, reason, now);
    if (!allowed.ok) return allowed;
    await polls.extend(tx, tenant, poll, { closes: change.closes, reason, at: now });
    await ledger.write(tx, tenant, {
      actor,
      at: now,
      act,
      subject: `poll:${id}`,
      facts: { before: isoMoment(poll.closes), closes: isoMoment(change.closes), reason },
    });
    return ok(true);
  });
}
