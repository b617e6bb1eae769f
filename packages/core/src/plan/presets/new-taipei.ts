/** 新北市: 新店 114（設籍者加權）、蘆洲 108、三峽 104、達觀里 104. */
import type { Preset } from '../draft.ts';
import { area, best, LOT, ntd, on, OPEN, phases, rules, said, source } from './parts.ts';

export const xindian2025: Preset = {
  key: 'new-taipei-xindian-2025',
  name: said('新北市 新店區社會福利（民國114年）', 'New Taipei, Xindian social welfare (2025)'),
  about: said(
    '18案中必須剛好選8案；設籍新店的選票以2倍計。依得票排序，在300萬元內錄取。',
    'Pick exactly 8 of 18; ballots of registered residents of Xindian count double. Proposals are funded by rank within NT$3,000,000.',
  ),
  sources: [
    source('自由時報，民國114年10月13日', 'Liberty Times, 13 October 2025'),
    source(
      '雅虎新聞，民國114年12月12日：10案獲經費',
      'Yahoo News, 12 December 2025: ten plans funded',
    ),
  ],
  effective: { from: 2025, to: 2025 },
  assumed: [
    OPEN.dates,
    OPEN.ties,
    said(
      '經費不足的提案跳過，續排下一案。',
      'A proposal that no longer fits is passed over for the next.',
    ),
  ],
  kind: 'thematic',
  title: said('新店區社會福利參與式預算', 'Xindian Social Welfare Budget'),
  summary: said(
    '由居民提出社會福利方案，票選後依序補助。',
    'Residents propose social welfare plans, which are funded in the order of their votes.',
  ),
  year: 2025,
  start: on('2025-06-02'),
  rules: rules({
    funding: ['general_budget'],
    legalBasis: '',
    eligibility: { minAge: 15, residencies: ['registered', 'live', 'work', 'study'] },
    ballot: { kind: 'approval', min: 8, max: 8, shuffled: true },
    weights: { registered: 2, other: 1 },
    admission: { kind: 'money', threshold: { kind: 'none' }, onMisfit: 'skip', ties: LOT },
  }),
  areas: [
    area('xindian', 1, said('新店區', 'Xindian District'), {
      townCode: '65000060',
      money: ntd(3_000_000),
    }),
  ],
  phases: phases(
    ['gather', '2025-06-02 09:00', '2025-08-31 17:00'],
    ['route', '2025-06-16 09:00', '2025-09-30 17:00'],
    ['vote', '2025-10-13 00:00', '2025-12-01 00:00', said('線上投票', 'Online ballot')],
    ['admit', '2025-12-01 00:00', '2025-12-31 17:00'],
    ['deliver', '2026-01-01 00:00', '2026-12-31 17:00'],
  ),
};

export const luzhou2019: Preset = {
  key: 'new-taipei-luzhou-2019',
  name: said('新北市 蘆洲區藝壇（民國108年）', 'New Taipei, Luzhou arts (2019)'),
  about: said(
    '年滿12歲即可投票，每人剛好選3案；線上與現場併行。',
    'Everybody aged 12 or over picks exactly three, online or on site.',
  ),
  sources: [
    source(
      '新北市參與式預算網站：1,635人投票、4,905票',
      "New Taipei's participatory budgeting site: 1,635 voters, 4,905 votes",
    ),
  ],
  effective: { from: 2019, to: 2019 },
  assumed: [
    OPEN.dates,
    OPEN.ties,
    said('錄取名額：3案。', 'Three places.'),
    said('投票資格的居住條件。', 'How voters belong to the place.'),
  ],
  kind: 'thematic',
  title: said('蘆洲藝壇參與式預算', 'Luzhou Arts Budget'),
  summary: said('由民眾提出並票選藝文方案。', 'People propose and choose plans for the arts.'),
  year: 2019,
  start: on('2019-01-07'),
  rules: rules({
    funding: ['general_budget'],
    legalBasis: '',
    eligibility: { minAge: 12, residencies: ['registered', 'live', 'work', 'study'] },
    ballot: { kind: 'approval', min: 3, max: 3, shuffled: true },
    admission: best(3),
  }),
  areas: [area('luzhou', 1, said('蘆洲區', 'Luzhou District'), { townCode: '65000140' })],
  phases: phases(
    ['gather', '2019-01-07 09:00', '2019-03-08 17:00'],
    ['route', '2019-01-14 09:00', '2019-03-29 17:00'],
    [
      'vote',
      '2019-04-09 00:00',
      '2019-05-19 00:00',
      said('線上與現場投票', 'Online and on-site ballot'),
    ],
    ['admit', '2019-05-19 00:00', '2019-06-14 17:00'],
  ),
};

