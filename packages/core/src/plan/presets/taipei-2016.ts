/** 臺北市 民國105年: the first year of the twelve districts, and 大安區's ballot of it. */
import type { Preset } from '../draft.ts';
import { LOT, on, OPEN, phases, rules, said, source, TOPICS } from './parts.ts';
import { taipeiDistrict, TAIPEI_DISTRICTS } from './taipei-districts.ts';

const RULES = rules({
  funding: ['general_budget'],
  legalBasis:
    '臺北市推動參與式預算制度公民提案與審查作業程序；官學聯盟合作計畫（105年4月14日府民治字第10531052200號函頒）',
  eligibility: { minAge: 18, residencies: ['registered', 'study', 'work', 'live'] },
  ballot: { kind: 'approval', min: 1, max: 16, shuffled: false },
  admission: {
    kind: 'threshold-and-cap',
    threshold: { kind: 'votes', votes: 0, passing: 'over' },
    ties: LOT,
  },
  categories: TOPICS,
});

const PHASES = phases(
  ['learn', '2016-03-01 09:00', '2016-04-30 17:00'],
  [
    'gather',
    '2016-04-14 09:00',
    '2016-06-05 17:00',
    said('提案說明會與住民大會', 'Briefings and assemblies'),
  ],
  ['route', '2016-05-02 09:00', '2016-06-10 17:00', said('會前會', 'Pre-meetings')],
  [
    'deliberate',
    '2016-06-11 09:00',
    '2016-07-15 17:00',
    said('提案審議工作坊', 'Deliberation workshops'),
  ],
  ['exhibit', '2016-07-18 09:00', '2016-08-10 17:00'],
  [
    'vote',
    '2016-07-28 00:00',
    '2016-08-11 00:00',
    said('提案票選（i-Voting）', 'Ballot (i-Voting)'),
  ],
  ['admit', '2016-08-11 00:00', '2016-08-31 17:00'],
  ['fund', '2016-09-01 09:00', '2016-12-31 17:00'],
);

const SOURCES = [
  source(
    '臺北市政府官學聯盟成果表（民國105年）：錄案上限數',
    'Result tables of the alliance, 2016: caps',
    '錄案上限數',
  ),
  source(
    '中央社，民國105年8月3日：投票期間7月28日至8月10日，年滿18歲',
    'CNA, 3 August 2016: voting from 28 July to 10 August, aged 18 or over',
  ),
];

const ASSUMED = [
  said(
    '各區門檻票數未公開，請逐區填寫；未填時至少須得1票。',
    "The districts' thresholds were not published; enter them. Left out, one vote is needed.",
  ),
  said('可圈選的案數。', 'How many proposals a voter could pick.'),
  said('票選以外各階段的日期。', 'The dates of all phases but the ballot.'),
  OPEN.ties,
];

export const taipeiDistrict2016: Preset = {
  key: 'taipei-district-2016',
  name: said('臺北市 區級（民國105年）', 'Taipei City, districts (2016)'),
  about: said(
    '首年十二區同步啟動：年滿18歲，各區門檻為固定票數，錄案上限合計148案；尚無「逕予執行」。',
    'The first year of all twelve districts: voters aged 18 or over, a fixed threshold for each district, caps of 148 proposals in all; no direct execution yet.',
  ),
  sources: SOURCES,
  effective: { from: 2016, to: 2016 },
  assumed: ASSUMED,
  kind: 'municipal',
  title: said('臺北市參與式預算', 'Taipei Participatory Budget'),
  summary: said(
    '參與式預算在本市12行政區同步啟動。',
    'Participatory budgeting begins in all twelve districts of the city.',
  ),
  year: 2016,
  start: on('2016-03-01'),
  rules: RULES,
  areas: TAIPEI_DISTRICTS,
  phases: PHASES,
};

export const taipeiDaan2016: Preset = {
  ...taipeiDistrict2016,
  key: 'taipei-daan-2016',
  name: said('臺北市 大安區（民國105年）', "Taipei City, Da'an District (2016)"),
  about: said(
    '一個行政區自成一次票選：26案票選，錄案上限16案；設籍者可上網，其他人持證明到場。',
    'One district by itself: 26 proposals on the ballot, a cap of 16. Registered residents vote online, others on site with papers.',
  ),
  title: said('臺北市大安區參與式預算', "Da'an District Participatory Budget"),
  areas: [taipeiDistrict('daan')],
};
