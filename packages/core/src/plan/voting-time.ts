/** 票選的實際起訖: once ballots are set, what is true of voting is what their times say. */
import type { Phase } from './cycle.ts';
import { running } from './phase.ts';

/** From the first area's opening to the last area's close, after openings ahead of time and extensions. */
export interface VotingTime {
  readonly opens: Date;
  readonly closes: Date;
}

/**
 * The phases with the voting phase as it truly runs. It is the first that counts, from which ballots
 * take their times; the plan itself stays as it was announced.
 */
export function withVotingTime<
  P extends Pick<Phase, 'step' | 'ordinal' | 'disabled' | 'opens' | 'closes'>,
>(phases: readonly P[], time: VotingTime | undefined): readonly P[] {
  const voting = time && running(phases).find(({ step }) => step === 'vote');
  if (!voting) return phases;
  const { opens, closes } = time;
  return phases.map((phase) => (phase === voting ? { ...phase, opens, closes } : phase));
}
