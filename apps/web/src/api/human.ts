/**
 * 圖形驗證碼的替代: proof of work where a script runs, a signed single-use ticket where none does.
 * Nobody has to read a distorted picture (WCAG 2.2, 3.3.8); automatic programs pay in time.
 */
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { spendTicket } from '@gongsuan/acts/vote';
import type { IdentityRefusal } from '@gongsuan/core/vote';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import type { Db } from '@gongsuan/store';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';

const CHALLENGE_MS = 20 * 60_000;
/** About 256 derivations on average: a fraction of a second on a desk, some seconds on a phone. */
const COST = 1_000;

/** A ticket is worth something when the form has been open this long. */
const LEAST_AGE_MS = 5_000;
const TICKET_MS = 60 * 60_000;

/** Most identifications without proof of work in a minute: per device, and in this process. */
const PER_DEVICE = 6;
const PER_PROCESS = 600;

const altchaPayload = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal('PBKDF2/SHA-256'),
      nonce: z.string().regex(/^[0-9a-f]{32}$/),
      salt: z.string().regex(/^[0-9a-f]{32}$/),
      cost: z.literal(COST),
      keyLength: z.literal(32),
      keyPrefix: z.literal('00'),
      expiresAt: z.number(),
    }),
    signature: z.string(),
  }),
  solution: z.object({
    counter: z.number().int().min(0).max(0xffffffff),
    derivedKey: z.string().regex(/^[0-9a-f]{64}$/),
  }),
});

type HumanRefusal = Extract<
  IdentityRefusal,
  {
    readonly code: 'human-check-missing' | 'human-check-failed' | 'too-quick' | 'too-many-requests';
  }
>;

/** A challenge for the page's script, and for clients of the API. */
export function newChallenge(secret: string, now: Date) {
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: COST,
    deriveKey,
    expiresAt: Math.floor((now.getTime() + CHALLENGE_MS) / 1000),
    hmacSignatureSecret: keyFor(secret, 'altcha'),
  });
}

/** Checks a solved challenge (JSON, or the same in base64); each counts once. */
export async function checkWork(
  db: Db,
  secret: string,
  given: unknown,
  now: Date,
): Promise<Result<true, HumanRefusal>> {
  const failed = refuse({ code: 'human-check-failed', field: 'human' } as const);
  const parsed = altchaPayload.safeParse(typeof given === 'string' ? fromText(given) : given);
  if (!parsed.success) return failed;
  const { challenge, solution } = parsed.data;
  const expires = new Date(challenge.parameters.expiresAt * 1000);
  if (now >= expires) return failed;
  const checked = await verifySolution({
    challenge,
    solution: { ...solution, time: 0 },
    deriveKey,
    hmacSignatureSecret: keyFor(secret, 'altcha'),
  });
  if (!checked.verified) return failed;
  return (await spendTicket(db, Buffer.from(challenge.parameters.nonce, 'hex'), expires, now))
    ? ok(true)
    : failed;
}

/** A ticket for a form that works without a script: when it was made, signed. */
export function newTicket(secret: string, now: Date): string {
  const body = `${now.getTime().toString(36)}.${randomBytes(12).toString('hex')}`;
  return `${body}.${signTicket(secret, body)}`;
}

/** Checks a ticket: ours, old enough, not too old, not used; and the stricter limits of this way. */
export async function checkTicket(
  db: Db,
  secret: string,
  ticket: string,
  device: string,
  now: Date,
): Promise<Result<true, HumanRefusal>> {
  const failed = refuse({ code: 'human-check-failed', field: 'human' } as const);
  const parts = /^([0-9a-z]{1,10})\.([0-9a-f]{24})\.([\w-]{43})$/.exec(ticket);
  if (!parts) return refuse({ code: 'human-check-missing', field: 'human' });
  const [, made = '', id = '', signature = ''] = parts;
  const right = Buffer.from(signTicket(secret, `${made}.${id}`));
  if (!timingSafeEqual(right, Buffer.from(signature.padEnd(right.length).slice(0, right.length))))
    return failed;
  const age = now.getTime() - parseInt(made, 36);
  if (age >= TICKET_MS || age < 0) return failed;
  if (age < LEAST_AGE_MS) {
    return refuse({
      code: 'too-quick',
      field: 'human',
      seconds: Math.ceil((LEAST_AGE_MS - age) / 1000),
    });
  }
  if (!within(`device ${device}`, PER_DEVICE, now) || !within('process', PER_PROCESS, now)) {
    return refuse({ code: 'too-many-requests', seconds: 60 });
  }
  const expires = new Date(now.getTime() - age + TICKET_MS);
  return (await spendTicket(db, Buffer.from(id, 'hex'), expires, now)) ? ok(true) : failed;
}

const minutes = new Map<string, { readonly minute: number; count: number }>();

/** Counts one more in this minute; false when it is one too many. */
function within(key: string, most: number, now: Date): boolean {
  const minute = Math.floor(now.getTime() / 60_000);
  if (minutes.size > 20_000) minutes.clear();
  const found = minutes.get(key);
  if (!found || found.minute !== minute) {
    minutes.set(key, { minute, count: 1 });
    return true;
  }
  found.count += 1;
  return found.count <= most;
}

function fromText(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('{') ? text : Buffer.from(text, 'base64').toString());
  } catch {
    return null;
  }
}

const signTicket = (secret: string, body: string): string =>
  createHmac('sha256', keyFor(secret, 'ticket')).update(body).digest('base64url');

const keyFor = (secret: string, purpose: string): string =>
  Buffer.from(hkdfSync('sha256', secret, '', `gongsuan ${purpose}`, 32)).toString('hex');
