/** 分區檢核: what the rule of admission needs to know of each area. */
import { MOST_MONEY } from '@gongsuan/prelude';
import type { DraftArea } from './draft.ts';
import { MOST_PICKS, MOST_VOTERS, outside } from './check-rules.ts';
import type { CycleRules } from './cycle.ts';
import { at, within, type PlanField, type PlanProblem } from './problem.ts';
import { thresholdVotes } from './threshold.ts';

const SLUG = /^[a-z0-9][a-z0-9-]{0,40}$/;

/** Everything that is wrong with the areas under these rules. */
export function checkAreas(areas: readonly DraftArea[], rules: CycleRules): readonly PlanProblem[] {
  if (areas.length === 0) return [{ ...at('areas', 'areas'), code: 'plan-missing' }];
  return [
    ...areas.flatMap((area) => [
      ...checkName(area),
      ...checkNumbers(area),
      ...checkNeeds(area, rules),
      ...checkReach(area, rules),
    ]),
    ...checkDoubles(areas),
    ...checkBonus(areas, rules),
  ];
}

function checkName(area: DraftArea): readonly PlanProblem[] {
  return [
    ...(area.name.zh.trim() === '' ? [gap(area, 'areaName')] : []),
    ...(SLUG.test(area.slug)
      ? []
      : [{ ...spot(area, 'areaSlug'), code: 'plan-unreadable', typed: area.slug } as const]),
    ...(area.townCode !== null && !/^\d{8}$/.test(area.townCode)
      ? [{ ...spot(area, 'townCode'), code: 'plan-unreadable', typed: area.townCode } as const]
      : []),
  ];
}

function checkNumbers(area: DraftArea): readonly PlanProblem[] {
  return [
    ...ranged(area, 'cap', area.cap, 1, MOST_PICKS),
    ...ranged(area, 'money', area.money, 0, MOST_MONEY),
    ...ranged(area, 'areaThreshold', area.thresholdVotes, 0, MOST_VOTERS),
    ...ranged(area, 'eligibleVoters', area.eligible?.voters ?? null, 1, MOST_VOTERS),
    ...(area.eligible && area.eligible.source.trim() === '' ? [gap(area, 'eligibleSource')] : []),
  ];
}

/**
 * 002「排序後在錄案上限內者」: this rule has no meaning without a cap, and a rank within the money
 * none without the money.
 */
function checkNeeds(area: DraftArea, { admission }: CycleRules): readonly PlanProblem[] {
  switch (admission.kind) {
    case 'threshold-and-cap':
      return area.cap === null ? [gap(area, 'cap')] : [];
    case 'money':
      return area.money === null ? [gap(area, 'money')] : [];
    case 'top':
      return [];
  }
}

/** A threshold that not even everybody's vote could pass is a slip of the pen. */
function checkReach(area: DraftArea, rules: CycleRules): readonly PlanProblem[] {
  const threshold = thresholdVotes(area, rules);
  if (threshold.kind !== 'votes' || !area.eligible || area.eligible.voters < 1) return [];
  const most = area.eligible.voters * Math.max(rules.weights.registered, rules.weights.other);
  if (threshold.least <= most) return [];
  const fact = { code: 'plan-threshold-unreachable', needed: threshold.least, most } as const;
  return [{ ...spot(area, 'areaThreshold'), ...fact }];
}

function checkDoubles(areas: readonly DraftArea[]): readonly PlanProblem[] {
  const slugs = areas.map(({ slug }) => slug);
  const names = areas.map(({ name }) => name.zh.trim());
  return areas.flatMap((area, place) => [
    ...(slugs.indexOf(area.slug) !== place
      ? [{ ...spot(area, 'areaSlug'), code: 'plan-twice', given: area.slug } as const]
      : []),
    ...(area.name.zh.trim() !== '' && names.indexOf(area.name.zh.trim()) !== place
      ? [{ ...spot(area, 'areaName'), code: 'plan-twice', given: area.name.zh } as const]
      : []),
  ]);
}

/** 大園 106 had one area; nobody has said how a bonus would be divided among several. */
function checkBonus(
  areas: readonly DraftArea[],
  { moneyBonus }: CycleRules,
): readonly PlanProblem[] {
  if (!moneyBonus) return [];
  const [only] = areas;
  if (areas.length > 1 || !only) {
    return [{ ...at('ballot', 'bonus'), code: 'plan-bonus-many-areas', areas: areas.length }];
  }
  if (only.money === null || moneyBonus.money > only.money) return [];
  const fact = { code: 'plan-bonus-lower', usual: only.money, bonus: moneyBonus.money } as const;
  return [{ ...at('ballot', 'bonusMoney'), ...fact }];
}

function ranged(
  area: DraftArea,
  what: PlanField,
  given: number | null,
  least: number,
  most: number,
): readonly PlanProblem[] {
  if (given === null) return [];
  return outside('areas', what, given, least, most).map((problem) => ({
    ...problem,
    ...spot(area, what),
  }));
}

function gap(area: DraftArea, what: PlanField): PlanProblem {
  return { ...spot(area, what), code: 'plan-missing' };
}

function spot(area: DraftArea, what: PlanField) {
  return within('areas', what, area.slug, area.name);
}
