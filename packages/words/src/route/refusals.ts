import type { RouteRefusal } from '@gongsuan/core/route';
import { writeCount, writeMoney } from '@gongsuan/prelude';
import { statusNames } from '../gather/refusals.ts';
import type { RefusalWords } from '../words.ts';

export const routeRefusals: RefusalWords<RouteRefusal> = {
  'decision-kind-missing': {
    status: 422,
    'zh-Hant-TW': () => '請選擇審核決定。',
    en: () => 'Choose a decision.',
  },
  'decision-needs-reason': {
    status: 422,
    'zh-Hant-TW': ({ kind }) =>
      kind === 'request-changes'
        ? '請寫明需要補正的內容，提案人才知道要改什麼。'
        : kind === 'accept' || kind === 'assess'
          ? '這是更正先前的決定，請說明更正的理由。'
          : '不可行或排除時，必須向提案人說明理由；理由會公開。',
    en: ({ kind }) =>
      kind === 'request-changes'
        ? 'Write what has to be changed, so that the proposer knows.'
        : kind === 'accept' || kind === 'assess'
          ? 'This corrects an earlier decision. Give the reason for the correction.'
          : 'A refusal or an exclusion needs an explanation, which is published.',
  },
  'decision-text-too-long': {
    status: 422,
    'zh-Hant-TW': ({ length, most }) =>
      `說明有 ${writeCount(length)} 字，請縮短到 ${writeCount(most)} 字以內。`,
    en: ({ length, most }) =>
      `The text has ${writeCount(length)} characters; shorten it to ${writeCount(most)}.`,
  },
  'decision-needs-cost': {
    status: 422,
    'zh-Hant-TW': () => '受理的提案必須有機關估算的經費：請填大於 0 的整數，單位為元。',
    en: () => 'An accepted proposal needs the agency’s cost: a whole number of NT$ above 0.',
  },
  'decision-cost-too-high': {
    status: 422,
    'zh-Hant-TW': ({ cost, most }) =>
      `估算經費 ${writeMoney(cost, 'zh-Hant-TW')} 超過每案上限 ${writeMoney(most, 'zh-Hant-TW')}。`,
    en: ({ cost, most }) =>
      `The cost of ${writeMoney(cost, 'en')} is above the limit of ${writeMoney(most, 'en')} for one proposal.`,
  },
  'decision-needs-exclusion': {
    status: 422,
    'zh-Hant-TW': () => '請從本年度公告的排除項目中選擇一項。',
    en: () => 'Choose an entry of this cycle’s published exclusion list.',
  },
  'decision-needs-consent': {
    status: 422,
    'zh-Hant-TW': () => '交由權責機關評估處理，須經提案人同意。請先徵得同意並勾選。',
    en: () => 'The assessment track needs the proposer’s consent. Obtain it and tick the box.',
  },
  'decision-impossible': {
    status: 409,
    'zh-Hant-TW': ({ status }) =>
      `提案目前的狀態是「${statusNames['zh-Hant-TW'][status]}」，不能作成審核決定。`,
    en: ({ status }) =>
      `The proposal is “${statusNames.en[status]}”; no decision can be taken on it.`,
  },
  'decision-after-ballot': {
    status: 409,
    'zh-Hant-TW': () => '選票已經設定，審核決定不能再更改。',
    en: () => 'The ballot has been set: decisions of the screening can no longer be changed.',
  },
  'proposal-changed-meanwhile': {
    status: 409,
    'zh-Hant-TW': () =>
      '您審閱期間，提案人送出了新版本，或其他同仁已作成決定。請看過最新內容後再決定；您寫的理由已保留。',
    en: () =>
      'While you were reading, the proposer submitted a new version or a colleague decided. Read what is new and decide again. Your reason has been kept.',
  },
  'message-empty': {
    status: 422,
    'zh-Hant-TW': () => '請先寫下要說的話。',
    en: () => 'Write your message first.',
  },
  'message-too-long': {
    status: 422,
    'zh-Hant-TW': ({ length, most }) =>
      `留言有 ${writeCount(length)} 字，請縮短到 ${writeCount(most)} 字以內。`,
    en: ({ length, most }) =>
      `The message has ${writeCount(length)} characters; shorten it to ${writeCount(most)}.`,
  },
};
