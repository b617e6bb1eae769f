/**
 * 收據: the voter's device draws a secret k; the ballot's number and the claim both come from it,
 * and neither can be had from the other without k. So who voted and what was voted never meet.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Electorate } from './eligibility.ts';

/** SHA-256("ballot" || k), 64 hexadecimal digits: the tracking code. */
export type BallotId = string & { readonly __ballot: unique symbol };
/** SHA-256("claim" || k), 64 hexadecimal digits: shows that a repeated request is the same voter's. */
export type Claim = string & { readonly __claim: unique symbol };

export interface BallotCodes {
  readonly ballotId: BallotId;
  readonly claim: Claim;
}

/** Both codes of a secret of 32 bytes. */
export function codesOf(k: Uint8Array): BallotCodes {
  const of = (name: string) => bytesToHex(sha256(concatBytes(utf8ToBytes(name), k)));
  return { ballotId: of('ballot') as BallotId, claim: of('claim') as Claim };
}

/** Reads a secret from 64 hexadecimal digits. */
export function parseSecret(text: string): Uint8Array | undefined {
  return /^[0-9a-f]{64}$/.test(text) ? hexToBytes(text) : undefined;
}

/** Reads a tracking code as people copy it: in groups, with spaces or hyphens, in capitals. */
export function parseBallotId(text: string): BallotId | undefined {
  return hex64(text) as BallotId | undefined;
}

export function parseClaim(text: string): Claim | undefined {
  return hex64(text) as Claim | undefined;
}

/** A tracking code in groups of four. */
export function groupCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join(' ');
}

/** A ballot as the published list has it. */
export interface OpenBallot {
  readonly id: BallotId;
  readonly electorate: Electorate;
  readonly picks: readonly number[];
}

/** First line of the published list of ballots. */
export const BALLOT_LIST_HEAD = 'ballot,electorate,picks\n';

/** One line of the published list. The digest of a box is the SHA-256 of head and lines by id. */
export function ballotLine({ id, electorate, picks }: OpenBallot): string {
  return `${id},${electorate},${picks.join(' ')}\n`;
}

function hex64(text: string): string | undefined {
  const plain = text.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
  return /^[0-9a-f]{64}$/.test(plain) ? plain : undefined;
}
