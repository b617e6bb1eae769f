/** 封存票匭: closes a box for good, puts its ballots in order of id and notes what it holds. */
import type { Actor, TenantId } from '@gongsuan/core/people';
import { maySeal, type PollId, type Seal, type SealRefusal } from '@gongsuan/core/vote';
import { isoMoment, ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db } from '@gongsuan/store';
import { box, polls } from '@gongsuan/store/vote';
import { pollFor, type AccessRefusal } from './place.ts';

/**
 * Seals the box of a poll whose voting has ended. Gives the seal that is there when it has been
 * sealed already, so that the clock, an officer and the command line may all ask for it.
 */
export async function sealBox(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  id: PollId,
  now: Date,
): Promise<Result<Seal, AccessRefusal | SealRefusal>> {
  const stopped = await inTenant(db, tenant, async (tx) => {
    const found = await pollFor(tx, actor, 'count-ballots', tenant, id);
    if (!found.ok || found.value.seal) return found;
    const allowed = maySeal(found.value, now);
    if (!allowed.ok) return allowed;
    await box.stop(tx, id, now);
    return found;
  });
  if (!stopped.ok) return stopped;
  if (stopped.value.seal) return ok(stopped.value.seal);
  return inTenant(db, tenant, async (tx) => {
    await polls.lock(tx, stopped.value.cycle);
    const before = await polls.find(tx, tenant, id);
    if (before?.seal) return ok(before.seal);
    await box.shake(tx, id, now);
    const seal = (await polls.find(tx, tenant, id))?.seal;
    if (!seal) return refuse({ code: 'no-such-poll' });
    await ledger.write(tx, tenant, {
      actor,
      at: now,
      act: 'box-sealed',
      subject: `poll:${id}`,
      facts: {
        closed: isoMoment(stopped.value.closes),
        ballots: seal.ballots,
        ballotDigest: seal.ballotDigest,
        participations: seal.participations,
        claimDigest: seal.claimDigest,
      },
    });
    return ok(seal);
  });
}
