/** What a cycle is doing now, as the entry pages show it. */
import type { Step } from '@gongsuan/core/plan';
import { comingNext, openNow, standing, type Dated } from './phases.ts';

export interface CycleNow<P extends Dated> {
  /** The open phase that concerns citizens most; none while nothing is open. */
  readonly main: P | undefined;
  /** Other phases that are open too. */
  readonly also: readonly P[];
  readonly next: P | undefined;
  readonly standing: 'live' | 'over';
}

/** Steps by what a citizen can do in them, the most pressing first. */
const PRESSING: readonly Step[] = ['vote', 'gather', 'exhibit', 'learn', 'deliberate', 'admit'];

export function cycleNow<P extends Dated>(phases: readonly P[], now: Date): CycleNow<P> {
  const open = openNow(phases, now).toSorted((a, b) => rank(a.step) - rank(b.step));
  const [main, ...also] = open;
  return { main, also, next: comingNext(phases, now), standing: standing(phases, now) };
}

/** Sorts what is live: open votes, open submissions, other open phases, then what opens soonest. */
export function byUrgency(a: CycleNow<Dated>, b: CycleNow<Dated>): number {
  return urgency(a) - urgency(b) || moment(a) - moment(b);
}

/** Where the verb of a phase leads, below the cycle's own address; `null` where one only looks. */
export function doorOf(step: Step): '/vote' | '/gather/new' | '/gather' | null {
  switch (step) {
    case 'vote':
      return '/vote';
    case 'gather':
      return '/gather/new';
    case 'exhibit':
      return '/gather';
    default:
      return null;
  }
}

function rank(step: Step): number {
  const at = PRESSING.indexOf(step);
  return at === -1 ? PRESSING.length : at;
}

function urgency({ main, next }: CycleNow<Dated>): number {
  if (main) return rank(main.step);
  return next ? PRESSING.length + 1 : PRESSING.length + 2;
}

function moment({ main, next }: CycleNow<Dated>): number {
  return (main?.closes ?? next?.opens ?? new Date(0)).getTime();
}
