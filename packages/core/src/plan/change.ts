/** What an office changes in a plan, one section at a time. */
import type { OrganisationId } from '../people/index.ts';
import {
  STEPS,
  type Area,
  type Cycle,
  type CycleRules,
  type Phase,
  type PhaseId,
} from './cycle.ts';
import { checkPlan } from './check.ts';
import { isGap, type PlanProblem, type Section } from './problem.ts';

/** An area's values; `slug` says which area. Its ids and its organisation stay. */
export type AreaEdit = Omit<Area, 'id' | 'ordinal' | 'organisation'>;

/** A phase's values; without an id it is a new one. */
export type PhaseEdit = Omit<Phase, 'id'> & { readonly id: PhaseId | null };

export type CycleChange =
  | ({ readonly section: 'basics' } & Pick<Cycle, 'kind' | 'title' | 'summary'> &
      Pick<CycleRules, 'funding' | 'legalBasis' | 'effect'>)
  | { readonly section: 'areas'; readonly areas: readonly AreaEdit[] }
  | { readonly section: 'phases'; readonly phases: readonly PhaseEdit[] }
  | ({ readonly section: 'ballot' } & Pick<
      CycleRules,
      'ballot' | 'weights' | 'admission' | 'moneyBonus'
    >)
  | ({ readonly section: 'voters' } & Pick<
      CycleRules,
      'eligibility' | 'identity' | 'onSite' | 'complaintDays'
    >)
  | ({ readonly section: 'limits' } & Pick<CycleRules, 'categories' | 'exclusions' | 'mostCost'>);

/**
 * The cycle after the change. Areas that the change does not name stay as they are; phases are
 * replaced as a whole.
 *
 * @param newId draws the id of a new phase
 */
export function applyChange(cycle: Cycle, change: CycleChange, newId: () => PhaseId): Cycle {
  switch (change.section) {
    case 'basics': {
      const { kind, title, summary, funding, legalBasis, effect } = change;
      return withRules({ ...cycle, kind, title, summary }, { funding, legalBasis, effect });
    }
    case 'areas':
      return { ...cycle, areas: cycle.areas.map((area) => edited(area, change.areas)) };
    case 'phases': {
      const known = new Set<string>(cycle.phases.map(({ id }) => id));
      const phases = change.phases.map((phase) => ({
        ...phase,
        id: phase.id !== null && known.has(phase.id) ? phase.id : newId(),
      }));
      return { ...cycle, phases };
    }
    case 'ballot': {
      const { ballot, weights, admission, moneyBonus } = change;
      return withRules(cycle, { ballot, weights, admission, moneyBonus });
    }
    case 'voters': {
      const { eligibility, identity, onSite, complaintDays } = change;
      return withRules(cycle, { eligibility, identity, onSite, complaintDays });
    }
    case 'limits': {
      const { categories, exclusions, mostCost } = change;
      return withRules(cycle, { categories, exclusions, mostCost });
    }
  }
}

/**
 * The problems that forbid keeping this change: in a draft what is wrong in the changed section,
 * though not what is still missing; in a published cycle anything at all.
 */
export function hindrances(
  problems: readonly PlanProblem[],
  section: Section,
  published: boolean,
): readonly PlanProblem[] {
  if (published) return problems;
  return problems.filter((problem) => problem.section === section && !isGap(problem));
}

/** What is wrong with a change that is not kept yet, told beside what could not even be read. */
export function faultsOf(cycle: Cycle, change: CycleChange): readonly PlanProblem[] {
  const plan =
    change.section === 'phases'
      ? { ...cycle, phases: change.phases }
      : applyChange(cycle, change, noNewPhase);
  return hindrances(checkPlan(plan), change.section, false);
}

function noNewPhase(): never {
  throw new Error('only the section of phases brings new ones');
}

/** Phases in the order in which they open, numbered from 1. */
export function renumbered<P extends Omit<Phase, 'id'>>(phases: readonly P[]): readonly P[] {
  return phases
    .toSorted(
      (a, b) =>
        a.opens.getTime() - b.opens.getTime() || STEPS.indexOf(a.step) - STEPS.indexOf(b.step),
    )
    .map((phase, place) => ({ ...phase, ordinal: place + 1 }));
}

/** What a new area brings: a name, an address word, and perhaps an office of its own. */
export interface NewArea {
  readonly slug: string;
  readonly name: Area['name'];
  readonly organisation: OrganisationId | null;
  readonly townCode: string | null;
}

function withRules(cycle: Cycle, rules: Partial<CycleRules>): Cycle {
  return { ...cycle, rules: { ...cycle.rules, ...rules } };
}

function edited(area: Area, edits: readonly AreaEdit[]): Area {
  const edit = edits.find(({ slug }) => slug === area.slug);
  return edit ? { ...area, ...edit } : area;
}
