/**
 * 巡查: what is due by itself is done: boxes are sealed, keys destroyed, and what has been kept long
 * enough is erased, as the privacy notice promises. Every act writes its own ledger line.
 */
import { lettersBefore, type Machine, type TenantId } from '@gongsuan/core/people';
import { dueVotes } from '@gongsuan/core/vote';
import type { Result } from '@gongsuan/prelude';
import { inTenant, inTurn, type Db } from '@gongsuan/store';
import { connectionLost, polls, tookTooLong } from '@gongsuan/store/vote';
import { eraseContacts } from '../gather/index.ts';
import { clearLetters } from '../mail/index.ts';
import { forgetCitizens, forgetOld, readTenants } from '../people/index.ts';
import type { Keyring } from '../ports/index.ts';
import { destroyKey, forgetAttempts, sealBox } from '../vote/index.ts';

/** What the clock goes over. */
export interface Grounds {
  readonly db: Db;
  readonly keyring: Keyring;
  /** The folder of letters that no mail server took. */
  readonly letters: string;
}

/** What one round did. */
export interface Tended {
  readonly sealed: number;
  readonly keysDestroyed: number;
  readonly contacts: number;
  readonly checks: number;
  readonly signInRecords: number;
  readonly accounts: number;
  readonly drafts: number;
  readonly letters: number;
  /** What could not be done, each in a line without anything personal; the next round tries again. */
  readonly problems: readonly string[];
}

/**
 * Goes round once; `null` when another process is at it. With `forget` also what has been kept long
 * enough is erased; votes are looked after in every round.
 *
 * @throws when the database cannot be used
 */
export function tend(
  grounds: Grounds,
  actor: Machine,
  { forget }: { readonly forget: boolean },
  now: Date,
): Promise<Tended | null> {
  return inTurn(grounds.db, 'tend', async () => {
    const round = newRound();
    for (const { id } of await readTenants(grounds.db)) {
      await tendVotes(grounds, actor, id, round, now);
      if (forget) await forgetInTenant(grounds, actor, id, round, now);
    }
    if (forget) await forgetInPlatform(grounds, actor, round, now);
    return { ...round.done, problems: round.problems };
  });
}

type Done = Record<Exclude<keyof Tended, 'problems'>, number>;
interface Round {
  readonly done: Done;
  readonly problems: string[];
}

function newRound(): Round {
  const done = { sealed: 0, keysDestroyed: 0, contacts: 0, checks: 0 };
  const more = { signInRecords: 0, accounts: 0, drafts: 0, letters: 0 };
  return { done: { ...done, ...more }, problems: [] };
}

async function tendVotes(
  { db, keyring }: Grounds,
  actor: Machine,
  tenant: TenantId,
  round: Round,
  now: Date,
): Promise<void> {
  const found = await inTenant(db, tenant, (tx) => polls.ofTenant(tx, tenant));
  const due = dueVotes(found, now);
  for (const id of due.seal)
    await attempt(round, `box ${id}`, async () => {
      if (accepted(round, `box ${id}`, await sealBox(db, actor, tenant, id, now)))
        round.done.sealed += 1;
    });
  for (const id of due.destroyKey)
    await attempt(round, `key of ${id}`, async () => {
      const done = await destroyKey(db, keyring, actor, tenant, id, now);
      if (accepted(round, `key of ${id}`, done)) round.done.keysDestroyed += 1;
    });
  // A process that stopped between the note and the file left the file behind.
  for (const roll of due.gone)
    await attempt(round, `key of roll ${roll}`, () => keyring.destroy(roll));
}

async function forgetInTenant(
  { db }: Grounds,
  actor: Machine,
  tenant: TenantId,
  round: Round,
  now: Date,
): Promise<void> {
  await attempt(round, `contacts of ${tenant}`, async () => {
    const erased = await eraseContacts(db, actor, tenant, now);
    if (accepted(round, `contacts of ${tenant}`, erased)) round.done.contacts += erased.value;
  });
  await attempt(round, `checks of ${tenant}`, async () => {
    round.done.checks += await forgetAttempts(db, actor, tenant, now);
  });
}

async function forgetInPlatform(
  { db, letters }: Grounds,
  actor: Machine,
  round: Round,
  now: Date,
): Promise<void> {
  await attempt(round, 'sign-in records', async () => {
    round.done.signInRecords += await forgetOld(db, actor, now);
  });
  await attempt(round, 'accounts of proposers', async () => {
    const gone = await forgetCitizens(db, actor, now);
    round.done.accounts += gone.accounts;
    round.done.drafts += gone.drafts;
  });
  await attempt(round, 'letters', async () => {
    round.done.letters += await clearLetters(letters, lettersBefore(now));
  });
}

/** One thing that fails does not keep the others from being done; without a database all end. */
async function attempt(
  round: Round,
  what: string,
  work: () => Promise<void> | void,
): Promise<void> {
  try {
    await work();
  } catch (cause) {
    if (connectionLost(cause) && !tookTooLong(cause)) throw cause;
    round.problems.push(`${what}: ${reasonOf(cause)}`);
  }
}

/** The database's own checks say what they found; other messages may hold values. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'error';
  const code = 'code' in cause ? String(cause.code) : cause.name;
  return code === 'P0001' ? cause.message : code;
}

function accepted<T>(
  round: Round,
  what: string,
  result: Result<T, { readonly code: string }>,
): result is { readonly ok: true; readonly value: T } {
  if (!result.ok) round.problems.push(`${what}: ${result.refusal.code}`);
  return result.ok;
}
