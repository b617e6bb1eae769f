/** What the form of the ballot offers, in the order shown. */
import type { AdmissionRule, BallotForm, Passing, Threshold, TieStep } from '@gongsuan/core/plan';

export const BALLOTS = ['approval', 'choose-one'] as const satisfies readonly BallotForm['kind'][];
export const ADMISSIONS = [
  'threshold-and-cap',
  'money',
  'top',
] as const satisfies readonly AdmissionRule['kind'][];
export const THRESHOLDS = [
  'none',
  'votes',
  'share',
] as const satisfies readonly Threshold['kind'][];
export const PASSINGS = ['over', 'reach'] as const satisfies readonly Passing[];
export const ROUNDINGS = ['up', 'down'] as const;
export const MISFITS = ['skip', 'stop'] as const;
export const TIES = [
  'public-lot',
  'lower-cost',
  'earlier-number',
  'admit-all',
] as const satisfies readonly TieStep[];
/** How many steps for ties can be announced. */
export const TIE_ROWS = 3;
