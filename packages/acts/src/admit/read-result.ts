/** The published result of a cycle, for everybody. */
import type { AdmitRefusal, ResultDocument } from '@gongsuan/core/admit';
import type { TenantId } from '@gongsuan/core/people';
import type { Cycle } from '@gongsuan/core/plan';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, type Db } from '@gongsuan/store';
import { publications } from '@gongsuan/store/admit';
import { cycles } from '@gongsuan/store/plan';

export interface PublicResult {
  readonly cycle: Cycle;
  /** The version asked for, or the newest; null while nothing has been published. */
  readonly shown: PublishedVersion | null;
  /** All versions, newest first. */
  readonly versions: readonly Omit<PublishedVersion, 'document'>[];
}

export interface PublishedVersion {
  readonly version: number;
  readonly at: Date;
  readonly reason: string;
  readonly hash: string;
  readonly document: ResultDocument;
}

/** Reads a published cycle's result; a cycle that is not public does not exist. */
export function readResult(
  db: Db,
  tenant: TenantId,
  slug: string,
  version: number | null,
): Promise<Result<PublicResult, AdmitRefusal>> {
  return inTenant(db, tenant, async (tx) => {
    const cycle = await cycles.find(tx, tenant, slug);
    if (!cycle?.published) return refuse({ code: 'no-such-result' });
    const versions = (await publications.list(tx, tenant, cycle.id)).map((one) => ({
      version: one.version,
      at: one.at,
      reason: one.reason,
      hash: one.hash,
      // Written by publishResult from a checked value; the hash stands beside it.
      document: one.document as ResultDocument,
    }));
    const shown = versions.find((one) => one.version === (version ?? versions[0]?.version)) ?? null;
    if (version !== null && !shown) return refuse({ code: 'no-such-result' });
    return ok({ cycle, shown, versions });
  });
}
