/** 提案人帳號屆期刪除: an address that nothing needs any more is erased; the proposals stay. */
import type { Machine } from '@gongsuan/core/people';
import { inPlatform, ledger, type Db } from '@gongsuan/store';
import { accounts } from '@gongsuan/store/people';

export interface ForgottenCitizens {
  readonly accounts: number;
  /** Drafts that nobody touched for a year. */
  readonly drafts: number;
}

/** For the clock and the operator alone. The ledger keeps how many, and nothing else. */
export function forgetCitizens(db: Db, actor: Machine, now: Date): Promise<ForgottenCitizens> {
  return inPlatform(db, async (tx) => {
    const gone = await accounts.forgetCitizens(tx);
    if (gone.accounts + gone.drafts > 0) {
      const facts = { accounts: gone.accounts, drafts: gone.drafts };
      const act = 'proposers-forgotten';
      await ledger.write(tx, ledger.PLATFORM, { actor, at: now, act, subject: 'accounts', facts });
    }
    return gone;
  });
}
