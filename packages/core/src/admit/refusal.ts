/** Every refusal of the step. */
import type { NoSuchPoll } from '../vote/index.ts';
import type { PublishRefusal } from './publish.ts';
import type { TieRefusal } from './tie.ts';

export type RulingRefusal =
  | { readonly code: 'no-such-candidate'; readonly number: string }
  | { readonly code: 'ruling-needs-reason'; readonly field: 'reason' }
  | { readonly code: 'ruling-before-voting'; readonly opens: Date }
  | { readonly code: 'discretion-before-count' }
  | { readonly code: 'no-ruling-to-undo'; readonly number: string };

export type AdmitRefusal =
  TieRefusal | PublishRefusal | RulingRefusal | { readonly code: 'no-such-result' } | NoSuchPoll;
