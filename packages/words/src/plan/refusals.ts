import type { PlanRefusal, Spot } from '@gongsuan/core/plan';
import {
  inLang,
  writeCount,
  writeDay,
  writeMoment,
  writeMoney,
  type Lang,
} from '@gongsuan/prelude';
import type { RefusalWords } from '../words.ts';
import { fields } from './fields.ts';
import { choices } from './choices.ts';

/** 「大安區的錄案上限」: what the problem concerns, as a sentence begins with it. */
function thing(spot: Spot, lang: Lang): string {
  const name = fields[lang][spot.what];
  if (!spot.where) return lang === 'en' ? name : `「${name}」`;
  const where = inLang(spot.where, lang);
  return lang === 'en' ? `${where}, ${name.toLowerCase()}` : `${where}的「${name}」`;
}

const zh = 'zh-Hant-TW';

/** How a field is to be written. */
function shape(what: Spot['what'], lang: Lang): string {
  const english = lang === 'en';
  switch (what) {
    case 'opens':
    case 'closes':
    case 'start':
    case 'ageOn':
    case 'registeredBy':
    case 'eligibleOn':
      return english ? 'Write a day as 2026-05-31.' : '日期請寫成 115/5/31 或 2026-05-31。';
    case 'opensClock':
    case 'closesClock':
      return english ? 'Write a time as 09:00, up to 23:59.' : '時刻請寫成 09:00，用 24 小時制。';
    case 'basisPoints':
      return english ? 'Write a percentage, such as 1 or 0.25.' : '請填百分比，例如 1 或 0.25。';
    case 'slug':
    case 'areaSlug':
      return english
        ? 'Use small letters, digits and hyphens, such as 2026-spring.'
        : '請用小寫英文、數字與連字號，例如 2026-spring。';
    case 'townCode':
      return english ? 'A town code has eight digits.' : '鄉鎮市區代碼是 8 位數字。';
    case 'step':
    case 'kind':
    case 'effect':
    case 'ballotKind':
    case 'admission':
    case 'threshold':
    case 'identity':
      return english ? 'Choose one of the list.' : '請從選項中選一個。';
    default:
      return english
        ? 'Write a whole number from 0, such as 12 or 1,200,000.'
        : '請填 0 以上的整數，例如 12 或 1,200,000。';
  }
}

