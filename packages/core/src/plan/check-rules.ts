/** 規則檢核: numbers within what is possible, and rules that do not contradict each other. */
import { dayOf, MOST_MONEY, type Day } from '@gongsuan/prelude';
import type { DraftPhase } from './draft.ts';
import type { AdmissionRule, CycleRules, Threshold } from './cycle.ts';
import { running } from './phase.ts';
import { at, type PlanField, type PlanProblem, type Section } from './problem.ts';

/** Nobody registered is older; a higher age in a rule is a slip of the pen. */
export const MOST_AGE = 120;
/** Picks on one ballot, places, proposals: more is a slip of the pen. */
export const MOST_PICKS = 500;
/** The most that one ballot may weigh. */
export const MOST_WEIGHT = 100;
/** More people than ever could vote in Taiwan. */
export const MOST_VOTERS = 30_000_000;
export const MOST_COMPLAINT_DAYS = 3650;
const MOST_TEXT = 2000;

/** Everything that is wrong with the rules, whatever the areas are. */
export function checkRules(
  rules: CycleRules,
  phases: readonly DraftPhase[],
): readonly PlanProblem[] {
  return [
    ...checkBasics(rules),
    ...checkBallot(rules),
    ...checkAdmission(rules),
    ...checkVoters(rules, phases),
    ...checkLimits(rules),
  ];
}

function checkBasics(rules: CycleRules): readonly PlanProblem[] {
  return [
    ...(rules.funding.length === 0 ? [missing('basics', 'funding')] : []),
    ...tooLong('basics', 'legalBasis', rules.legalBasis),
  ];
}

/** 004「〈單/複選〉」; 士林 106「至少 4 案、至多 8 案，否則無效」. */
function checkBallot({ ballot, weights }: CycleRules): readonly PlanProblem[] {
  const { kind, min, max } = ballot;
  const ranges = [
    ...outside('ballot', 'min', min, 1, MOST_PICKS),
    ...outside('ballot', 'max', max, 1, MOST_PICKS),
    ...outside('ballot', 'weightRegistered', weights.registered, 1, MOST_WEIGHT),
    ...outside('ballot', 'weightOther', weights.other, 1, MOST_WEIGHT),
  ];
  if (min > max) {
    const fact = { code: 'plan-min-over-max', least: min, most: max } as const;
    return [...ranges, { ...at('ballot', 'max'), ...fact }];
  }
  if (kind === 'choose-one' && (min !== 1 || max !== 1)) {
    const fact = { code: 'plan-single-choice', least: min, most: max } as const;
    return [...ranges, { ...at('ballot', 'ballotKind'), ...fact }];
  }
  return ranges;
}

function checkAdmission(rules: CycleRules): readonly PlanProblem[] {
  const { admission, moneyBonus } = rules;
  return [
    ...checkThreshold(admission.threshold),
    ...checkTies(admission),
    ...(admission.kind === 'top' ? checkPlaces(admission, rules) : []),
    ...(moneyBonus
      ? [
          ...outside('ballot', 'bonusVoters', moneyBonus.voters, 1, MOST_VOTERS),
          ...outside('ballot', 'bonusMoney', moneyBonus.money, 0, MOST_MONEY),
        ]
      : []),
  ];
}

/** A share is counted in hundredths of a per cent: 100 is 1 %, 10,000 would be everybody. */
function checkThreshold(threshold: Threshold): readonly PlanProblem[] {
  switch (threshold.kind) {
    case 'none':
      return [];
    case 'votes':
      return outside('ballot', 'thresholdVotes', threshold.votes, 0, MOST_VOTERS);
    case 'share':
      return outside('ballot', 'basisPoints', threshold.basisPoints, 1, 9_999);
  }
}

/** U3: the order in which equal votes are settled is announced, and it ends in something that decides. */
function checkTies({ kind, ties }: AdmissionRule): readonly PlanProblem[] {
  const last = ties.at(-1);
  if (last === undefined) return [missing('ballot', 'ties')];
  const doubled = ties.find((step, place) => ties.indexOf(step) !== place);
  if (doubled) return [{ ...at('ballot', 'ties'), code: 'plan-twice', given: doubled }];
  // The money stays what it is, however many are equal.
  if (kind === 'money' && ties.includes('admit-all')) {
    return [{ ...at('ballot', 'ties'), code: 'plan-tie-money' }];
  }
  // Costs can be equal too; a number, a lot and admitting all cannot stay undecided.
  if (last === 'lower-cost') return [{ ...at('ballot', 'ties'), code: 'plan-tie-end', step: last }];
  return [];
}

