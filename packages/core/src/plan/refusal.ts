/** Every reason for which something around a plan is refused. */
import type { Bilingual } from '@gongsuan/prelude';
import type { PlanField, PlanProblem, Section } from './problem.ts';

export type PlanRefusal =
  | PlanProblem
  /** No such cycle here; another tenant's does not exist either. */
  | { readonly code: 'no-such-cycle' }
  | { readonly code: 'no-such-area'; readonly field: 'area' }
  | { readonly code: 'no-such-preset'; readonly field: 'preset' }
  | { readonly code: 'no-such-office'; readonly field: 'organisation' }
  | { readonly code: 'cycle-slug-reserved'; readonly field: 'slug'; readonly slug: string }
  | { readonly code: 'cycle-slug-taken'; readonly field: 'slug'; readonly slug: string }
  /** Everything that keeps a plan from being announced, at once. */
  | { readonly code: 'cycle-incomplete'; readonly problems: readonly PlanProblem[] }
  | { readonly code: 'cycle-already-published'; readonly on: Date }
  /** Voting has opened, or its ballots are set up. */
  | {
      readonly code: 'plan-frozen';
      readonly field: Section;
      readonly since: Date;
      readonly changes: readonly PlanField[];
    }
  | { readonly code: 'area-in-use'; readonly field: 'area'; readonly area: Bilingual };
