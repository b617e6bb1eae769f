/** 公告錄案: the count becomes the city's word; later versions correct it with a reason. */
import { randomUUID } from 'node:crypto';
import {
  documentHash,
  mayCorrect,
  mayPublish,
  type AdmitRefusal,
  type ResultDocument,
} from '@gongsuan/core/admit';
import { allow, type Actor, type PolicyRefusal, type TenantId } from '@gongsuan/core/people';
import type { CycleId } from '@gongsuan/core/plan';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, ledger, type Db } from '@gongsuan/store';
import { publications } from '@gongsuan/store/admit';
import { cycles } from '@gongsuan/store/plan';
import { loadCounting } from './load-case.ts';

export interface Published {
  readonly version: number;
  readonly hash: string;
  readonly document: ResultDocument;
}

/**
 * Publishes the result of a cycle: version 1, or with `correction` the next version. Counted anew
 * from the sealed boxes at this moment, so that what is published is what the ballots say.
 */
export function publishResult(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  cycleId: CycleId,
  correction: { readonly reason: string } | null,
  now: Date,
): Promise<Result<Published, AdmitRefusal | PolicyRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const cycle = await cycles.lock(tx, tenant, cycleId);
    if (!cycle) return refuse({ code: 'nothing-to-count' });
    const counting = await loadCounting(tx, tenant, cycle);
    const allowed = allow(actor, 'publish-result', counting.place);
    if (!allowed.ok) return allowed;

    const { publish, document } = counting;
    const decision = correction
      ? mayCorrect(publish, correction.reason, now)
      : mayPublish(publish, now);
    if (!decision.ok) return decision;

    const version = (counting.publications[0]?.version ?? 0) + 1;
    const hash = documentHash(document);
    await publications.insert(tx, tenant, cycle.id, {
      id: randomUUID(),
      version,
      at: now,
      by: actor.kind === 'machine' ? null : actor.account,
      reason: correction?.reason.trim() ?? '',
      document,
      hash,
    });
    await ledger.write(tx, tenant, {
      actor,
      at: now,
      act: correction ? 'result-corrected' : 'result-published',
      subject: `cycle:${cycle.id}`,
      facts: { version, hash },
    });
    return ok({ version, hash, document });
  });
}
