/** What a proposal is now: read from its dated facts, stored nowhere. */
import { never } from '@gongsuan/prelude';
import type { DecisionKind } from '../route/kind.ts';

export const STATUSES = [
  'draft',
  'submitted',
  'changes-requested',
  'accepted',
  'to-assessment',
  'refused',
  'excluded',
  'withdrawn',
] as const;
export type Status = (typeof STATUSES)[number];

/** The dated facts that make a proposal's status. */
export interface Facts {
  readonly submitted: Date | null;
  readonly withdrawn: Date | null;
  /** The number of its newest version; 0 for a draft. */
  readonly version: number;
  /** The newest decision and the version that it judged. */
  readonly decision: { readonly kind: DecisionKind; readonly version: number } | null;
}

/**
 * 003「送件審核」(Y2): a proposal is a draft until it is submitted; then the newest decision counts.
 * A request for changes is answered by a newer version, which waits for the officer again.
 */
export function statusOf(facts: Facts): Status {
  if (!facts.submitted) return 'draft';
  if (facts.withdrawn) return 'withdrawn';
  if (!facts.decision) return 'submitted';
  switch (facts.decision.kind) {
    case 'accept':
      return 'accepted';
    case 'refuse':
      return 'refused';
    case 'exclude':
      return 'excluded';
    case 'assess':
      return 'to-assessment';
    case 'request-changes':
      return facts.version > facts.decision.version ? 'submitted' : 'changes-requested';
    default:
      return never(facts.decision.kind);
  }
}

/** The statuses in which an officer has spoken the last word of the screening. */
export function isFinished(status: Status): boolean {
  return ['accepted', 'to-assessment', 'refused', 'excluded'].includes(status);
}

/**
 * What everybody may read: a draft is its writer's own; a submitted proposal is public (002
 * 「資訊公開透明」, Y6); of an excluded one the title stays, with its number, area, category and day, and
 * what was decided and why. Photos and documents have a rule of their own, `openFiles`.
 */
export function openness(facts: Facts): 'nothing' | 'title' | 'text' {
  if (statusOf(facts) === 'draft') return 'nothing';
  return facts.decision?.kind === 'exclude' ? 'title' : 'text';
}
