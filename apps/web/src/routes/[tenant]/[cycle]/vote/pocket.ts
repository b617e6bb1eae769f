/**
 * 口袋: what a voter's browser carries through the steps, sealed with the server's secret so that
 * nobody at the same device reads it: the picks made so far with the ballot's secret, the permit
 * after the identity check, the receipt at the end. Nothing of it stands in an address.
 */
import { randomBytes } from 'node:crypto';
import { readPermit, type Permit } from '@gongsuan/acts/vote';
import type { PollId } from '@gongsuan/core/vote';
import type { Cookies } from '@sveltejs/kit';
import { sealed, unsealed } from '#lib/server/sealed.ts';
import { house } from '../../../../house.ts';

/** The ballot as far as it has been filled in. */
export interface Draft {
  readonly picks: readonly number[];
  /** The ballot's secret for browsers without a script, 64 hexadecimal digits. */
  readonly k: string;
  /** Names this ballot on the device, for the script's secret; the shuffled order begins here. */
  readonly seed: string;
}

export interface KeptReceipt {
  readonly ballotId: string;
  readonly rulesHash: string;
  readonly repeated: boolean;
  /** Where the officer takes the device back, on a station of the desk. */
  readonly desk: string | null;
}

interface Event {
  readonly cookies: Cookies;
  readonly url: URL;
  readonly locals: App.Locals;
}

const KEEP_S = { draft: 2 * 3600, permit: 30 * 60, receipt: 3600, desk: 30 * 60 } as const;
type What = keyof typeof KEEP_S;

export function readDraft({ cookies }: Pick<Event, 'cookies'>, poll: PollId): Draft | undefined {
  return open<Draft>(cookies, 'draft', poll);
}

/** Keeps the picks; the secret and the order stay the same until the ballot is cast. */
export function keepDraft(event: Event, poll: PollId, picks: readonly number[]): Draft {
  const before = readDraft(event, poll);
  const draft: Draft = {
    picks,
    k: before?.k ?? randomBytes(32).toString('hex'),
    seed: before?.seed ?? randomBytes(16).toString('hex'),
  };
  keep(event, 'draft', poll, draft);
  return draft;
}

export function readKeptPermit(
  event: Event,
  poll: PollId,
): { text: string; permit: Permit } | undefined {
  const text = open<string>(event.cookies, 'permit', poll);
  if (!text) return undefined;
  const permit = readPermit(house().secret, text, event.locals.now);
  return permit.ok && permit.value.poll === poll ? { text, permit: permit.value } : undefined;
}

export function keepPermit(event: Event, poll: PollId, permit: string): void {
  keep(event, 'permit', poll, permit);
}

/** Notes that this browser is a station, and where the officer takes it back. */
export function keepDesk(event: Event, poll: PollId, desk: string): void {
  keep(event, 'desk', poll, desk);
}

export function readDesk({ cookies }: Pick<Event, 'cookies'>, poll: PollId): string | null {
  return open<string>(cookies, 'desk', poll) ?? null;
}

/** The receipt takes the place of ballot and permit. */
export function keepReceipt(event: Event, poll: PollId, receipt: KeptReceipt): void {
  keep(event, 'receipt', poll, receipt);
  for (const what of ['draft', 'permit', 'desk'] as const) forget(event, what, poll);
}

export function readReceipt(
  { cookies }: Pick<Event, 'cookies'>,
  poll: PollId,
): KeptReceipt | undefined {
  return open<KeptReceipt>(cookies, 'receipt', poll);
}

/** Empties the pocket of every vote, so that the next person at this device finds nothing. */
export function emptyPocket({ cookies }: Pick<Event, 'cookies'>): void {
  for (const { name } of cookies.getAll()) if (OURS.test(name)) cookies.delete(name, { path: '/' });
}

const OURS = /^gs_(draft|permit|receipt|desk)_/;

const nameOf = (what: What, poll: PollId): string => `gs_${what}_${poll.slice(0, 8)}`;
/** What is sealed for one vote says nothing in another, whose cookie may have the same name. */
const placeOf = (what: What, poll: PollId): string => `${what} ${poll}`;

function keep({ cookies, url }: Event, what: What, poll: PollId, value: unknown): void {
  cookies.set(nameOf(what, poll), sealed(house().secret, placeOf(what, poll), value), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
    maxAge: KEEP_S[what],
  });
}

function open<T>(cookies: Cookies, what: What, poll: PollId): T | undefined {
  return unsealed<T>(house().secret, placeOf(what, poll), cookies.get(nameOf(what, poll)));
}

function forget({ cookies }: Pick<Event, 'cookies'>, what: What, poll: PollId): void {
  cookies.delete(nameOf(what, poll), { path: '/' });
}
