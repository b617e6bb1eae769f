/** What became of a proposal after the screening: its place on the ballot, and the published finding. */
import type { AreaDocument, Finding, ResultDocument } from '../admit/index.ts';
import type { AreaId } from '../plan/index.ts';
import type { Poll } from '../vote/index.ts';
import type { ProposalId } from './proposal.ts';
import { STATUSES, type Status } from './status.ts';

/** The ballots of a cycle's areas, and its newest published result. */
export interface Ballots {
  readonly polls: readonly Pick<Poll, 'id' | 'area' | 'rules'>[];
  readonly result: ResultDocument | null;
}

export type Outcome =
  | { readonly kind: 'left-off' }
  | { readonly kind: 'on-ballot'; readonly number: number }
  | {
      readonly kind: 'counted';
      readonly number: number;
      readonly finding: Finding;
      /** The area as the result names it. */
      readonly area: AreaDocument['area'];
    };

/** null while the area has no ballot. */
export function outcomeOf(
  proposal: ProposalId,
  area: AreaId | null,
  { polls, result }: Ballots,
): Outcome | null {
  const poll = polls.find((one) => one.area === area);
  if (!poll) return null;
  const option = poll.rules.options.find((one) => one.proposal === proposal);
  if (!option) return { kind: 'left-off' };
  const { number } = option;
  const counted = result?.areas.find((one) => one.poll === poll.id);
  const finding = counted?.findings.find((one) => one.number === String(number));
  return counted && finding
    ? { kind: 'counted', number, finding, area: counted.area }
    : { kind: 'on-ballot', number };
}

/** A status as readers see it: the screening's, until the ballot and its result say more. */
export const SHOWN_STATUSES = [
  ...STATUSES,
  'left-off',
  'on-ballot',
  'admitted',
  'not-admitted',
  'ruled-out',
] as const;
export type ShownStatus = (typeof SHOWN_STATUSES)[number];

/** The end of the screening stays what it was where a proposal never was to be voted on. */
export function shownStatus(status: Status, outcome: Outcome | null): ShownStatus {
  if (!outcome || !['submitted', 'changes-requested', 'accepted'].includes(status)) return status;
  if (outcome.kind !== 'counted') return outcome.kind;
  const { kind } = outcome.finding.verdict;
  return kind === 'by-discretion' ? 'admitted' : kind;
}
