/** 桃園市大園區 民國106年: the airport's feedback money, more of it when 4,000 people vote. */
import type { Preset } from '../draft.ts';
import { area, LOT, ntd, on, phases, rules, said, source } from './parts.ts';

export const dayuan2017: Preset = {
  key: 'taoyuan-dayuan-2017',
  name: said(
    '桃園市 大園區機場回饋金（民國106年）',
    'Taoyuan, Dayuan airport feedback fund (2017)',
  ),
  about: said(
    '15案至多選3案，依得票排序在300萬元內錄取；投票人數達4,000人時，經費提高為500萬元。',
    'Up to three of fifteen; funded by rank within NT$3,000,000, or NT$5,000,000 once 4,000 people have voted.',
  ),
  sources: [
    source(
      'ETtoday，民國106年11月5日：3,994人投票、有效票11,472票、投票率4.49%',
      'ETtoday, 5 November 2017: 3,994 voters, 11,472 valid votes, turnout 4.49 %',
    ),
    source(
      '國家發展委員會簡報',
      'Slides of the National Development Council',
      '桃園市政府於今(106)年以桃園機場回饋金實施參與式預算，主要以機場所在地大園區為試辦區域',
    ),
  ],
  effective: { from: 2017, to: 2017 },
  assumed: [
    said('投票年齡與投票資格。', 'The voting age and who belongs to the place.'),
    said('各階段日期。', 'The dates of the phases.'),
    said(
      '經費不足的提案跳過，續排下一案；同票時公開抽籤。',
      'A proposal that no longer fits is passed over; equal votes are settled by a public lot.',
    ),
  ],
  kind: 'community',
  title: said('桃園機場回饋金參與式預算', 'Taoyuan Airport Feedback Budget'),
  summary: said(
    '以機場回饋金辦理，由大園區居民提案並票選。',
    "Paid for from the airport's feedback fund; people of Dayuan propose and vote.",
  ),
  year: 2017,
  start: on('2017-06-05'),
  rules: rules({
    funding: ['feedback_fund'],
    legalBasis: '',
    eligibility: { minAge: 16, residencies: ['registered', 'live', 'work', 'study'] },
    ballot: { kind: 'approval', min: 1, max: 3, shuffled: false },
    admission: { kind: 'money', threshold: { kind: 'none' }, onMisfit: 'skip', ties: LOT },
    moneyBonus: { voters: 4000, money: ntd(5_000_000) },
  }),
  areas: [
    area('dayuan', 1, said('大園區', 'Dayuan District'), {
      townCode: '68000060',
      money: ntd(3_000_000),
    }),
  ],
  phases: phases(
    ['gather', '2017-06-05 09:00', '2017-08-31 17:00'],
    ['route', '2017-06-19 09:00', '2017-09-22 17:00'],
    ['exhibit', '2017-10-02 09:00', '2017-11-04 17:00'],
    ['vote', '2017-10-21 09:00', '2017-11-04 17:00'],
    ['admit', '2017-11-04 17:00', '2017-11-30 17:00'],
    ['deliver', '2017-12-01 09:00', '2018-11-30 17:00'],
  ),
};
