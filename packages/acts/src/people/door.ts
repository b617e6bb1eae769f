/**
 * 門: what everything at the door shares: where a request comes from, the counting of tries, and
 * the secrets. Tokens and codes are kept as hashes; what can be guessed is hashed with the server's
 * secret; what must be read again is sealed with it.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import type { Account, TenantId } from '@gongsuan/core/people';
import { afterTry, minutesUntil, restingUntil, type Limit } from '@gongsuan/core/people';
import { inPlatform, inTenant, type Db, type Tx } from '@gongsuan/store';
import { throttles } from '@gongsuan/store/people';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import type { Mail } from '../mail/index.ts';

/** What the acts at the door need of the house. */
export interface Door {
  /** The server's secret (GONGSUAN_SECRET). */
  readonly secret: string;
  readonly mail: Mail;
  /** The address of the site, for links in letters: `https://pb.example`. */
  readonly origin: string;
  /** Whether the demonstration is on (GONGSUAN_DEMO); without it, its accounts stay outside. */
  readonly demo?: boolean;
}

/** Whether this account may be used here: those of the demonstration only while that is on. */
export function admits(door: Pick<Door, 'demo'>, account: Pick<Account, 'demo'>): boolean {
  return !account.demo || door.demo === true;
}

/** Where a request comes from. */
export interface From {
  /** The random id of the browser. */
  readonly device: string;
  /** The network address as the server sees it; only its keyed hash is kept. */
  readonly network: string;
  /** What the browser says it is: `Firefox · Windows`. */
  readonly browser: string;
}

/** A new token of 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** How a token is kept: its 256 random bits need neither key nor salt. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A keyed hash, for what is short enough to be guessed. */
export function keyed(secret: string, purpose: string, text: string): string {
  return createHmac('sha256', keyFor(secret, purpose)).update(text).digest('base64url');
}

/** AES-256-GCM under the server's secret. */
export function seal(secret: string, purpose: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** @throws when it was sealed with another secret or altered */
export function unseal(secret: string, purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const cipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), bytes.subarray(0, 12));
  cipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8');
}

function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `gongsuan ${purpose}`, 32));
}

/** Runs `work` where the rows and the ledger of a tenant are, or those of the platform (null). */
export function inHome<T>(
  db: Db,
  tenant: TenantId | null,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return tenant === null ? inPlatform(db, work) : inTenant(db, tenant, work);
}

type Limits = { readonly [K in 'address' | 'device' | 'network']: Limit };
type Key = { readonly key: string; readonly limit: Limit };

/** What is counted for one try: the address, the browser and the network, each by its own limit. */
export function limitKeys(
  door: Pick<Door, 'secret'>,
  what: string,
  limits: Limits,
  address: string,
  from: From,
): readonly [Key, Key, Key] {
  const key = (kind: keyof Limits, text: string): Key => ({
    key: `${what}:${kind}:${keyed(door.secret, 'throttle', text.toLowerCase())}`,
    limit: limits[kind],
  });
  return [key('address', address), key('device', from.device), key('network', from.network)];
}

/**
 * Counts one try before it is made, so that many at once cannot be more than the limit. Gives the
 * minutes of rest that it has begun if it fails (0: none); refuses with the minutes left to wait.
 */
export async function countTry(
  tx: Tx,
  keys: readonly Key[],
  now: Date,
): Promise<Result<{ readonly restMinutes: number }, { readonly minutes: number }>> {
  const counts = await throttles.hold(
    tx,
    keys.map(({ key }) => key),
  );
  const rests = keys.flatMap(({ key }) => restingUntil(counts.get(key), now) ?? []);
  if (rests.length > 0) {
    return refuse({ minutes: Math.max(...rests.map((rest) => minutesUntil(rest, now))) });
  }
  let restMinutes = 0;
  for (const { key, limit } of keys) {
    const count = afterTry(counts.get(key), limit, now);
    await throttles.put(tx, key, count);
    if (count.restUntil) restMinutes = Math.max(restMinutes, minutesUntil(count.restUntil, now));
  }
  return ok({ restMinutes });
}

/** Takes back one counted try that turned out to be right. */
export async function uncountTry(tx: Tx, keys: readonly Key[]): Promise<void> {
  const names = keys.map(({ key }) => key);
  for (const [key, count] of await throttles.hold(tx, names)) {
    if (count.tries <= 1) await throttles.drop(tx, [key]);
    else await throttles.put(tx, key, { ...count, tries: count.tries - 1, restUntil: null });
  }
}
