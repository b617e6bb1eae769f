import type { AdmitRefusal } from '@gongsuan/core/admit';
import type { NoSuchPoll } from '@gongsuan/core/vote';
import { writeMoment } from '@gongsuan/prelude';
import type { RefusalWords } from '../words.ts';

const steps = {
  'zh-Hant-TW': {
    'lower-cost': '經費較低者優先',
    'earlier-number': '編號在前者優先',
    'public-lot': '公開抽籤',
    'admit-all': '全數錄案',
  },
  en: {
    'lower-cost': 'the lower cost first',
    'earlier-number': 'the earlier number first',
    'public-lot': 'a public lot',
    'admit-all': 'admitting all of them',
  },
} as const;

/** All but those that `vote` has the words of. */
export const admitRefusals: RefusalWords<Exclude<AdmitRefusal, NoSuchPoll>> = {
  'no-such-result': {
    status: 404,
    'zh-Hant-TW': () => '這個年度計畫還沒有公告結果。',
    en: () => 'This cycle has no published result yet.',
  },
  'no-such-candidate': {
    status: 404,
    'zh-Hant-TW': ({ number }) => `這張選票上沒有編號 ${number} 的提案。`,
    en: ({ number }) => `No proposal numbered ${number} stands on this ballot.`,
  },
  'ruling-needs-reason': {
    status: 422,
    'zh-Hant-TW': () => '請寫明裁定理由（至少 10 個字），理由會隨結果公告。',
    en: () => 'Write the reason for the ruling (at least 10 characters); it is published.',
  },
  'ruling-before-voting': {
    status: 409,
    'zh-Hant-TW': ({ opens }) =>
      `投票於${writeMoment(opens, 'zh-Hant-TW')}開始；在此之前請在「提案票選」重新設定選票，不必裁定。`,
    en: ({ opens }) =>
      `Voting opens on ${writeMoment(opens, 'en')}; until then set the ballot again instead of ruling.`,
  },
  'discretion-before-count': {
    status: 409,
    'zh-Hant-TW': () => '裁量錄案須在票匭封存、開票之後登錄，才知道該案是否已依票數錄案。',
    en: () =>
      'A proposal can be registered by discretion only after the box is sealed and counted: votes may register it anyway.',
  },
  'no-ruling-to-undo': {
    status: 409,
    'zh-Hant-TW': ({ number }) => `編號 ${number} 的提案目前沒有可撤銷的裁定。`,
    en: ({ number }) => `There is no ruling on proposal ${number} that could be taken back.`,
  },
  'no-open-tie': {
    status: 409,
    'zh-Hant-TW': () => '這一區目前沒有待處理的同票。',
    en: () => 'There is no open tie in this area.',
  },
  'tie-step-not-announced': {
    status: 409,
    'zh-Hant-TW': ({ step }) =>
      `「${steps['zh-Hant-TW'][step]}」不是公告規則中此時可用的同票處理方式；請依公告順序處理。`,
    en: ({ step }) =>
      `${steps.en[step]} is not what the announced rules provide for this tie; follow their order.`,
  },
  'tie-still-equal': {
    status: 409,
    'zh-Hant-TW': ({ step }) =>
      `依「${steps['zh-Hant-TW'][step]}」仍分不出先後，請用下一個公告的方式。`,
    en: ({ step }) => `By ${steps.en[step]} they are still equal; use the next announced step.`,
  },
  'lot-names-others': {
    status: 422,
    'zh-Hant-TW': ({ expected }) =>
      `抽籤順序必須剛好列出同票的 ${expected.length} 案，每案一次：${expected.join('、')}。`,
    en: ({ expected }) =>
      `The order drawn must name just the ${expected.length} tied proposals, each once: ${expected.join(', ')}.`,
  },
  'lot-order-or-seed': {
    status: 422,
    'zh-Hant-TW': () => '抽出的順序與公開號碼只能填一項：有號碼時，順序由號碼算出。',
    en: () =>
      'Give the order drawn or the public number, not both: the order follows from the number.',
  },
  'lot-needs-record': {
    status: 422,
    'zh-Hant-TW': () => '請寫明抽籤的時間、地點與見證人（至少 10 個字），紀錄會隨結果公告。',
    en: () =>
      'Write when, where and before whom the lot was drawn (at least 10 characters); it is published.',
  },
  'polls-still-open': {
    status: 409,
    'zh-Hant-TW': ({ closes }) =>
      `票選到${writeMoment(closes, 'zh-Hant-TW')}才截止，截止後才能開票。`,
    en: ({ closes }) =>
      `Voting closes on ${writeMoment(closes, 'en')}; ballots are counted after that.`,
  },
  'nothing-to-count': {
    status: 409,
    'zh-Hant-TW': () => '這個年度計畫還沒有設定票選，沒有可計算的選票。',
    en: () => 'Voting was never set up in this cycle; there is nothing to count.',
  },
  'boxes-unsealed': {
    status: 409,
    'zh-Hant-TW': ({ areas }) =>
      `${areas.join('、')}的票匭還沒有封存；請先到「提案票選」封存票匭。`,
    en: ({ areas }) =>
      `The box of ${areas.join(', ')} is not sealed yet; seal it under “Ballot” first.`,
  },
  'tie-unsettled': {
    status: 409,
    'zh-Hant-TW': ({ proposals }) =>
      `還有同票尚未處理（${proposals.join('、')}），處理完才能公告。`,
    en: ({ proposals }) =>
      `Some ties are not settled yet (${proposals.join(', ')}); settle them before publishing.`,
  },
  'already-published': {
    status: 409,
    'zh-Hant-TW': ({ on }) =>
      `結果已於${writeMoment(on, 'zh-Hant-TW')}公告。如需更正，請以附理由的更正公告處理。`,
    en: ({ on }) =>
      `The result was published on ${writeMoment(on, 'en')}. Correct it by a new, reasoned version.`,
  },
  'not-yet-published': {
    status: 409,
    'zh-Hant-TW': () => '結果還沒有公告，不需要更正。',
    en: () => 'The result has not been published; there is nothing to correct.',
  },
  'correction-needs-reason': {
    status: 422,
    'zh-Hant-TW': () => '請寫明更正理由（至少 10 個字），理由會隨更正公告。',
    en: () => 'Write the reason for the correction (at least 10 characters); it is published.',
  },
  'nothing-changed': {
    status: 409,
    'zh-Hant-TW': () => '重新計算的結果與已公告的相同，沒有可更正的內容。',
    en: () => 'Counted again, the result is the same as published; there is nothing to correct.',
  },
};
