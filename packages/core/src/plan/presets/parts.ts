/** Words in which presets are written down. */
import {
  money,
  parseDay,
  parseMoment,
  type Bilingual,
  type Day,
  type Money,
} from '@gongsuan/prelude';
import type { AdmissionRule, CycleRules, Eligibility, Exclusion, Step } from '../cycle.ts';
import type { DraftArea, DraftPhase, PresetSource } from '../draft.ts';

/** An amount in NT$. */
export function ntd(amount: number): Money {
  return known(money(amount), amount);
}

/** A day as the source prints it, ISO or of the Republic. */
export function on(text: string): Day {
  return known(parseDay(text), text);
}

export function said(zh: string, en: string): Bilingual {
  return { zh, en };
}

export function source(zh: string, en: string, quote: string | null = null): PresetSource {
  return { text: { zh, en }, quote };
}

/** Phases with their first and last moment in Taiwan (`2017-06-30 09:00`). */
export function phases(
  ...lines: readonly (readonly [step: Step, opens: string, closes: string, label?: Bilingual])[]
): readonly DraftPhase[] {
  return lines.map(([step, opens, closes, label], place) => ({
    step,
    ordinal: place + 1,
    label: label ?? null,
    opens: known(parseMoment(opens), opens),
    closes: known(parseMoment(closes), closes),
    disabled: false,
  }));
}

export function area(
  slug: string,
  ordinal: number,
  name: Bilingual,
  facts: Partial<Pick<DraftArea, 'townCode' | 'cap' | 'money' | 'thresholdVotes'>> = {},
): DraftArea {
  return {
    slug,
    ordinal,
    name,
    townCode: null,
    eligible: null,
    caseCode: null,
    cap: null,
    thresholdVotes: null,
    money: null,
    ...facts,
  };
}

/** The proposals with the most votes, whatever they cost; equal votes by a public lot. */
export function best(places: number): AdmissionRule {
  const threshold = { kind: 'none' } as const;
  return { kind: 'top', places, by: 'area', placesByCategory: {}, threshold, ties: LOT };
}

/** What most sources leave open, and a preset has to assume. */
export const OPEN = {
  dates: said('未列於來源的各階段日期。', 'Dates of phases that the source does not give.'),
  ties: said('同票時公開抽籤。', 'Equal votes are settled by a public lot.'),
};

/** Rules that most places share; each preset says what is its own. */
export function rules(
  own: Omit<Partial<CycleRules>, 'eligibility'> &
    Pick<CycleRules, 'funding' | 'legalBasis' | 'ballot' | 'admission'> & {
      readonly eligibility: Partial<Eligibility> & Pick<Eligibility, 'minAge' | 'residencies'>;
    },
): CycleRules {
  return {
    effect: 'binding',
    weights: { registered: 1, other: 1 },
    identity: 'household-registry',
    onSite: true,
    categories: [],
    exclusions: [],
    mostCost: null,
    moneyBonus: null,
    complaintDays: 30,
    ...own,
    eligibility: {
      maxAge: null,
      ageOn: null,
      registeredBy: null,
      oneVotePer: 'cycle',
      ...own.eligibility,
    },
  };
}

/** 002「包含「交通管理」、「聞置空間」、「環境彩繪或美化」等項目…交由權責機關進行整體評估處理」 (P42). */
export const ASSESSED: readonly Exclusion[] = [
  {
    key: 'traffic',
    name: said('交通管理（號誌秒數、人行道設置等）', 'Traffic management (signals, pavements)'),
    outcome: 'assessment',
  },
  { key: 'vacant-space', name: said('閒置空間規劃', 'Use of vacant space'), outcome: 'assessment' },
  {
    key: 'murals',
    name: said('環境彩繪或美化', 'Murals and embellishment'),
    outcome: 'assessment',
  },
];

/** 001「預算範圍包含住宅、教育、健康、環境、安全等」 (F15). */
export const TOPICS: CycleRules['categories'] = [
  { key: 'housing', name: said('住宅', 'Housing') },
  { key: 'education', name: said('教育', 'Education') },
  { key: 'health', name: said('健康', 'Health') },
  { key: 'environment', name: said('環境', 'Environment') },
  { key: 'safety', name: said('安全', 'Safety') },
  { key: 'other', name: said('其他', 'Other') },
];

/** Never chosen silently (U3): what the platform proposes where a source names no order. */
export const LOT = ['public-lot'] as const;

function known<T>(value: T | undefined, text: string | number): T {
  if (value === undefined) throw new Error(`a preset holds ${text}`);
  return value;
}
