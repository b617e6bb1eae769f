/** 北投社區大學 民國106年: paper ballots, handed out after six booths, exactly three of six. */
import type { Preset } from '../draft.ts';
import { area, best, ntd, on, OPEN, phases, rules, said, source } from './parts.ts';

export const beitou2017: Preset = {
  key: 'beitou-college-2017',
  name: said('北投社區大學 現場紙本（民國106年）', 'Beitou Community College, paper (2017)'),
  about: said(
    '6案必須剛好選3案；走完6個攤位集章後才發選票，14時30分停止發票、14時50分截止投票。',
    'Exactly three of six; the ballot is handed out after stamps from all six booths, the last at 14:30, voting closes at 14:50.',
  ),
  sources: [
    source(
      '北投社區大學公告：多選、少選、污損、無法辨識、重複、加註記號均為廢票',
      'Notice of the college: void if more or fewer than three, soiled, unclear, the same twice, or marked',
    ),
    source(
      '國家發展委員會簡報（民國104年北投區）',
      'Slides of the National Development Council (Beitou 2015)',
      '每案獲得10萬元預算補助，由提案民眾或團體自行執行',
    ),
  ],
  effective: { from: 2017, to: 2017 },
  assumed: [
    said(
      '投票日期、年齡與錄取3案（依民國104年每案10萬元）。',
      'The date, the age, and three winners of NT$100,000 each as in 2015.',
    ),
    OPEN.ties,
  ],
  kind: 'community',
  title: said('北投社區參與式預算', 'Beitou Community Budget'),
  summary: said(
    '居住、就學或就業於北投者，持證明現場投票。',
    'Whoever lives, studies or works in Beitou votes on site with papers.',
  ),
  year: 2017,
  start: on('2017-08-07'),
  rules: rules({
    funding: ['subsidy'],
    legalBasis: '',
    eligibility: { minAge: 16, residencies: ['live', 'study', 'work'] },
    ballot: { kind: 'approval', min: 3, max: 3, shuffled: false },
    admission: best(3),
    identity: 'on-site-only',
    mostCost: ntd(100_000),
  }),
  areas: [
    area('beitou', 1, said('北投區', 'Beitou District'), {
      townCode: '63000120',
      money: ntd(300_000),
    }),
  ],
  phases: phases(
    ['gather', '2017-08-07 09:00', '2017-09-29 17:00'],
    ['deliberate', '2017-10-02 09:00', '2017-10-27 17:00'],
    ['exhibit', '2017-11-18 10:00', '2017-11-18 14:50', said('攤位展示', 'Booths')],
    ['vote', '2017-11-18 10:00', '2017-11-18 14:50', said('現場紙本投票', 'Paper ballot on site')],
    ['admit', '2017-11-18 14:50', '2017-11-30 17:00'],
  ),
};
