/** 臺北市區級，現行程序. */
import type { Preset } from '../draft.ts';
import { ASSESSED, LOT, on, OPEN, phases, rules, said, source, TOPICS } from './parts.ts';
import { TAIPEI_DISTRICTS } from './taipei-districts.ts';

export const taipeiDistrict: Preset = {
  key: 'taipei-district',
  name: said('臺北市 區級（現行）', 'Taipei City, districts (today)'),
  about: said(
    '十二個行政區同時辦理，各區各有選票。得票數超過該區可投票人口的百分之一，且排序在錄案上限內，即可錄案。',
    "Twelve districts at the same time, each with its own ballot. A proposal is registered when its votes exceed one per cent of the district's eligible voters and it ranks within the cap.",
  ),
  sources: [
    source(
      '臺北市推動參與式預算制度公民提案與審查作業程序（區級）',
      "Taipei's procedure for citizens' proposals and their review, district level",
      '設籍台北市或就學、就業及居住在台北市，年滿 16 歲以上，均可上網或至區公所認證後上網投票，得票數超過該區門檻，且排序後在錄案上限內者，即可錄案。',
    ),
    source(
      '自由時報，民國114年10月7日',
      'Liberty Times, 7 October 2025',
      '達各區可投票人口數百分之一',
    ),
    source(
      '投票期間：民國113年5月31日9時至6月14日17時',
      'Voting period: 31 May 2024 09:00 to 14 June 2024 17:00',
    ),
  ],
  effective: { from: 2018, to: null },
  assumed: [
    said(
      '「超過」百分之一（新聞寫「達」），有小數時無條件進位。',
      'More than one per cent (a newspaper wrote "reaching"), a fraction rounded up.',
    ),
    said(
      '錄案上限沿用民國105年印行數字，請核對本年公告。',
      "The caps are those printed for 2016; check them against this year's notice.",
    ),
    said('票選以外各階段的日期。', 'The dates of all phases but the ballot.'),
    OPEN.ties,
    said('至少選1案、至多選5案。', 'At least one and at most five picks.'),
  ],
  kind: 'municipal',
  title: said('臺北市參與式預算', 'Taipei Participatory Budget'),
  summary: said(
    '由市民提出改善社區的構想，與機關一起討論、完善，再由市民票選。錄案的提案由權責機關編列預算執行。',
    "Citizens propose improvements, work them out with the agencies, and vote. Registered proposals are carried out from the agencies' budgets.",
  ),
  year: 2024,
  start: on('2024-02-01'),
  rules: rules({
    funding: ['general_budget'],
    legalBasis: '臺北市推動參與式預算制度公民提案與審查作業程序',
    eligibility: { minAge: 16, residencies: ['registered', 'study', 'work', 'live'] },
    ballot: { kind: 'approval', min: 1, max: 5, shuffled: true },
    admission: {
      kind: 'threshold-and-cap',
      threshold: { kind: 'share', basisPoints: 100, rounding: 'up', passing: 'over' },
      ties: LOT,
    },
    categories: TOPICS,
    exclusions: ASSESSED,
  }),
  areas: TAIPEI_DISTRICTS,
  phases: phases(
    ['learn', '2024-02-01 09:00', '2024-03-31 17:00'],
    [
      'gather',
      '2024-02-19 09:00',
      '2024-03-29 17:00',
      said('住民大會與提案', 'Assemblies and proposals'),
    ],
    [
      'route',
      '2024-02-19 09:00',
      '2024-04-12 17:00',
      said('會前會與提案分流', 'Pre-meetings and screening'),
    ],
    [
      'deliberate',
      '2024-04-08 09:00',
      '2024-05-10 17:00',
      said('提案審議工作坊', 'Deliberation workshops'),
    ],
    ['exhibit', '2024-05-17 09:00', '2024-06-14 17:00'],
    [
      'vote',
      '2024-05-31 09:00',
      '2024-06-14 17:00',
      said('提案票選（i-Voting）', 'Ballot (i-Voting)'),
    ],
    ['admit', '2024-06-14 17:00', '2024-07-12 17:00'],
    ['fund', '2024-07-15 09:00', '2024-12-31 17:00'],
    ['deliver', '2025-01-01 00:00', '2025-12-31 17:00'],
  ),
};
