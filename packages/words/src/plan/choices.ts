/** What can be chosen in a plan, by its key. */
import type {
  AdmissionRule,
  BallotForm,
  CycleKind,
  CycleRules,
  Exclusion,
  Funding,
  Passing,
  Residency,
  Step,
  Threshold,
  TieStep,
} from '@gongsuan/core/plan';
import { shell } from '../shell/index.ts';
import type { Bilingual } from '../words.ts';

interface Choices {
  readonly steps: Readonly<Record<Step, string>>;
  readonly kinds: Readonly<Record<CycleKind, string>>;
  readonly fundings: Readonly<Record<Funding, string>>;
  readonly residencies: Readonly<Record<Residency, string>>;
  readonly effects: Readonly<Record<CycleRules['effect'], string>>;
  readonly ballots: Readonly<Record<BallotForm['kind'], string>>;
  readonly admissions: Readonly<Record<AdmissionRule['kind'], string>>;
  readonly thresholds: Readonly<Record<Threshold['kind'], string>>;
  readonly passings: Readonly<Record<Passing, string>>;
  readonly roundings: Readonly<Record<'up' | 'down', string>>;
  readonly ties: Readonly<Record<TieStep, string>>;
  readonly misfits: Readonly<Record<'skip' | 'stop', string>>;
  readonly places: Readonly<Record<'area' | 'category', string>>;
  readonly identities: Readonly<Record<CycleRules['identity'], string>>;
  readonly outcomes: Readonly<Record<Exclusion['outcome'], string>>;
  readonly votesPer: Readonly<Record<'cycle' | 'area', string>>;
}

const zh: Choices = {
  steps: shell['zh-Hant-TW'].steps,
  kinds: { municipal: '市政型', thematic: '主題型', community: '社區型', councillor: '議員型' },
  fundings: {
    general_budget: '公務預算',
    subsidy: '補助款',
    councillor_matching: '議員配合款',
    works_suggestion: '工程建議款',
    feedback_fund: '回饋金',
    existing_plan: '結合現有計畫',
    second_reserve: '第二預備金',
  },
  residencies: {
    registered: '設籍',
    study: '就學',
    work: '就業',
    live: '居住',
    moved_out: '曾設籍而遷出',
  },
  effects: {
    binding: '具拘束力：錄案的提案由機關編列預算執行',
    consultative: '諮詢性質：結果供機關參考，不直接決定預算',
  },
  ballots: { 'choose-one': '單選（每人選 1 案）', approval: '複選（每人可選多案）' },
  admissions: {
    'threshold-and-cap': '得票過門檻，且排名在錄案上限內',
    money: '依得票排序，在經費內錄案',
    top: '取得票最高的前幾名',
  },
  thresholds: { none: '不設門檻', votes: '固定票數', share: '可投票人口的一定比例' },
  passings: { over: '須超過門檻', reach: '達到門檻即可' },
  roundings: { up: '無條件進位', down: '無條件捨去' },
  ties: {
    'lower-cost': '經費較低者優先',
    'earlier-number': '提案編號在前者優先',
    'public-lot': '公開抽籤',
    'admit-all': '同票者全數錄案',
  },
  misfits: { skip: '跳過，續排下一案', stop: '到此為止' },
  places: { area: '每一分區', category: '每一類別' },
  identities: {
    'household-registry': '以戶役政資料線上查驗人別',
    'on-site-only': '一律到場查驗證件',
  },
  outcomes: { excluded: '不受理', assessment: '交由機關整體評估' },
  votesPer: { cycle: '每人只能在一個分區投票', area: '每人可在每個分區各投一次' },
};

const en: Choices = {
  steps: shell.en.steps,
  kinds: {
    municipal: 'Municipal',
    thematic: 'Thematic',
    community: 'Community',
    councillor: 'Councillor',
  },
  fundings: {
    general_budget: 'General budget',
    subsidy: 'Subsidy',
    councillor_matching: "Councillors' matching money",
    works_suggestion: 'Works-suggestion money',
    feedback_fund: 'Feedback fund',
    existing_plan: 'Part of an existing plan',
    second_reserve: 'Second reserve',
  },
  residencies: {
    registered: 'registered',
    study: 'studying',
    work: 'working',
    live: 'living',
    moved_out: 'registered formerly',
  },
  effects: {
    binding: 'Binding: registered proposals are budgeted for and carried out',
    consultative: 'Consultative: the result advises the agency, it does not decide',
  },
  ballots: { 'choose-one': 'Single choice (one pick)', approval: 'Several picks' },
  admissions: {
    'threshold-and-cap': 'Votes past the threshold, and a rank within the cap',
    money: 'By rank, while the money lasts',
    top: 'The first few by votes',
  },
  thresholds: {
    none: 'No threshold',
    votes: 'A fixed number of votes',
    share: 'A share of the eligible voters',
  },
  passings: { over: 'must be exceeded', reach: 'is enough when reached' },
  roundings: { up: 'rounded up', down: 'rounded down' },
  ties: {
    'lower-cost': 'the lower cost first',
    'earlier-number': 'the earlier number first',
    'public-lot': 'a public lot',
    'admit-all': 'all of them are registered',
  },
  misfits: { skip: 'pass over it to the next', stop: 'stop there' },
  places: { area: 'each area', category: 'each category' },
  identities: {
    'household-registry': 'Checked online against the household registry',
    'on-site-only': 'Papers are checked on site',
  },
  outcomes: { excluded: 'not accepted', assessment: 'assessed by the agency as a whole' },
  votesPer: {
    cycle: 'One ballot in one area only',
    area: 'One ballot in each area',
  },
};

export const choices: Bilingual<Choices> = { 'zh-Hant-TW': zh, en };
