import { describe, expect, it } from 'vitest';
import {
  checkPlan,
  draftFrom,
  findPreset,
  PLAN_FIELDS,
  PRESETS,
  type Area,
  type CycleRules,
} from '@gongsuan/core/plan';
import { LANGS, money, parseDay, type Day } from '@gongsuan/prelude';
import { sentence } from '../index.ts';
import { fields } from './fields.ts';
import {
  admissionOfAll,
  admissionSentence,
  ballotSentence,
  eligibilitySentence,
  identitySentence,
  moneySentence,
  percent,
  thresholdSentence,
  tieSentence,
} from './sentences.ts';

const zh = 'zh-Hant-TW';
const rulesOf = (key: string): CycleRules => findPreset(key)!.rules;
const daan: Pick<Area, 'cap' | 'money' | 'thresholdVotes' | 'eligible'> = {
  cap: 16,
  money: null,
  thresholdVotes: null,
  eligible: null,
};
const counted = {
  ...daan,
  eligible: { voters: 245_301, source: '民政局', on: parseDay('115-04-30') as Day },
};

describe('規則的說法 sentences', () => {
  it("says Taipei's rule as the procedure does: over the threshold, within the cap", () => {
    expect(admissionSentence(rulesOf('taipei-shilin-2017'), daan, zh)).toBe(
      '得票數超過 3,315 票，且排名在前 16 名內，即可錄案。',
    );
    expect(admissionSentence(rulesOf('taipei-shilin-2017'), daan, 'en')).toBe(
      'A proposal is registered when it receives more than 3,315 votes and ranks among the first 16.',
    );
  });

  it('says "reaching" where reaching is enough', () => {
    const rules = rulesOf('taipei-shilin-2017');
    const reach: CycleRules = {
      ...rules,
      admission: {
        ...rules.admission,
        threshold: { kind: 'votes', votes: 3315, passing: 'reach' },
      },
    };
    expect(admissionSentence(reach, daan, zh)).toBe(
      '得票數達 3,315 票，且排名在前 16 名內，即可錄案。',
    );
  });

  it('turns one per cent into votes as soon as the eligible voters are known (T05)', () => {
    const rules = rulesOf('taipei-district');
    expect(admissionSentence(rules, daan, zh)).toBe(
      '得票數超過可投票人口的 1%，且排名在前 16 名內，即可錄案。',
    );
    expect(admissionSentence(rules, counted, zh)).toBe(
      '得票數超過 2,454 票，且排名在前 16 名內，即可錄案。',
    );
    expect(thresholdSentence(rules, counted, zh)).toBe(
      '門檻 2,454 票：可投票人口 245,301 人的 1%，無條件進位（民政局，民國115年4月30日）。須超過門檻，至少要 2,455 票。',
    );
    expect(thresholdSentence(rules, counted, 'en')).toBe(
      'The threshold is 2,454 votes: 1% of 245,301 eligible voters, rounded up (民政局, 30 Apr 2026). It must be exceeded: 2,455 votes or more.',
    );
  });

  it('tells how many to pick, and whose ballot counts more', () => {
    expect(ballotSentence(rulesOf('taipei-shilin-2017'), zh)).toBe(
      '每人至少選 4 案、至多選 8 案。',
    );
    expect(ballotSentence(rulesOf('kaohsiung-qianzhen-2018'), zh)).toBe('每人選 1 案。');
    expect(ballotSentence(rulesOf('new-taipei-xindian-2025'), zh)).toBe(
      '每人必須剛好選 8 案，多選或少選都不能送出。設籍者的選票以 2 票計，其他人以 1 票計。',
    );
    expect(ballotSentence(rulesOf('taoyuan-dayuan-2017'), 'en')).toBe('Pick up to 3.');
  });

  it('tells who may vote with the last birthday, as the notice of 2017 did', () => {
    const rules = rulesOf('taipei-shilin-2017');
    const areas = ['士林區', '大安區'].map((name) => ({ name: { zh: name, en: null } }));
    expect(eligibilitySentence(rules, zh, null, areas.slice(0, 1))).toBe(
      '年滿 16 歲（民國90年5月31日以前出生），設籍、就學、就業或居住於士林區者，都可以投票。設籍者須在民國106年5月31日以前完成設籍。',
    );
    expect(eligibilitySentence(rules, zh, null, areas)).toContain('居住於該投票區者');
    expect(eligibilitySentence(rulesOf('new-taipei-sanxia-2015'), 'en')).toBe(
      'Everybody aged 15 to 64 who is registered in the place may vote.',
    );
  });

  it('tells the caps of all areas of a city in one sentence', () => {
    const { rules, areas } = findPreset('taipei-district')!;
    const [first, ...others] = areas;
    if (!first) throw new Error('Taipei has districts');
    expect(admissionOfAll(rules, [first, ...others], zh)).toContain(
      '排名在該區錄案上限（8 至 16 案）內，即可錄案。',
    );
    expect(admissionOfAll(rules, [first, ...others], 'en')).toContain(
      "ranks within its area's cap (8 to 16).",
    );
    expect(admissionOfAll(rules, [first], zh)).toBe(admissionSentence(rules, first, zh));
  });

  it('tells the money, when it rises, and what one proposal may cost', () => {
    const area = { money: money(3_000_000) ?? null };
    expect(moneySentence(rulesOf('taoyuan-dayuan-2017'), area, zh)).toBe(
      '經費 3,000,000 元。投票人數達 4,000 人時，提高為 5,000,000 元。',
    );
    expect(moneySentence(rulesOf('taipei-district'), daan, zh)).toBe('');
  });

  it('tells the winners of each category and the order of ties', () => {
    expect(admissionSentence(rulesOf('tainan-low-carbon-2019'), daan, zh)).toBe(
      '依類別取得票最高者錄案：「低碳（每案20萬元）」前 8 案、「調適（每案30萬元）」前 1 案。',
    );
    const rules = rulesOf('taipei-district');
    const ties: CycleRules['admission']['ties'] = ['lower-cost', 'public-lot'];
    expect(tieSentence({ admission: { ...rules.admission, ties } }, zh)).toBe(
      '名額邊緣得票相同時：經費較低者優先；仍相同時，公開抽籤。',
    );
  });

  it('writes shares exactly, without a float', () => {
    expect([100, 150, 25, 1, 9999, 1000].map(percent)).toEqual([
      '1%',
      '1.5%',
      '0.25%',
      '0.01%',
      '99.99%',
      '10%',
    ]);
  });

  it.each(PRESETS.map((preset) => [preset.key, preset] as const))(
    'says every rule of %s in both languages, with no gap in it',
    (_key, { rules, areas }) => {
      for (const lang of LANGS) {
        for (const area of areas) {
          const all = [
            admissionSentence(rules, area, lang),
            ballotSentence(rules, lang),
            eligibilitySentence(rules, lang),
            thresholdSentence(rules, area, lang),
            identitySentence(rules, lang),
            tieSentence(rules, lang),
          ];
          for (const text of all) {
            expect(text).toMatch(/[。.]$/);
            expect(text).not.toMatch(/undefined|null|NaN|\[object|。。|\.\.| {2}/);
            if (lang === 'en') expect(text).not.toMatch(/[\u4e00-\u9fff]/);
          }
        }
      }
    },
  );
});

describe('錯誤的說法 refusals', () => {
  it('names the field and the area in both languages', () => {
    const draft = draftFrom(findPreset('taipei-district')!, { year: 2026, start: null });
    const [gap] = checkPlan({
      ...draft,
      areas: draft.areas.map((area) => (area.slug === 'daan' ? { ...area, cap: null } : area)),
    });
    expect(gap && sentence(gap, zh)).toBe('請填寫大安區的「錄案上限」。');
    expect(gap && sentence(gap, 'en')).toBe("Da'an District, cap: please fill this in.");
  });

  it('says from when on a step may begin', () => {
    const draft = draftFrom(findPreset('taipei-district')!, { year: 2024, start: null });
    const phases = draft.phases.map((phase) =>
      phase.step === 'admit' ? { ...phase, opens: new Date('2024-06-14T16:00+08:00') } : phase,
    );
    const [early] = checkPlan({ ...draft, phases });
    expect(early && sentence(early, zh)).toBe(
      '「錄案」要等「提案票選」結束才能開始，請訂在民國113年6月14日（五）17時00分以後。',
    );
  });

  it('has a name for every field', () => {
    for (const lang of LANGS) {
      for (const field of PLAN_FIELDS) expect(fields[lang][field]).toBeTruthy();
    }
  });
});
