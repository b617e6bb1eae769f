/** Passwords as argon2id hashes: 19 MiB, 2 passes, 1 lane (OWASP Password Storage Cheat Sheet). */
import { hash, verify } from '@node-rs/argon2';

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash under which a password is kept, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** Whether the password is right. Without a hash the same work is done, and the answer is no. */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
  const against = kept ?? (await (stranger ??= hashPassword('nobody has this password')));
  // Longer ones are never right; nobody makes the server hash megabytes.
  const right = await verify(against, password.slice(0, 1_000).normalize('NFKC'));
  return kept !== null && right;
}

let stranger: Promise<string> | undefined;