export const planRefusals: RefusalWords<PlanRefusal> = {
  'plan-missing': {
    status: 422,
    [zh]: (it) => `請填寫${thing(it, zh)}。`,
    en: (it) => `${thing(it, 'en')}: please fill this in.`,
  },
  'plan-unreadable': {
    status: 422,
    [zh]: (it) => `${thing(it, zh)}無法讀取「${it.typed}」。${shape(it.what, zh)}`,
    en: (it) => `${thing(it, 'en')}: "${it.typed}" cannot be read. ${shape(it.what, 'en')}`,
  },
  'plan-number-outside': {
    status: 422,
    [zh]: (it) =>
      `${thing(it, zh)}請填 ${writeCount(it.least)} 到 ${writeCount(it.most)} 的整數，不能是 ${it.given}。`,
    en: (it) =>
      `${thing(it, 'en')}: a whole number from ${writeCount(it.least)} to ${writeCount(it.most)} is needed, not ${it.given}.`,
  },
  'plan-text-long': {
    status: 422,
    [zh]: (it) => `${thing(it, zh)}有 ${it.length} 字，請縮短到 ${it.most} 字以內。`,
    en: (it) => `${thing(it, 'en')}: ${it.length} characters, at most ${it.most} are possible.`,
  },
  'plan-twice': {
    status: 422,
    [zh]: (it) =>
      it.what === 'step'
        ? '投票階段只能有一個。請刪除或停用多出來的投票階段。'
        : `${thing(it, zh)}重複了（${it.given}），請改成不同的內容。`,
    en: (it) =>
      it.what === 'step'
        ? 'There can be one voting phase only. Remove or disable the other one.'
        : `${thing(it, 'en')}: "${it.given}" stands there twice. Make them different.`,
  },
  'plan-min-over-max': {
    status: 422,
    [zh]: (it) => `${thing(it, zh)}（${it.most}）比下限（${it.least}）還小，請改正其中一個。`,
    en: (it) => `${thing(it, 'en')}: ${it.most} is less than the lower limit ${it.least}.`,
  },
  'plan-single-choice': {
    status: 422,
    [zh]: (it) =>
      `單選就是每人選 1 案，不能設定為至少 ${it.least} 案、至多 ${it.most} 案。請改為複選，或都填 1。`,
    en: (it) =>
      `A single choice is one pick; it cannot be ${it.least} to ${it.most}. Choose several picks, or put 1 in both.`,
  },
  'plan-phase-reversed': {
    status: 422,
    [zh]: (it) =>
      `${thing(it, zh)}必須晚於開始時間（${writeMoment(it.opens, zh)}）；目前填的是${writeMoment(it.closes, zh)}。`,
    en: (it) =>
      `${thing(it, 'en')}: a phase ends after it begins (${writeMoment(it.opens, 'en')}), not at ${writeMoment(it.closes, 'en')}.`,
  },
  'plan-phase-too-early': {
    status: 422,
    [zh]: (it) => {
      const [own, other] = [choices[zh].steps[it.step], choices[zh].steps[it.needs]];
      const until = writeMoment(it.earliest, zh);
      switch (it.relation) {
        case 'after-close':
          return `「${own}」要等「${other}」結束才能開始，請訂在${until}以後。`;
        case 'after-open':
          return `「${own}」不能早於「${other}」開始，請訂在${until}以後。`;
        case 'ends-after':
          return `「${own}」不能比「${other}」早結束，請訂到${until}以後。`;
      }
    },
    en: (it) => {
      const [own, other] = [choices.en.steps[it.step], choices.en.steps[it.needs]];
      const until = writeMoment(it.earliest, 'en');
      switch (it.relation) {
        case 'after-close':
          return `"${own}" can begin only when "${other}" has closed: ${until} or later.`;
        case 'after-open':
          return `"${own}" cannot begin before "${other}" does: ${until} or later.`;
        case 'ends-after':
          return `"${own}" cannot end before "${other}" does: ${until} or later.`;
      }
    },
  },
  'plan-no-vote-phase': {
    status: 422,
    [zh]: () => '期程裡還沒有「提案票選」階段。請加上投票的開始與結束時間。',
    en: () => 'There is no voting phase yet. Say when voting opens and closes.',
  },
  'plan-vote-over': {
    status: 422,
    [zh]: (it) => `投票已在${writeMoment(it.closes, zh)}結束，不能再公告。請把期程改到未來。`,
    en: (it) =>
      `Voting ended on ${writeMoment(it.closes, 'en')}; the plan can no longer be published. Move the dates.`,
  },
  'plan-threshold-unreachable': {
    status: 422,
    [zh]: (it) =>
      `${thing(it, zh)}需要 ${writeCount(it.needed)} 票，但全部可投票的人都支持也只有 ${writeCount(it.most)} 票。請降低門檻或更正可投票人口。`,
    en: (it) =>
      `${thing(it, 'en')}: ${writeCount(it.needed)} votes are needed, but everybody together has ${writeCount(it.most)}. Lower the threshold or correct the number of voters.`,
  },
  'plan-unknown-category': {
    status: 422,
    [zh]: (it) =>
      `「${it.given}」不在本計畫的提案類別中。請先在「提案限制」加上這個類別，或刪除它的名額。`,
    en: (it) =>
      `"${it.given}" is not a category of this plan. Add it under limits, or remove its places.`,
  },
  'plan-bonus-lower': {
    status: 422,
    [zh]: (it) =>
      `提高後的經費 ${writeMoney(it.bonus, zh)} 沒有高於原來的 ${writeMoney(it.usual, zh)}，請更正。`,
    en: (it) =>
      `The money after the rise, ${writeMoney(it.bonus, 'en')}, is not more than the usual ${writeMoney(it.usual, 'en')}.`,
  },
  'plan-bonus-many-areas': {
    status: 422,
    [zh]: (it) =>
      `有 ${it.areas} 個分區時，無法依投票人數提高經費（提高的錢要分給哪一區，沒有規定）。請取消經費提高條件，或只留一個分區。`,
    en: (it) =>
      `With ${it.areas} areas no rule says which of them the additional money goes to. Drop the condition, or keep one area.`,
  },
  'plan-day-after-vote': {
    status: 422,
    [zh]: (it) =>
      `${thing(it, zh)}（${writeDay(it.given, zh)}）晚於投票最後一天（${writeDay(it.opens, zh)}），投票時將無法判斷資格。請改早一點。`,
    en: (it) =>
      `${thing(it, 'en')}: ${writeDay(it.given, 'en')} is after the last day of voting (${writeDay(it.opens, 'en')}); nobody could tell who may vote.`,
  },
  'plan-tie-end': {
    status: 422,
    [zh]: () =>
      '同票處理的最後一步必須一定分得出結果（編號、公開抽籤或全數錄案）；只比經費，仍可能相同。',
    en: () =>
      'The last step for ties must decide for certain (number, public lot, or admit all); costs can be equal too.',
  },
  'plan-tie-money': {
    status: 422,
    [zh]: () =>
      '在經費內依得票錄取時，同票不能全數錄案：經費不會因為同票而增加。請改用經費較低者、編號或公開抽籤。',
    en: () =>
      'Within a sum of money, equal votes cannot all be registered: the sum does not grow. Choose lower cost, number or a public lot.',
  },
  'no-such-cycle': {
    status: 404,
    [zh]: () => '找不到這個年度計畫。網址可能有誤，或計畫尚未公告。',
    en: () => 'There is no such cycle. The address may be wrong, or the plan is not published yet.',
  },
  'no-such-area': {
    status: 404,
    [zh]: () => '這個年度計畫沒有這個分區。請重新整理頁面後再試。',
    en: () => 'This cycle has no such area. Reload the page and try again.',
  },
  'no-such-preset': {
    status: 422,
    [zh]: () => '請從列表中選擇一個範本。',
    en: () => 'Choose one of the presets in the list.',
  },
  'no-such-office': {
    status: 422,
    [zh]: () => '請選擇辦理機關。',
    en: () => 'Choose the office in charge.',
  },
  'cycle-slug-reserved': {
    status: 422,
    [zh]: (it) => `網址代稱「${it.slug}」是網站固定的頁面，請換一個，例如「${it.slug}-1」。`,
    en: (it) =>
      `"${it.slug}" is the address of a page of the site. Take another, such as "${it.slug}-1".`,
  },
  'cycle-slug-taken': {
    status: 409,
    [zh]: (it) => `網址代稱「${it.slug}」已經有年度計畫使用，請換一個，例如「${it.slug}-2」。`,
    en: (it) =>
      `"${it.slug}" is the address of another cycle. Take another, such as "${it.slug}-2".`,
  },
  'cycle-incomplete': {
    status: 422,
    [zh]: (it) => `有 ${it.problems.length} 個地方需要補正，逐項列在下面。`,
    en: (it) =>
      it.problems.length === 1
        ? 'One thing must be put right; it is listed below.'
        : `${it.problems.length} things must be put right; they are listed below.`,
  },
  'cycle-already-published': {
    status: 409,
    [zh]: (it) => `這個年度計畫已在${writeMoment(it.on, zh)}公告。`,
    en: (it) => `This cycle was published on ${writeMoment(it.on, 'en')}.`,
  },
  'plan-frozen': {
    status: 409,
    [zh]: (it) =>
      `投票規則自${writeMoment(it.since, zh)}起已經凍結，${it.changes.map((what) => `「${fields[zh][what]}」`).join('、')}不能再修改。名稱、說明與其他階段的日期仍可修改。`,
    en: (it) =>
      `The rules have been frozen since ${writeMoment(it.since, 'en')}: ${it.changes.map((what) => fields.en[what].toLowerCase()).join(', ')} can no longer change. Title, summary and the dates of other phases can.`,
  },
  'area-in-use': {
    status: 409,
    [zh]: (it) => `${it.area.zh}已有提案或選票，不能刪除。`,
    en: (it) => `${inLang(it.area, 'en')} already has proposals or a ballot and cannot be removed.`,
  },
};
