/** 臺北市士林區 民國106年: pick four to eight, a threshold of 3,315 votes. */
import type { Preset } from '../draft.ts';
import { LOT, on, OPEN, phases, rules, said, source, TOPICS } from './parts.ts';
import { taipeiDistrict } from './taipei-districts.ts';

export const taipeiShilin2017: Preset = {
  key: 'taipei-shilin-2017',
  name: said('臺北市 士林區（民國106年）', 'Taipei City, Shilin District (2017)'),
  about: said(
    '8案中至少選4案、至多選8案，否則無效；得票數超過3,315票，且在錄案上限內即可錄案。',
    'Pick at least four and at most eight of eight, or the ballot is void; more than 3,315 votes and a rank within the cap register a proposal.',
  ),
  sources: [
    source(
      '士林區公所公告（轉載於 readshilin.blogspot.com，民國106年6月）',
      'Notice of Shilin District Office (reprinted at readshilin.blogspot.com, June 2017)',
    ),
    source(
      '投票期間：民國106年6月30日9時至7月13日17時；民國90年5月31日以前出生、106年5月31日以前設籍',
      'Voting period: 30 June 2017 09:00 to 13 July 17:00; born on or before 31 May 2001, registered by 31 May 2017',
    ),
  ],
  effective: { from: 2017, to: 2017 },
  assumed: [
    said('錄案上限沿用民國105年的16案。', 'The cap of 16 is that of 2016.'),
    said('票選以外各階段的日期。', 'The dates of all phases but the ballot.'),
    OPEN.ties,
  ],
  kind: 'municipal',
  title: said('臺北市士林區參與式預算', 'Shilin District Participatory Budget'),
  summary: said(
    '士林區市民提出的方案，由16歲以上市民票選。',
    'Plans proposed by people of Shilin, voted on by everybody aged 16 or over.',
  ),
  year: 2017,
  start: on('2017-02-13'),
  rules: rules({
    funding: ['general_budget'],
    legalBasis:
      '臺北市推動參與式預算制度公民提案與審查作業程序；106年4月10日府民治字第10631170500號函修訂官學聯盟合作計畫',
    eligibility: {
      minAge: 16,
      ageOn: on('106-05-31'),
      registeredBy: on('106-05-31'),
      residencies: ['registered', 'study', 'work', 'live'],
    },
    ballot: { kind: 'approval', min: 4, max: 8, shuffled: false },
    admission: {
      kind: 'threshold-and-cap',
      threshold: { kind: 'votes', votes: 3315, passing: 'over' },
      ties: LOT,
    },
    categories: TOPICS,
  }),
  areas: [taipeiDistrict('shilin')],
  phases: phases(
    ['gather', '2017-02-13 09:00', '2017-04-30 17:00', said('住民大會', 'Assemblies')],
    ['route', '2017-03-06 09:00', '2017-05-05 17:00', said('會前會', 'Pre-meetings')],
    [
      'deliberate',
      '2017-05-08 09:00',
      '2017-06-09 17:00',
      said('提案審議工作坊', 'Deliberation workshops'),
    ],
    ['exhibit', '2017-06-16 09:00', '2017-07-13 17:00'],
    [
      'vote',
      '2017-06-30 09:00',
      '2017-07-13 17:00',
      said('提案票選（i-Voting）', 'Ballot (i-Voting)'),
    ],
    ['admit', '2017-07-13 17:00', '2017-07-31 17:00'],
    ['fund', '2017-08-01 09:00', '2017-12-31 17:00'],
  ),
};
