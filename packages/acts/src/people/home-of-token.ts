import type { TenantId } from '@gongsuan/core/people';
import { inPlatform, type Db } from '@gongsuan/store';
import { accounts, sessions } from '@gongsuan/store/people';
import { hashToken } from './door.ts';

/** In whose ledger the changes of this session's account are written. */
export async function homeOfToken(db: Db, token: string): Promise<TenantId | null> {
  return inPlatform(db, async (tx) => {
    const session = await sessions.byToken(tx, hashToken(token));
    const account = session && (await accounts.byId(tx, session.account));
    return account?.home ?? null;
  });
}
