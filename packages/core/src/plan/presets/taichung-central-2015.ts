/** 臺中市中區 民國104年: one assembly, one day of voting, six winners. */
import type { Preset } from '../draft.ts';
import { area, best, on, phases, rules, said, source } from './parts.ts';

export const taichungCentral2015: Preset = {
  key: 'taichung-central-2015',
  name: said('臺中市 中區（民國104年）', 'Taichung, Central District (2015)'),
  about: said(
    '先以客廳座談走訪，一場住民大會提案，全市16歲以上市民投票，取6案。',
    'Visits to living rooms, one assembly, and a ballot open to everybody in the city aged 16 or over; six winners.',
  ),
  sources: [
    source(
      '蕃薯藤新聞，民國104年8月17日：10月24日住民大會、11月14日投票',
      'Yam News, 17 August 2015: assembly on 24 October, ballot on 14 November',
    ),
  ],
  effective: { from: 2015, to: 2015 },
  assumed: [
    said('每人至多選3案。', 'Up to three picks each.'),
    said(
      '投票時間與現場查驗；同票時公開抽籤。',
      'The hours, identity checked on site; equal votes are settled by a public lot.',
    ),
  ],
  kind: 'community',
  title: said('中區參與式預算', 'Central District Budget'),
  summary: said(
    '由市民提案活化中區，票選6案。',
    'Citizens propose how to revive the Central District and choose six plans.',
  ),
  year: 2015,
  start: on('2015-08-17'),
  rules: rules({
    funding: ['general_budget'],
    legalBasis: '',
    eligibility: { minAge: 16, residencies: ['registered'] },
    ballot: { kind: 'approval', min: 1, max: 3, shuffled: false },
    admission: best(6),
    identity: 'on-site-only',
  }),
  areas: [area('central', 1, said('中區', 'Central District'), { townCode: '66000010' })],
  phases: phases(
    ['learn', '2015-08-17 09:00', '2015-10-23 17:00', said('客廳座談', 'Living-room talks')],
    ['gather', '2015-10-24 13:00', '2015-10-24 17:00', said('住民大會', 'Assembly')],
    ['exhibit', '2015-11-02 09:00', '2015-11-14 17:00'],
    ['vote', '2015-11-14 09:00', '2015-11-14 17:00', said('現場投票', 'On-site ballot')],
    ['admit', '2015-11-14 17:00', '2015-11-30 17:00'],
  ),
};
