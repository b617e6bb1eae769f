/** 高雄市: 婦女與高齡者 105（每主題前三名）、前鎮 107（每區一名）. */
import type { Preset } from '../draft.ts';
import { area, best, LOT, on, OPEN, phases, rules, said, source } from './parts.ts';

export const kaohsiung2016: Preset = {
  key: 'kaohsiung-2016',
  name: said('高雄市 婦女與高齡者（民國105年）', 'Kaohsiung, women and elders (2016)'),
  about: said(
    '兩個主題同一張選票，各取前3名；4個投票所、投票1日。超過1,000萬元的提案另報市長核定。',
    'Two themes on one ballot, the best three of each; four polling places on one day. A plan above NT$10 million goes to the mayor.',
  ),
  sources: [
    source('風傳媒 132350；新聞，民國105年10月22日', 'Storm Media 132350; news of 22 October 2016'),
    source(
      '國家發展委員會簡報',
      'Slides of the National Development Council',
      '全市婦女與高齡者議題參與式預算',
    ),
  ],
  effective: { from: 2016, to: 2016 },
  assumed: [
    OPEN.dates,
    OPEN.ties,
    said('每人至多選6案。', 'Up to six picks each.'),
    said('投票資格為設籍。', 'Voters are registered residents.'),
  ],
  kind: 'thematic',
  title: said('高雄市婦女與高齡者議題參與式預算', 'Kaohsiung Budget for Women and Elders'),
  summary: said(
    '全市婦女與高齡者議題，由市民提案並現場票選。',
    'Citizens propose and vote, on site, on plans for women and for elders.',
  ),
  year: 2016,
  start: on('2016-06-06'),
  rules: rules({
    funding: ['general_budget'],
    legalBasis: '',
    eligibility: { minAge: 16, residencies: ['registered'] },
    ballot: { kind: 'approval', min: 1, max: 6, shuffled: false },
    admission: {
      kind: 'top',
      places: 3,
      by: 'category',
      placesByCategory: { women: 3, elders: 3 },
      threshold: { kind: 'none' },
      ties: LOT,
    },
    identity: 'on-site-only',
    categories: [
      { key: 'women', name: said('婦女', 'Women') },
      { key: 'elders', name: said('高齡者', 'Elders') },
    ],
  }),
  areas: [area('kaohsiung', 1, said('高雄市', 'Kaohsiung City'))],
  phases: phases(
    ['gather', '2016-06-06 09:00', '2016-08-31 17:00'],
    ['deliberate', '2016-09-05 09:00', '2016-10-07 17:00'],
    [
      'vote',
      '2016-10-22 09:00',
      '2016-10-22 17:00',
      said('現場投票（4處）', 'On-site ballot (four places)'),
    ],
    ['admit', '2016-10-22 17:00', '2016-11-18 17:00'],
  ),
};

const SECTIONS = ['一', '二', '三', '四', '五'];

export const qianzhen2018: Preset = {
  key: 'kaohsiung-qianzhen-2018',
  name: said('高雄市 前鎮區（民國107年）', 'Kaohsiung, Qianzhen (2018)'),
  about: said(
    '全區分為5個分區，每分區3案取1案。',
    'Five sections of the district, three plans in each, one winner in each.',
  ),
  sources: [
    source(
      '正義時報，民國107年3月9日：9,147人投票、投票率4.83%',
      'Justice Times, 9 March 2018: 9,147 voters, turnout 4.83 %',
    ),
  ],
  effective: { from: 2018, to: 2018 },
  assumed: [
    OPEN.dates,
    OPEN.ties,
    said('分區名稱，請依實際填寫。', 'The names of the sections; enter the real ones.'),
    said('年滿16歲、設籍，每人選1案。', 'Aged 16 or over, registered, one pick each.'),
  ],
  kind: 'community',
  title: said('前鎮區參與式預算', 'Qianzhen District Budget'),
  summary: said('各分區居民票選一案。', 'The people of each section choose one plan.'),
  year: 2018,
  start: on('2017-11-06'),
  rules: rules({
    funding: ['general_budget'],
    legalBasis: '',
    eligibility: { minAge: 16, residencies: ['registered'] },
    ballot: { kind: 'choose-one', min: 1, max: 1, shuffled: false },
    admission: best(1),
    identity: 'on-site-only',
  }),
  areas: SECTIONS.map((numeral, place) =>
    area(
      `section-${place + 1}`,
      place + 1,
      said(`前鎮區第${numeral}分區`, `Qianzhen, section ${place + 1}`),
      {
        townCode: '64000090',
      },
    ),
  ),
  phases: phases(
    ['gather', '2017-11-06 09:00', '2017-12-29 17:00'],
    ['deliberate', '2018-01-08 09:00', '2018-02-02 17:00'],
    ['vote', '2018-02-24 09:00', '2018-03-04 17:00', said('現場投票', 'On-site ballot')],
    ['admit', '2018-03-04 17:00', '2018-03-30 17:00'],
  ),
};
