/** 公告前檢核: everything that keeps a plan from being announced, and what voting still waits for. */
import type { Bilingual } from '@gongsuan/prelude';
import type { DraftArea, DraftPhase } from './draft.ts';
import { checkAreas } from './check-areas.ts';
import { checkPhases } from './check-phases.ts';
import { checkRules, missing, outside, tooLong } from './check-rules.ts';
import type { Cycle } from './cycle.ts';
import { running } from './phase.ts';
import { at, SECTIONS, within, type PlanProblem } from './problem.ts';
import { thresholdVotes } from './threshold.ts';

/** What is checked: a cycle, or a draft that has no ids yet. */
export type Plan = Pick<Cycle, 'slug' | 'year' | 'title' | 'summary' | 'rules'> & {
  readonly areas: readonly DraftArea[];
  readonly phases: readonly DraftPhase[];
};

const SLUG = /^[a-z0-9][a-z0-9-]{0,40}$/;
/** Words that are pages of their own, or may become one, where a cycle's address would stand. */
const RESERVED: ReadonlySet<string> = new Set(
  'about accessibility contact data desk feed help new news privacy rss search sitemap'.split(' '),
);
/** The years in which a plan can lie. */
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2200;

/** Every problem of the plan at once, in the order of its sections. */
export function checkPlan(plan: Plan): readonly PlanProblem[] {
  return [
    ...checkHead(plan),
    ...checkAreas(plan.areas, plan.rules),
    ...checkPhases(plan.phases),
    ...checkRules(plan.rules, plan.phases),
  ].toSorted((a, b) => SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section));
}

/** What must be settled before a plan is announced: {@link checkPlan}, and a vote that lies ahead. */
export function checkPublishable(
  plan: Plan & Pick<Cycle, 'record'>,
  now: Date,
): readonly PlanProblem[] {
  const vote = running(plan.phases).find(({ step }) => step === 'vote');
  const over = vote && vote.closes <= now && !plan.record ? vote : undefined;
  return [
    ...checkPlan(plan),
    ...(over
      ? [
          {
            ...within('phases', 'closes', over.ordinal, over.label),
            code: 'plan-vote-over',
            closes: over.closes,
          } as const,
        ]
      : []),
  ];
}

/**
 * What a published cycle still lacks before its voting may open, though not before it is announced:
 * the eligible voters where the threshold is a share of them, and the case code that the registry
 * issues for each area's vote (004「案別碼」).
 */
export function dueBeforeVoting(
  cycle: Pick<Cycle, 'rules'> & { readonly areas: readonly DraftArea[] },
): readonly PlanProblem[] {
  return cycle.areas.flatMap((area) => [
    ...(thresholdVotes(area, cycle.rules).kind === 'undetermined'
      ? [due(area, 'eligibleVoters')]
      : []),
    ...(cycle.rules.identity === 'household-registry' && !area.caseCode
      ? [due(area, 'caseCode')]
      : []),
  ]);
}

function checkHead({ title, summary, year, slug }: Plan): readonly PlanProblem[] {
  return [
    ...text('title', title, 120),
    ...tooLong('basics', 'summary', summary.zh),
    ...tooLong('basics', 'summaryEn', summary.en ?? ''),
    ...outside('basics', 'year', year, FIRST_YEAR, LAST_YEAR),
    ...(SLUG.test(slug)
      ? []
      : [{ ...at('basics', 'slug'), code: 'plan-unreadable', typed: slug } as const]),
  ];
}

function text(what: 'title', given: Bilingual, most: number): readonly PlanProblem[] {
  return [
    ...(given.zh.trim() === '' ? [missing('basics', what)] : []),
    ...tooLong('basics', what, given.zh, most),
    ...tooLong('basics', 'titleEn', given.en ?? '', most),
  ];
}

function due(area: DraftArea, what: 'eligibleVoters' | 'caseCode'): PlanProblem {
  return { ...within('areas', what, area.slug, area.name), code: 'plan-missing' };
}

/** Reads the word by which a cycle is called in addresses. */
export function parseSlug(text: string): string | undefined {
  const slug = text.trim().toLowerCase();
  return SLUG.test(slug) ? slug : undefined;
}

/** Whether a page of the site stands where this cycle would. */
export function isReservedSlug(slug: string): boolean {
  return RESERVED.has(slug);
}
