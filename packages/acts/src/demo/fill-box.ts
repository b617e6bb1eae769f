/** Puts invented ballots into a box by the way that every ballot takes, for demonstrations and stories. */
import { createHash } from 'node:crypto';
import type { Residency } from '@gongsuan/core/plan';
import { checkPicks, codesOf, type Electorate, type Poll } from '@gongsuan/core/vote';
import type { Collector } from '@gongsuan/store/vote';

/** Equal ballots of invented voters. */
export interface InventedBallots {
  readonly picks: readonly number[];
  readonly count: number;
  readonly residency?: Residency;
}

/**
 * Casts the ballots of invented voters, who are numbered from `from`: the same call again gives the
 * same voters and secrets, so that nothing is doubled.
 *
 * @returns how many there were
 * @throws when a ballot does not get in
 */
export async function fillBox(
  collector: Collector,
  poll: Poll,
  ballots: readonly InventedBallots[],
  received: Date,
  from = 0,
): Promise<number> {
  let voter = from;
  const waiting: Promise<void>[] = [];
  for (const { picks, count, residency = 'registered' } of ballots) {
    for (let i = 0; i < count; i++)
      waiting.push(castOne(collector, poll, picks, residency, voter++, received));
  }
  await Promise.all(waiting);
  return voter - from;
}

async function castOne(
  collector: Collector,
  poll: Poll,
  picks: readonly number[],
  residency: Residency,
  voter: number,
  received: Date,
): Promise<void> {
  const checked = checkPicks(poll.rules, picks);
  if (!checked.ok) throw new Error(`invented ballot refused: ${checked.refusal.code}`);
  const drawn = (name: string) =>
    createHash('sha256').update(`${name}|${poll.id}|${voter}`).digest();
  const { ballotId, claim } = codesOf(drawn('secret'));
  const outcome = await collector.cast({
    tenant: poll.tenant,
    poll: poll.id,
    roll: poll.roll,
    tag: drawn('tag').toString('hex'),
    channel: 'online',
    residency,
    electorate: electorateOf(poll, residency),
    assisted: false,
    consentVersion: 'demo',
    consented: received,
    received,
    claim,
    ballotId,
    picks: checked.value,
  });
  if (outcome.kind !== 'in') throw new Error(`invented ballot not taken: ${outcome.kind}`);
}

function electorateOf({ rules }: Poll, residency: Residency): Electorate {
  if (rules.weights.registered === rules.weights.other) return 'all';
  return residency === 'registered' ? 'registered' : 'other';
}

/**
 * Ballots of `size` voters or more in which option i is picked exactly `votes[i]` times and every
 * ballot has from `min` to `max` picks: the picks are dealt like cards, the most wanted first, one
 * to each voter in turn, so that nobody gets the same option twice.
 */
export function dealtBallots(
  votes: readonly number[],
  min: number,
  max: number,
): readonly InventedBallots[] {
  const total = votes.reduce((sum, n) => sum + n, 0);
  const voters = Math.max(Math.ceil(total / max), Math.max(...votes));
  if (total < voters * min || total > voters * max) throw new Error('no ballots give these votes');
  const hands: number[][] = Array.from({ length: voters }, () => []);
  let next = 0;
  votes.forEach((count, option) => {
    for (let i = 0; i < count; i++) {
      hands[next]?.push(option + 1);
      next = (next + 1) % voters;
    }
  });
  const equal = new Map<string, number>();
  for (const hand of hands) {
    const key = hand.toSorted((a, b) => a - b).join(' ');
    equal.set(key, (equal.get(key) ?? 0) + 1);
  }
  return [...equal].map(([key, count]) => ({ picks: key.split(' ').map(Number), count }));
}
