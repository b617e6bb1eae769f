/** The cycles of an office that have a ballot, and how far their counting is. */
import { may, type Actor, type TenantId } from '@gongsuan/core/people';
import type { Bilingual } from '@gongsuan/prelude';
import { inTenant, type Db } from '@gongsuan/store';
import { publications } from '@gongsuan/store/admit';
import { cycles } from '@gongsuan/store/plan';
import { polls } from '@gongsuan/store/vote';
import { loadCounting, placeOf } from './load-case.ts';

/** Voting open; box not sealed; a tie to settle; ready to be published; published. */
export type CountingState = 'open' | 'unsealed' | 'tied' | 'ready' | 'published';

export interface Counting {
  readonly slug: string;
  readonly title: Bilingual;
  readonly closes: Date;
  readonly state: CountingState;
}

/** What this actor may see, the newest cycle first. */
export function listCountings(
  db: Db,
  actor: Actor,
  tenant: TenantId,
  now: Date,
): Promise<readonly Counting[]> {
  return inTenant(db, tenant, async (tx) => {
    const found: Counting[] = [];
    for (const cycle of await cycles.list(tx, tenant)) {
      const place = await placeOf(tx, tenant, cycle.organisation);
      if (!may(actor, 'read-office', place)) continue;
      const boxes = await polls.ofCycle(tx, tenant, cycle.id);
      if (boxes.length === 0) continue;
      const closes = new Date(Math.max(...boxes.map((poll) => poll.closes.getTime())));
      const published = (await publications.list(tx, tenant, cycle.id)).length > 0;
      found.push({
        slug: cycle.slug,
        title: cycle.title,
        closes,
        state: published
          ? 'published'
          : now < closes
            ? 'open'
            : boxes.some((poll) => !poll.seal)
              ? 'unsealed'
              : (await loadCounting(tx, tenant, cycle)).publish.tied.length > 0
                ? 'tied'
                : 'ready',
      });
    }
    return found;
  });
}
