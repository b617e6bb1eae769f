/** 相似提案: what was proposed before, finished and refused ones included (K1, K2). */
import {
  bigrams,
  cleanLine,
  mostSimilar,
  outcomeOf,
  shownStatus,
  statusOf,
  type ProposalId,
  type ShownStatus,
} from '@gongsuan/core/gather';
import type { TenantId } from '@gongsuan/core/people';
import { inTenant, type Db, type Tx } from '@gongsuan/store';
import { standing, versions } from '@gongsuan/store/gather';
import { cycles } from '@gongsuan/store/plan';
import { ballotsByCycle } from './load.ts';

export interface SimilarProposal {
  readonly cycle: string;
  readonly cycleTitle: { readonly zh: string; readonly en: string | null };
  readonly year: number;
  readonly number: string;
  readonly title: string;
  readonly status: ShownStatus;
}

const CANDIDATES = 60;
const SHOWN = 5;

/** The submitted proposals of all the tenant's cycles that are most like this title. */
export function findSimilar(
  db: Db,
  tenant: TenantId,
  title: string,
  except: ProposalId | null = null,
): Promise<readonly SimilarProposal[]> {
  return inTenant(db, tenant, (tx) => similarIn(tx, tenant, title, except));
}

/** The same within a transaction. */
export async function similarIn(
  tx: Tx,
  tenant: TenantId,
  title: string,
  except: ProposalId | null,
): Promise<readonly SimilarProposal[]> {
  const asked = bigrams(cleanLine(title).slice(0, 200));
  const matches = await versions.matching(tx, tenant, asked, CANDIDATES);
  const likely = mostSimilar(
    asked,
    matches
      .filter((match) => match.id !== except)
      .map(({ id, title: other, found }) => ({ id, grams: { title: bigrams(other), found } })),
    SHOWN,
  );
  const found: SimilarProposal[] = [];
  const ballotsOf = ballotsByCycle(tx, tenant);
  for (const { id } of likely) {
    const one = await standing.find(tx, tenant, id);
    const cycle = one && (await cycles.byId(tx, tenant, one.cycle));
    if (!one || !cycle?.published || one.number === null || one.title === null) continue;
    const { slug, title: cycleTitle, year } = cycle;
    const { number, title: earlier, facts } = one;
    const outcome = outcomeOf(id, one.area, await ballotsOf(cycle.id));
    const status = shownStatus(statusOf(facts), outcome);
    found.push({ cycle: slug, cycleTitle, year, number, title: earlier, status });
  }
  return found;
}
