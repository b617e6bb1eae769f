/** 銷毀金鑰: after the complaint period nobody can match a number to the roll any more. */
import type { Actor, TenantId } from '@gongsuan/core/people';
import { mayDestroyKey, type KeyRefusal, type PollId } from '@gongsuan/core/vote';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db } from '@gongsuan/store';
import { polls } from '@gongsuan/store/vote';
import type { Keyring } from '../ports/index.ts';
import { pollFor, type AccessRefusal } from './place.ts';

/** Destroys the key of the roll that this poll votes on, when all its polls are done with. */
export async function destroyKey(
  db: Db,
  keyring: Keyring,
  actor: Actor,
  tenant: TenantId,
  id: PollId,
  now: Date,
): Promise<
  Result<true, AccessRefusal | KeyRefusal | { readonly code: 'key-destroyed'; readonly at: Date }>
> {
  const done = await inTenant(db, tenant, async (tx) => {
    const found = await pollFor(tx, actor, 'open-voting', tenant, id);
    if (!found.ok) return found;
    const { roll, keyDestroyed } = found.value;
    if (keyDestroyed) return refuse({ code: 'key-destroyed', at: keyDestroyed });
    const allowed = mayDestroyKey(await polls.ofRoll(tx, tenant, roll), now);
    if (!allowed.ok) return allowed;
    await polls.noteKeyDestroyed(tx, tenant, roll, now);
    await ledger.write(tx, tenant, {
      actor,
      at: now,
      act: 'key-destroyed',
      subject: `roll:${roll}`,
      facts: {},
    });
    return ok(roll);
  });
  if (!done.ok) return done;
  keyring.destroy(done.value);
  return ok(true);
}