export const sanxia2015: Preset = {
  key: 'new-taipei-sanxia-2015',
  name: said(
    '新北市 三峽身心障礙者就業（民國104年）',
    'New Taipei, Sanxia disability employment (2015)',
  ),
  about: said(
    '由15至64歲領有身心障礙證明者現場投票，選出2案，每案200萬元。證明由現場人員查驗。',
    'Holders of a disability certificate aged 15 to 64 vote on site for two plans of NT$2,000,000 each. Staff check the certificate.',
  ),
  sources: [
    source('人間福報，民國104年7月15日', 'Merit Times, 15 July 2015'),
    source('Participedia 12128', 'Participedia 12128'),
  ],
  effective: { from: 2015, to: 2015 },
  assumed: [OPEN.dates, OPEN.ties, said('每人選2案。', 'Two picks each.')],
  kind: 'thematic',
  title: said('身心障礙者就業促進參與式預算', 'Employment Budget for Persons with Disabilities'),
  summary: said(
    '由身心障礙者決定就業促進方案。須出示身心障礙證明。',
    'Persons with disabilities decide on plans for employment. A disability certificate must be shown.',
  ),
  year: 2015,
  start: on('2015-05-04'),
  rules: rules({
    funding: ['subsidy'],
    legalBasis: '',
    eligibility: { minAge: 15, maxAge: 64, residencies: ['registered'] },
    ballot: { kind: 'approval', min: 1, max: 2, shuffled: false },
    admission: best(2),
    identity: 'on-site-only',
    mostCost: ntd(2_000_000),
  }),
  areas: [
    area('sanxia', 1, said('三峽區', 'Sanxia District'), {
      townCode: '65000090',
      money: ntd(4_000_000),
    }),
  ],
  phases: phases(
    ['gather', '2015-05-04 09:00', '2015-06-12 17:00'],
    ['route', '2015-05-11 09:00', '2015-06-26 17:00'],
    ['vote', '2015-07-11 09:00', '2015-07-11 17:00', said('現場投票', 'On-site ballot')],
    ['admit', '2015-07-11 17:00', '2015-07-31 17:00'],
  ),
};

export const daguan2015: Preset = {
  key: 'new-taipei-daguan-2015',
  name: said('新北市 新店區達觀里（民國104年）', 'New Taipei, Daguan Village (2015)'),
  about: said(
    '議員工程建議款60萬元，由18歲以上里民從7案選出3案，每案20萬元。',
    "NT$600,000 of a councillor's works-suggestion money: villagers aged 18 or over choose three of seven plans, NT$200,000 each.",
  ),
  sources: [
    source('中央社，民國104年12月17日：1,324人投票', 'CNA, 17 December 2015: 1,324 voters'),
    source(
      '議員型參與式預算',
      'Budgets of the councillor type',
      '議員型, 通過「工程建議款」，以 PB 的方式邀請民眾參與設計提案。',
    ),
  ],
  effective: { from: 2015, to: 2015 },
  assumed: [OPEN.dates, OPEN.ties, said('每人至多選3案。', 'Up to three picks each.')],
  kind: 'councillor',
  title: said('達觀里參與式預算', 'Daguan Village Budget'),
  summary: said(
    '議員提出工程建議款，由里民提案並投票決定用途。',
    "A councillor's works-suggestion money, spent as the villagers propose and vote.",
  ),
  year: 2015,
  start: on('2015-09-07'),
  rules: rules({
    funding: ['works_suggestion'],
    legalBasis: '',
    eligibility: { minAge: 18, residencies: ['registered'] },
    ballot: { kind: 'approval', min: 1, max: 3, shuffled: false },
    admission: best(3),
    identity: 'on-site-only',
    mostCost: ntd(200_000),
  }),
  areas: [area('daguan', 1, said('達觀里', 'Daguan Village'), { money: ntd(600_000) })],
  phases: phases(
    ['gather', '2015-09-07 09:00', '2015-11-15 17:00'],
    ['route', '2015-09-14 09:00', '2015-11-30 17:00'],
    ['vote', '2015-12-12 09:00', '2015-12-13 17:00', said('現場投票', 'On-site ballot')],
    ['admit', '2015-12-13 17:00', '2015-12-31 17:00'],
  ),
};
