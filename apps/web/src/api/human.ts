/**
 * 圖形驗證碼的替代: proof of work where a script runs, a signed single-use ticket where none does.
 * Nobody has to read a distorted picture (WCAG 2.2, 3.3.8); automatic programs pay in time.
 */
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IdentityRefusal } from '@gongsuan/core/vote';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { pace } from '../lib/server/pace.ts';

const CHALLENGE_MS = 20 * 60_000;
/** About 256 derivations on average: a fraction of a second on a desk, some seconds on a phone. */
const COST = 1_000;

/** A ticket is worth something when the form has been open this long. */
const LEAST_AGE_MS = 5_000;
const TICKET_MS = 60 * 60_000;

/**
 * Most identifications without proof of work in a minute: of one browser, of everybody behind one
 * address, and in this process. Each counts when its ticket has been used up, so that what was used
 * before takes nothing from others.
 */
const perDevice = pace(6);
const perAddress = pace(300);
const perProcess = pace(600);

/** Uses up a ticket or a challenge until it expires; false when it had been used before. */
export type Spend = (id: Buffer, expires: Date) => Promise<boolean>;

/** Who sends a form. */
export interface Sender {
  /** The random code of the browser. */
  readonly device: string;
  readonly address: string;
}

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
  spend: Spend,
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
  return (await spend(Buffer.from(challenge.parameters.nonce, 'hex'), expires)) ? ok(true) : failed;
}

/** A ticket for a form that works without a script: when it was made, signed for one browser. */
export function newTicket(secret: string, device: string, now: Date): string {
  const body = `${now.getTime().toString(36)}.${randomBytes(12).toString('hex')}`;
  return `${body}.${signTicket(secret, body, device)}`;
}

/**
 * Checks a ticket: of this browser, old enough, not too old, not used; and the stricter limits of
 * this way.
 */
export async function checkTicket(
  spend: Spend,
  secret: string,
  ticket: string,
  sender: Sender,
  now: Date,
): Promise<Result<true, HumanRefusal>> {
  const failed = refuse({ code: 'human-check-failed', field: 'human' } as const);
  const parts = /^([0-9a-z]{1,10})\.([0-9a-f]{24})\.([\w-]{43})$/.exec(ticket);
  if (!parts) return refuse({ code: 'human-check-missing', field: 'human' });
  const [, made = '', id = '', signature = ''] = parts;
  const right = Buffer.from(signTicket(secret, `${made}.${id}`, sender.device));
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
  const expires = new Date(now.getTime() - age + TICKET_MS);
  if (!(await spend(Buffer.from(id, 'hex'), expires))) return failed;
  const calm =
    perDevice.take(sender.device, now) &&
    perAddress.take(sender.address, now) &&
    perProcess.take('process', now);
  return calm ? ok(true) : refuse({ code: 'too-many-requests', seconds: 60 });
}

function fromText(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('{') ? text : Buffer.from(text, 'base64').toString());
  } catch {
    return null;
  }
}

const signTicket = (secret: string, body: string, device: string): string =>
  createHmac('sha256', keyFor(secret, 'ticket')).update(`${body} ${device}`).digest('base64url');

const keyFor = (secret: string, purpose: string): string =>
  Buffer.from(hkdfSync('sha256', secret, '', `gongsuan ${purpose}`, 32)).toString('hex');
