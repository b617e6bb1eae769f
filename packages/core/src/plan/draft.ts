/**
 * Presets and drafts: a city's process as data, and a cycle begun from it.
 *
 * 000「「制度化」和「模組化」」 (Y13); 003「評估機關推行參與式預算的適當模式」 (Y5);
 * 002「滾動式修正」: every year may decide otherwise, so a preset says of which years it speaks (P44).
 */
import { rocYear, type Bilingual, type Day } from '@gongsuan/prelude';
import type { Area, Cycle, CycleRules, Phase } from './cycle.ts';
import { byYears, daysOver, moved, weeksOver } from './shift.ts';

export type DraftArea = Omit<Area, 'id' | 'organisation'>;
export type DraftPhase = Omit<Phase, 'id'>;

/** A cycle that nobody keeps yet: everything but ids and whose it is. */
export type Draft = Pick<
  Cycle,
  'slug' | 'kind' | 'year' | 'title' | 'summary' | 'preset' | 'rules'
> & {
  readonly areas: readonly DraftArea[];
  readonly phases: readonly DraftPhase[];
};

export interface PresetSource {
  readonly text: Bilingual;
  /** The sentence of the source itself, where it was printed. */
  readonly quote: string | null;
}

/** How one place runs its process, with where this is known from. */
export interface Preset {
  readonly key: string;
  readonly name: Bilingual;
  /** What is special about it, in plain words. */
  readonly about: Bilingual;
  readonly sources: readonly PresetSource[];
  /** The years for which the source speaks; `to` null while it holds. */
  readonly effective: { readonly from: number; readonly to: number | null };
  /** What no source says and was chosen here: the office decides it. */
  readonly assumed: readonly Bilingual[];
  readonly kind: Cycle['kind'];
  /** The title without its year. */
  readonly title: Bilingual;
  readonly summary: Bilingual;
  /** The year and the first day of the phases as written below. */
  readonly year: number;
  readonly start: Day;
  readonly rules: CycleRules;
  readonly areas: readonly DraftArea[];
  readonly phases: readonly DraftPhase[];
}

/** What an office says when it begins a cycle. */
export interface DraftWish {
  readonly year: number;
  /** The day on which the first phase begins; null keeps the preset's place in the year. */
  readonly start: Day | null;
  readonly slug?: string;
}

/** A cycle from a preset, its phases moved to the wished year and its caps and rules as announced. */
export function draftFrom(preset: Preset, wish: DraftWish): Draft {
  const years = wish.year - preset.year;
  const distance =
    wish.start !== null ? daysOver(preset.start, wish.start) : yearsOver(preset.phases, years);
  return {
    slug: wish.slug ?? String(wish.year),
    kind: preset.kind,
    year: wish.year,
    title: titled(preset.title, wish.year),
    summary: preset.summary,
    preset: preset.key,
    rules: rulesIn(preset.rules, years),
    areas: preset.areas,
    phases: moved(preset.phases, distance),
  };
}

/** Last year's cycle as a draft for `year`. What belongs to its year alone is left behind. */
export function cloneOf(cycle: Cycle, year: number, slug = String(year)): Draft {
  const years = year - cycle.year;
  return {
    slug,
    kind: cycle.kind,
    year,
    title: retitled(cycle.title, cycle.year, year),
    summary: retitled(cycle.summary, cycle.year, year),
    preset: cycle.preset,
    rules: rulesIn(cycle.rules, years),
    // The eligible voters are counted anew, and the registry issues a new case code each time.
    areas: cycle.areas.map((area) => ({ ...area, eligible: null, caseCode: null })),
    phases: moved(cycle.phases, yearsOver(cycle.phases, years)),
  };
}

/** How far phases move for their voting to open near its own date, years later. */
function yearsOver(phases: readonly DraftPhase[], years: number): number {
  const anchor = phases.find(({ step }) => step === 'vote') ?? phases[0];
  return anchor ? weeksOver(anchor.opens, years) : 0;
}

function rulesIn(rules: CycleRules, years: number): CycleRules {
  const { ageOn, registeredBy } = rules.eligibility;
  return {
    ...rules,
    eligibility: {
      ...rules.eligibility,
      ageOn: ageOn && byYears(ageOn, years),
      registeredBy: registeredBy && byYears(registeredBy, years),
    },
  };
}

function titled(title: Bilingual, year: number): Bilingual {
  return {
    zh: `${rocYear(year)}年度${title.zh}`,
    en: title.en === null ? null : `${title.en} ${year}`,
  };
}

/** The same words with the year changed: 「106年度」 to 「107年度」, "2017" to "2018". */
function retitled(text: Bilingual, from: number, to: number): Bilingual {
  const zh = text.zh
    .replaceAll(new RegExp(`(?<!\\d)${rocYear(from)}(?=\\s*年)`, 'g'), String(rocYear(to)))
    .replaceAll(new RegExp(`(?<!\\d)${from}(?!\\d)`, 'g'), String(to));
  const en = text.en?.replaceAll(new RegExp(`(?<!\\d)${from}(?!\\d)`, 'g'), String(to)) ?? null;
  return { zh, en };
}
