/** Phases as pages show them: days that are left, what is open now, what comes next. */
import { running, stateOf, type Phase, type Step } from '@gongsuan/core/plan';
import { dayOf, writeMoment, type Lang } from '@gongsuan/prelude';
import { wordsOf } from '@gongsuan/words';

const DAY_MS = 24 * 3600_000;

/** Calendar days in Taiwan from now to a moment: 0 is today, 1 is tomorrow. */
export function daysBetween(now: Date, moment: Date): number {
  return Math.round((Date.parse(dayOf(moment)) - Date.parse(dayOf(now))) / DAY_MS);
}

/** The city's own name for a phase; the step's where it has none in the reader's language. */
export function phaseName({ label, step }: Pick<Phase, 'label' | 'step'>, lang: Lang): string {
  const own = lang === 'en' ? label?.en : label?.zh;
  return own ?? wordsOf(lang).shell.steps[step];
}

/** `民國115年11月16日（一）9時00分至11月30日（一）17時00分`: the year once where it is the same. */
export function writeSpan(from: Date, to: Date, lang: Lang): string {
  const { span } = wordsOf(lang).shell.time;
  const last = writeMoment(to, lang);
  const sameYear = dayOf(from).slice(0, 4) === dayOf(to).slice(0, 4);
  if (!sameYear) return span(writeMoment(from, lang), last);
  return lang === 'en'
    ? span(writeMoment(from, lang).replace(/ \d{4} /, ' '), last)
    : span(writeMoment(from, lang), last.replace(/^民國\d+年/, ''));
}

/** A phase of any cycle, as far as dates go. */
export interface Dated {
  readonly step: Step;
  readonly opens: Date;
  readonly closes: Date;
}

/** The phases that are open now, the one that closes first ahead. */
export function openNow<P extends Dated>(phases: readonly P[], now: Date): readonly P[] {
  return phases
    .filter((phase) => now >= phase.opens && now < phase.closes)
    .toSorted((a, b) => a.closes.getTime() - b.closes.getTime());
}

/** The phase that opens next, if one will. */
export function comingNext<P extends Dated>(phases: readonly P[], now: Date): P | undefined {
  return phases
    .filter((phase) => now < phase.opens)
    .toSorted((a, b) => a.opens.getTime() - b.opens.getTime())[0];
}

/** `live` while a phase is open or still to come, otherwise `over`. */
export function standing(phases: readonly Dated[], now: Date): 'live' | 'over' {
  return phases.some((phase) => now < phase.closes) ? 'live' : 'over';
}

export { running, stateOf };
