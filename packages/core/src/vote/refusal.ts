/** Every reason for which something around the ballot is refused. */
import type { AttemptRefusal } from './attempts.ts';
import type { CertifyRefusal } from './certify.ts';
import type { AgeRefusal, BirthRefusal } from './eligibility.ts';
import type { IdRefusal } from './national-id.ts';
import type { PickRefusal } from './picks.ts';
import type {
  ClosingRefusal,
  FrozenRefusal,
  KeyRefusal,
  ListRefusal,
  SealRefusal,
  TimeRefusal,
} from './poll.ts';
import type { FreezeRefusal } from './rules.ts';

/** Somebody is not who, or where, the ballot asks for. */
export type IdentityRefusal =
  | IdRefusal
  | BirthRefusal
  | AgeRefusal
  | AttemptRefusal
  | { readonly code: 'ui-number-on-site'; readonly field: 'idNumber' }
  | { readonly code: 'on-site-only'; readonly field: 'pass' }
  | { readonly code: 'identity-wrong'; readonly field: 'idNumber'; readonly left: number }
  | { readonly code: 'pass-wrong'; readonly field: 'pass'; readonly left: number }
  | { readonly code: 'registry-unavailable' }
  | { readonly code: 'house-unreachable' }
  | { readonly code: 'consent-missing'; readonly field: 'consent' }
  | { readonly code: 'human-check-missing'; readonly field: 'human' }
  | { readonly code: 'human-check-failed'; readonly field: 'human' }
  | { readonly code: 'too-quick'; readonly field: 'human'; readonly seconds: number }
  | { readonly code: 'too-many-requests'; readonly seconds: number };

/** No such vote here; another tenant's does not exist either. Its words are those of `vote`. */
export type NoSuchPoll = { readonly code: 'no-such-poll' };

/** A ballot does not go into the box. */
export type CastRefusal =
  | TimeRefusal
  | PickRefusal
  | NoSuchPoll
  | { readonly code: 'permit-missing' }
  | { readonly code: 'permit-expired' }
  | { readonly code: 'ballot-code-malformed'; readonly field: 'ballotId' }
  | { readonly code: 'ballot-code-taken'; readonly field: 'ballotId' }
  | { readonly code: 'already-voted'; readonly at: Date }
  | { readonly code: 'box-unreachable' };

/** An officer's act on a ballot is not possible. */
export type BallotRefusal =
  | FreezeRefusal
  | FrozenRefusal
  | ClosingRefusal
  | SealRefusal
  | KeyRefusal
  | ListRefusal
  | CertifyRefusal
  | { readonly code: 'cycle-not-published' }
  | { readonly code: 'ballot-changed' }
  | { readonly code: 'key-destroyed'; readonly at: Date }
  | { readonly code: 'no-such-ballot'; readonly field: 'ballotId' }
  | { readonly code: 'request-malformed'; readonly field: string };

export type VoteRefusal = IdentityRefusal | CastRefusal | BallotRefusal;
