/** 溝通紀錄: officer and proposer talk, or the officer publishes a check of fact. */
import { randomUUID } from 'node:crypto';
import type { GatherRefusal } from '@gongsuan/core/gather';
import { allow, type Actor, type PolicyRefusal, type TenantId } from '@gongsuan/core/people';
import {
  parseMessage,
  type Message,
  type MessageId,
  type RouteRefusal,
} from '@gongsuan/core/route';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db } from '@gongsuan/store';
import { messages } from '@gongsuan/store/route';
import { findCase, findOwnCase, placeOf, subjectOf } from '../gather/load.ts';
import { addressOf, tell, type Post } from './notice.ts';

export interface Written {
  readonly message: Message;
  /** Whether a letter went out to the proposer. */
  readonly told: boolean;
}

/** The proposer hears of an officer's words by mail; officers find the proposer's in their inbox. */
export async function writeMessage(
  db: Db,
  post: Post,
  actor: Actor,
  at: { readonly tenant: TenantId; readonly proposal: string },
  typed: { readonly text: string; readonly kind: Message['kind'] },
  now: Date,
): Promise<Result<Written, GatherRefusal | RouteRefusal | PolicyRefusal>> {
  const done = await inTenant(db, at.tenant, async (tx) => {
    const citizen = actor.kind === 'citizen';
    const found = citizen
      ? await findOwnCase(tx, at.tenant, actor, at.proposal)
      : await findCase(tx, at.tenant, at.proposal, true);
    if (!found.ok) return found;
    const { proposal, cycle } = found.value;
    const place = await placeOf(tx, at.tenant, cycle, proposal.area);
    const allowed = citizen ? ok(true) : allow(actor, 'screen-proposal', place);
    if (!allowed.ok) return allowed;
    if (!proposal.submitted) return refuse({ code: 'no-such-proposal' });
    const text = parseMessage(typed.text);
    if (!text.ok) return text;

    const id = randomUUID() as string as MessageId;
    const message: Message = {
      ...{ id, at: now, text: text.value },
      ...{ kind: citizen ? 'talk' : typed.kind, side: citizen ? 'proposer' : 'officer' },
    };
    await messages.insert(tx, at.tenant, proposal.id, message);
    const to = citizen ? undefined : await addressOf(tx, at.tenant, proposal);
    await ledger.write(tx, at.tenant, {
      ...{ actor, at: now, act: 'proposal-message', subject: subjectOf(proposal.id) },
      facts: { number: proposal.number, kind: message.kind, side: message.side },
    });
    return ok({ message, proposal, to });
  });
  if (!done.ok) return done;
  const told = await tell(post, done.value.to, 'said', done.value.proposal);
  return ok({ message: done.value.message, told });
}
