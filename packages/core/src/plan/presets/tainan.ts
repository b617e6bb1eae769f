/** 臺南市: 低碳家園 108（兩主題 8＋1）、安平 114（一票兩選、到里投票）. */
import type { Preset } from '../draft.ts';
import { area, best, LOT, ntd, on, OPEN, phases, rules, said, source } from './parts.ts';

export const tainanLowCarbon2019: Preset = {
  key: 'tainan-low-carbon-2019',
  name: said('臺南市 低碳家園（民國108年）', 'Tainan, low-carbon homes (2019)'),
  about: said(
    '14案中「低碳」取8案（每案20萬元）、「調適」取1案（30萬元）；設籍且年滿18歲，線上投票。',
    'Of 14 plans, eight for low carbon (NT$200,000 each) and one for adaptation (NT$300,000); registered residents aged 18 or over, online.',
  ),
  sources: [
    source(
      '新營之聲 3951；參與平臺約25,000人投票',
      'FM 102.5, no. 3951; about 25,000 voters on the platform',
    ),
  ],
  effective: { from: 2019, to: 2019 },
  assumed: [OPEN.dates, OPEN.ties, said('每人至多選3案。', 'Up to three picks each.')],
  kind: 'thematic',
  title: said('臺南市低碳家園參與式預算', 'Tainan Low-Carbon Budget'),
  summary: said(
    '社區提出低碳與氣候調適方案，由市民線上票選。',
    'Communities propose low-carbon and adaptation plans; citizens vote online.',
  ),
  year: 2019,
  start: on('2019-03-04'),
  rules: rules({
    funding: ['subsidy'],
    legalBasis: '',
    eligibility: { minAge: 18, residencies: ['registered'] },
    ballot: { kind: 'approval', min: 1, max: 3, shuffled: true },
    admission: {
      kind: 'top',
      places: 1,
      by: 'category',
      placesByCategory: { 'low-carbon': 8, adaptation: 1 },
      threshold: { kind: 'none' },
      ties: LOT,
    },
    onSite: false,
    mostCost: ntd(300_000),
    categories: [
      { key: 'low-carbon', name: said('低碳（每案20萬元）', 'Low carbon (NT$200,000 each)') },
      { key: 'adaptation', name: said('調適（每案30萬元）', 'Adaptation (NT$300,000 each)') },
    ],
  }),
  areas: [area('tainan', 1, said('臺南市', 'Tainan City'))],
  phases: phases(
    ['gather', '2019-03-04 09:00', '2019-04-30 17:00'],
    ['route', '2019-03-04 09:00', '2019-05-17 17:00'],
    ['vote', '2019-06-03 09:00', '2019-06-16 17:00', said('線上投票', 'Online ballot')],
    ['admit', '2019-06-16 17:00', '2019-07-05 17:00'],
  ),
};

export const anping2025: Preset = {
  key: 'tainan-anping-2025',
  name: said('臺南市 安平區（民國114年）', 'Tainan, Anping (2025)'),
  about: said(
    '一張選票必須選2案，8案取2案，每案至多5萬元；投票站巡迴各里。',
    'Each ballot picks exactly two of eight, two win, up to NT$50,000 each; the polling station tours every village.',
  ),
  sources: [source('自由時報，民國114年8月', 'Liberty Times, August 2025')],
  effective: { from: 2025, to: 2025 },
  assumed: [OPEN.dates, OPEN.ties],
  kind: 'community',
  title: said('安平區參與式預算', 'Anping District Budget'),
  summary: said(
    '小額經費，由在地居民提案與票選。',
    'Small grants, proposed and chosen by local people.',
  ),
  year: 2025,
  start: on('2025-05-05'),
  rules: rules({
    funding: ['general_budget'],
    legalBasis: '',
    eligibility: { minAge: 16, residencies: ['registered', 'study', 'work', 'live'] },
    ballot: { kind: 'approval', min: 2, max: 2, shuffled: false },
    admission: best(2),
    identity: 'on-site-only',
    mostCost: ntd(50_000),
  }),
  areas: [
    area('anping', 1, said('安平區', 'Anping District'), {
      townCode: '67000360',
      money: ntd(100_000),
    }),
  ],
  phases: phases(
    ['gather', '2025-05-05 09:00', '2025-06-30 17:00'],
    ['route', '2025-05-12 09:00', '2025-07-18 17:00'],
    [
      'vote',
      '2025-08-09 09:00',
      '2025-08-17 17:00',
      said('各里巡迴投票', 'Touring polling station'),
    ],
    ['admit', '2025-08-17 17:00', '2025-09-05 17:00'],
  ),
};
