/** 期程: phases open and close by themselves; their state is read from dates, never stored. */
import type { Phase, Step } from './cycle.ts';

export type PhaseState = 'past' | 'open' | 'coming';

/** A phase is open from its first moment up to, not including, its last. */
export function stateOf(phase: Phase, now: Date): PhaseState {
  if (now < phase.opens) return 'coming';
  return now < phase.closes ? 'open' : 'past';
}

/** The phases that count, in their order. A disabled phase is skipped. */
export function running<P extends Pick<Phase, 'disabled' | 'ordinal'>>(
  phases: readonly P[],
): readonly P[] {
  return phases.filter((phase) => !phase.disabled).toSorted((a, b) => a.ordinal - b.ordinal);
}

/** The open phase of a step, if there is one now. */
export function openPhase(phases: readonly Phase[], step: Step, now: Date): Phase | undefined {
  return running(phases).find((phase) => phase.step === step && stateOf(phase, now) === 'open');
}
