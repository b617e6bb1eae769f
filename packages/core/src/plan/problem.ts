/**
 * What can be wrong with a plan. Every problem is a refusal of its own that names the field and
 * the section of the plan in which it is put right, so that a page can lead there.
 */
import type { Bilingual, Day } from '@gongsuan/prelude';
import type { Step } from './cycle.ts';

/** The sections in which a plan is filled in, in their order. */
export const SECTIONS = ['basics', 'areas', 'phases', 'ballot', 'voters', 'limits'] as const;
export type Section = (typeof SECTIONS)[number];

/** What a field holds; the words give each its name. */
export const PLAN_FIELDS = [
  'title',
  'titleEn',
  'summary',
  'summaryEn',
  'year',
  'slug',
  'start',
  'kind',
  'organisation',
  'funding',
  'legalBasis',
  'effect',
  'areas',
  'areaName',
  'areaSlug',
  'townCode',
  'cap',
  'money',
  'areaThreshold',
  'eligibleVoters',
  'eligibleSource',
  'eligibleOn',
  'caseCode',
  'phases',
  'step',
  'opens',
  'closes',
  'opensClock',
  'closesClock',
  'ballotKind',
  'min',
  'max',
  'weightRegistered',
  'weightOther',
  'admission',
  'threshold',
  'thresholdVotes',
  'basisPoints',
  'places',
  'placesByCategory',
  'ties',
  'bonus',
  'bonusVoters',
  'bonusMoney',
  'minAge',
  'maxAge',
  'ageOn',
  'registeredBy',
  'residencies',
  'identity',
  'complaintDays',
  'mostCost',
  'categories',
  'exclusions',
] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];

/** Where a problem shows: its section, the form field, and the area or phase it belongs to. */
export interface Spot {
  readonly section: Section;
  /** The name of the form field, `cap-daan` for the cap of the area `daan`. */
  readonly field: string;
  readonly what: PlanField;
  /** The area or the phase, where there are several. */
  readonly where: Bilingual | null;
}

export type PlanProblem = Spot &
  (
    | { readonly code: 'plan-missing' }
    | { readonly code: 'plan-unreadable'; readonly typed: string }
    | {
        readonly code: 'plan-number-outside';
        readonly given: number;
        readonly least: number;
        readonly most: number;
      }
    | { readonly code: 'plan-text-long'; readonly length: number; readonly most: number }
    | { readonly code: 'plan-twice'; readonly given: string }
    | { readonly code: 'plan-min-over-max'; readonly least: number; readonly most: number }
    | { readonly code: 'plan-single-choice'; readonly least: number; readonly most: number }
    | { readonly code: 'plan-phase-reversed'; readonly opens: Date; readonly closes: Date }
    | {
        readonly code: 'plan-phase-too-early';
        readonly step: Step;
        readonly needs: Step;
        readonly relation: 'after-close' | 'after-open' | 'ends-after';
        readonly opens: Date;
        readonly earliest: Date;
      }
    | { readonly code: 'plan-no-vote-phase' }
    | { readonly code: 'plan-vote-over'; readonly closes: Date }
    | {
        readonly code: 'plan-threshold-unreachable';
        readonly needed: number;
        readonly most: number;
      }
    | { readonly code: 'plan-unknown-category'; readonly given: string }
    | { readonly code: 'plan-bonus-lower'; readonly usual: number; readonly bonus: number }
    | { readonly code: 'plan-bonus-many-areas'; readonly areas: number }
    | { readonly code: 'plan-day-after-vote'; readonly given: Day; readonly opens: Day }
    | { readonly code: 'plan-tie-end'; readonly step: string }
    | { readonly code: 'plan-tie-money' }
  );

/** What is still missing, as opposed to wrong: a draft may be kept with it, but not published. */
export function isGap(problem: PlanProblem): boolean {
  return (
    problem.code === 'plan-missing' ||
    problem.code === 'plan-no-vote-phase' ||
    problem.code === 'plan-vote-over'
  );
}

/** A place in the plan as a whole, not in one of its areas or phases. */
export function at(section: Section, what: PlanField): Spot {
  return { section, field: what, what, where: null };
}

/** A place in one area or phase: `key` is the area's slug or the phase's ordinal. */
export function within(
  section: Section,
  what: PlanField,
  key: string | number,
  where: Bilingual | null,
): Spot {
  return { section, field: `${what}-${key}`, what, where };
}
