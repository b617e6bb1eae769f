/**
 * Rules that came in with a year: a cycle of an earlier year does not show what did not exist yet.
 *
 * 002「滾動式修正」 (P44); 002「2018 年加入「逕予執行」」 (N9).
 */
import type { Bilingual } from '@gongsuan/prelude';

export interface EffectiveNote {
  readonly key: 'age-16' | 'direct-execution' | 'percent-threshold';
  /** The presets for which it is known. */
  readonly presets: readonly string[];
  /** The first year in which it holds; known to hold then, perhaps introduced earlier. */
  readonly from: number;
  /** Null where the rules themselves say it. */
  readonly since: Bilingual | null;
  readonly before: Bilingual;
  readonly quote: string;
}

const TAIPEI = [
  'taipei-district',
  'taipei-district-2016',
  'taipei-shilin-2017',
  'taipei-daan-2016',
];

export const EFFECTIVE_NOTES: readonly EffectiveNote[] = [
  {
    key: 'age-16',
    presets: TAIPEI,
    from: 2017,
    since: null,
    before: {
      zh: '民國105年的投票年齡為18歲；16歲自民國106年起適用。',
      en: 'In 2016 the voting age was 18; it has been 16 since 2017.',
    },
    quote: '年滿 16 歲以上，均可上網或至區公所認證後上網投票',
  },
  {
    key: 'direct-execution',
    presets: TAIPEI,
    from: 2018,
    since: {
      zh: '民國107年起有「逕予執行」：內容單純、屬單一機關、當年度有預算且可完成的提案，經提案人同意後由機關直接辦理，不進入票選。',
      en: "Since 2018 a simple proposal of a single agency that can be paid for and finished within the year may, with its proposer's consent, be carried out at once without a ballot.",
    },
    before: {
      zh: '「逕予執行」自民國107年起才有，本年度不適用。',
      en: 'Direct execution began in 2018 and does not apply to this year.',
    },
    quote:
      '2018 年加入「逕予執行」，部分提案內容較單純，屬單一權責機關，當年度既有預算可執行，且可於當年度執行完成者，在提案人同意並和權責機關達成共識的前提下，不再進行後續的提案審查和票選程序',
  },
  {
    key: 'percent-threshold',
    presets: ['taipei-district', 'taipei-district-2016'],
    from: 2025,
    since: {
      zh: '門檻為各區可投票人口數的百分之一。',
      en: "The threshold is 1 % of the district's eligible voters.",
    },
    before: {
      zh: '本年度各區門檻為固定票數，各區的數字以當年公告為準，未全部公開。',
      en: 'In this year districts had fixed thresholds as announced then, not all of them published.',
    },
    quote: '達各區可投票人口數百分之一',
  },
];

/** What is to be known of this preset in this year, in one sentence each. */
export function notesFor(preset: string | null, year: number): readonly Bilingual[] {
  if (preset === null) return [];
  return EFFECTIVE_NOTES.filter(({ presets }) => presets.includes(preset)).flatMap(
    ({ from, since, before }) => (year >= from ? (since ?? []) : before),
  );
}
