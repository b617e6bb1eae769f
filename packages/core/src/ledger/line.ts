/**
 * 帳: one line for every official decision or change, each holding the hash of the one before, so that no line can be
 * altered, left out or put in later without the chain showing it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical, isoMoment, type Json } from '@gongsuan/prelude';
import type { Actor } from '../people/index.ts';

/** The hash before the first line of a chain. */
export const GENESIS = '0'.repeat(64);

export interface LedgerEntry {
  /** The tenant's short name, or '' for the platform's own chain. */
  readonly tenant: string;
  readonly at: Date;
  readonly actor: Json;
  /** What was done: `cycle-published`. */
  readonly act: string;
  /** What it was done to: `cycle:<id>`. */
  readonly subject: string;
  /** Never anything personal: the ledger is kept for ever. */
  readonly facts: Json;
}

export interface LedgerLine extends LedgerEntry {
  readonly seq: number;
  readonly previous: string;
  readonly hash: string;
}

/** Who acted, as the ledger names them: by kind and id. */
export function signature(actor: Actor): Json {
  return actor.kind === 'machine'
    ? { kind: 'machine', name: actor.name }
    : { kind: actor.kind, account: actor.account };
}

/** The line that follows `last` (or opens the chain). Moments are kept to the second. */
export function nextLine(
  entry: LedgerEntry,
  last: { readonly seq: number; readonly hash: string } | undefined,
): LedgerLine {
  const at = new Date(Math.floor(entry.at.getTime() / 1000) * 1000);
  const linked = { ...entry, at, seq: (last?.seq ?? 0) + 1, previous: last?.hash ?? GENESIS };
  return { ...linked, hash: hashOf(linked) };
}

/** SHA-256 of the canonical JSON of all fields but the hash, in lower-case hexadecimal. */
export function hashOf(line: Omit<LedgerLine, 'hash'>): string {
  const { tenant, seq, actor, act, subject, facts, previous } = line;
  const text = canonical({
    tenant,
    seq,
    at: isoMoment(line.at),
    actor,
    act,
    subject,
    facts,
    previous,
  });
  return bytesToHex(sha256(utf8ToBytes(text)));
}

export type LedgerFault =
  | { readonly kind: 'altered'; readonly seq: number }
  | { readonly kind: 'broken'; readonly seq: number }
  | { readonly kind: 'missing'; readonly seq: number };

/**
 * Checks a chain from its beginning, or from the line after `after` on: every fault, with the line
 * where it shows. Moments are kept to the second, so a fraction of one is an alteration too.
 */
export function verifyChain(
  lines: Iterable<LedgerLine>,
  after?: { readonly seq: number; readonly hash: string },
): readonly LedgerFault[] {
  const faults: LedgerFault[] = [];
  let expected = (after?.seq ?? 0) + 1;
  let previous = after?.hash ?? GENESIS;
  for (const line of lines) {
    if (line.seq !== expected) faults.push({ kind: 'missing', seq: expected });
    else if (line.previous !== previous) faults.push({ kind: 'broken', seq: line.seq });
    const fraction = line.at.getTime() % 1000 !== 0;
    if (fraction || hashOf(line) !== line.hash) faults.push({ kind: 'altered', seq: line.seq });
    expected = line.seq + 1;
    previous = line.hash;
  }
  return faults;
}