function checkPlaces(
  { by, places, placesByCategory }: Extract<AdmissionRule, { kind: 'top' }>,
  { categories }: CycleRules,
): readonly PlanProblem[] {
  const known = categories.map(({ key }) => key);
  if (by === 'area') return outside('ballot', 'places', places, 1, MOST_PICKS);
  return [
    ...outside('ballot', 'places', places, 0, MOST_PICKS),
    ...(known.length === 0 ? [missing('limits', 'categories')] : []),
    ...Object.entries(placesByCategory).flatMap(([key, count]) => [
      ...(known.includes(key)
        ? []
        : [
            {
              ...at('ballot', 'placesByCategory'),
              code: 'plan-unknown-category',
              given: key,
            } as const,
          ]),
      ...outside('ballot', 'placesByCategory', count, 0, MOST_PICKS),
    ]),
  ];
}

/** 002「年滿 16 歲以上」「設籍台北市或就學、就業及居住在台北市」. */
function checkVoters(
  { eligibility, complaintDays }: CycleRules,
  phases: readonly DraftPhase[],
): readonly PlanProblem[] {
  const { minAge, maxAge, ageOn, registeredBy, residencies } = eligibility;
  const vote = running(phases).find(({ step }) => step === 'vote');
  return [
    ...outside('voters', 'minAge', minAge, 0, MOST_AGE),
    ...(maxAge === null ? [] : outside('voters', 'maxAge', maxAge, 0, MOST_AGE)),
    ...(maxAge !== null && maxAge < minAge
      ? [
          {
            ...at('voters', 'maxAge'),
            code: 'plan-min-over-max',
            least: minAge,
            most: maxAge,
          } as const,
        ]
      : []),
    ...(residencies.length === 0 ? [missing('voters', 'residencies')] : []),
    ...(vote ? lateDay('ageOn', ageOn, dayOf(vote.closes)) : []),
    ...(vote ? lateDay('registeredBy', registeredBy, dayOf(vote.closes)) : []),
    ...outside('voters', 'complaintDays', complaintDays, 0, MOST_COMPLAINT_DAYS),
  ];
}

/** Who may vote must be known while people vote. */
function lateDay(
  what: 'ageOn' | 'registeredBy',
  given: Day | null,
  last: Day,
): readonly PlanProblem[] {
  return given !== null && given > last
    ? [{ ...at('voters', what), code: 'plan-day-after-vote', given, opens: last }]
    : [];
}

function checkLimits({ mostCost, categories, exclusions }: CycleRules): readonly PlanProblem[] {
  return [
    ...(mostCost === null ? [] : outside('limits', 'mostCost', mostCost, 1, MOST_MONEY)),
    ...doubles('categories', categories),
    ...doubles('exclusions', exclusions),
  ];
}

function doubles(
  what: 'categories' | 'exclusions',
  entries: readonly { readonly key: string; readonly name: { readonly zh: string } }[],
): readonly PlanProblem[] {
  const keys = entries.map(({ key }) => key);
  const names = entries.map(({ name }) => name.zh);
  const again = entries.find(
    ({ key, name }, place) => keys.indexOf(key) !== place || names.indexOf(name.zh) !== place,
  );
  return again ? [{ ...at('limits', what), code: 'plan-twice', given: again.name.zh }] : [];
}

export function outside(
  section: Section,
  what: PlanField,
  given: number,
  least: number,
  most: number,
): readonly PlanProblem[] {
  if (Number.isSafeInteger(given) && given >= least && given <= most) return [];
  return [{ ...at(section, what), code: 'plan-number-outside', given, least, most }];
}

export function tooLong(
  section: Section,
  what: PlanField,
  text: string,
  most = MOST_TEXT,
): readonly PlanProblem[] {
  // Counted in characters as people count them, not in code units.
  const { length } = [...text];
  return length > most ? [{ ...at(section, what), code: 'plan-text-long', length, most }] : [];
}

export function missing(section: Section, what: PlanField): PlanProblem {
  return { ...at(section, what), code: 'plan-missing' };
}
