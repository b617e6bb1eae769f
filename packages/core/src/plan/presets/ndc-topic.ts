/** 國家發展委員會: one topic on the shared platform, with identity checked by the household registry. */
import type { Preset } from '../draft.ts';
import { area, best, on, phases, rules, said, source } from './parts.ts';

export const ndcTopic: Preset = {
  key: 'ndc-topic',
  name: said('國發會 單一主題（線上）', 'National Development Council, one topic (online)'),
  about: said(
    '機關建立徵件主題，提案經審核後線上票選，以戶役政資料查驗人別。適合單一機關、單一主題。',
    'An agency opens a topic; proposals are reviewed and voted on online, each voter checked against the household registry. For one agency and one topic.',
  ),
  sources: [
    source(
      '國家發展委員會參與式預算線上系統說明',
      'The National Development Council on its participatory budgeting system',
      '審核 票選 執行',
    ),
    source(
      '人別驗證：案別碼、身分證號、出生日期',
      'Identity check: case code, ID number, date of birth',
      '案別碼+身分證號+出生日期',
    ),
  ],
  effective: { from: 2019, to: null },
  assumed: [
    said(
      '投票年齡、可選案數與錄取名額：由辦理機關決定。',
      "Voting age, picks and places are the agency's to decide.",
    ),
    said('各階段日期。', 'The dates of the phases.'),
  ],
  kind: 'thematic',
  title: said('主題參與式預算', 'Topic Budget'),
  summary: said(
    '徵求各界就主題提出可行的方案，經審核後由民眾線上票選。',
    'Everybody may propose what could be done on the topic; reviewed proposals are voted on online.',
  ),
  year: 2026,
  start: on('2026-03-02'),
  rules: rules({
    funding: ['general_budget'],
    legalBasis: '',
    eligibility: { minAge: 18, residencies: ['registered'] },
    ballot: { kind: 'approval', min: 1, max: 3, shuffled: true },
    admission: best(3),
    onSite: false,
  }),
  areas: [area('all', 1, said('全國', 'Nationwide'))],
  phases: phases(
    ['gather', '2026-03-02 09:00', '2026-04-30 17:00', said('網路提案', 'Online proposals')],
    ['route', '2026-03-02 09:00', '2026-05-15 17:00', said('送件審核', 'Review of submissions')],
    ['vote', '2026-06-01 09:00', '2026-06-14 17:00'],
    ['admit', '2026-06-14 17:00', '2026-06-30 17:00', said('網路公告', 'Publication online')],
    ['deliver', '2026-07-01 09:00', '2027-06-30 17:00'],
  ),
};
