/** The sentences with which voting refuses: what is wrong, with the number, and what to do. */
import type { VoteRefusal } from '@gongsuan/core/vote';
import { writeDay, writeMoment, type Lang } from '@gongsuan/prelude';
import type { RefusalWords } from '../words.ts';

const zhTime = (moment: Date) => writeMoment(moment, 'zh-Hant-TW');
const enTime = (moment: Date) => writeMoment(moment, 'en');
const zhDay = (on: Parameters<typeof writeDay>[0]) => writeDay(on, 'zh-Hant-TW' satisfies Lang);

export const voteRefusals: RefusalWords<VoteRefusal> = {
  'no-such-poll': {
    status: 404,
    'zh-Hant-TW': () => '找不到這項票選。',
    en: () => 'There is no such vote.',
  },
  'vote-not-open': {
    status: 409,
    'zh-Hant-TW': ({ opens }) => `投票尚未開始，將於${zhTime(opens)}開始。`,
    en: ({ opens }) => `Voting has not begun. It opens on ${enTime(opens)}.`,
  },
  'vote-closed': {
    status: 410,
    'zh-Hant-TW': ({ closes }) => `投票已於${zhTime(closes)}截止，這張票沒有投入票匭。`,
    en: ({ closes }) => `Voting closed on ${enTime(closes)}. This ballot was not cast.`,
  },
  'voting-over': {
    status: 410,
    'zh-Hant-TW': ({ closes }) => `投票已於${zhTime(closes)}截止，不能再辦理。`,
    en: ({ closes }) => `Voting closed on ${enTime(closes)}; this can no longer be done.`,
  },
  'picks-malformed': {
    status: 422,
    'zh-Hant-TW': () => '選票內容無法辨識，請重新勾選。',
    en: () => 'The choices could not be read. Please choose again.',
  },
  'too-few-picks': {
    status: 422,
    'zh-Hant-TW': ({ min, picked }) =>
      `至少選 ${min} 案，目前選了 ${picked} 案，還差 ${min - picked} 案。`,
    en: ({ min, picked }) =>
      `Choose at least ${min}; you have chosen ${picked}, ${min - picked} to go.`,
  },
  'too-many-picks': {
    status: 422,
    'zh-Hant-TW': ({ max, picked }) =>
      `至多選 ${max} 案，目前選了 ${picked} 案，請取消 ${picked - max} 案。`,
    en: ({ max, picked }) =>
      `Choose at most ${max}; you have chosen ${picked}. Remove ${picked - max}.`,
  },
  'unknown-option': {
    status: 422,
    'zh-Hant-TW': ({ number }) => `這一區的選票上沒有 ${number} 號提案，請重新勾選。`,
    en: ({ number }) => `Proposal ${number} is not on this area’s ballot. Please choose again.`,
  },
  'option-twice': {
    status: 422,
    'zh-Hant-TW': ({ number }) => `${number} 號提案重複勾選，同一案只能選一次。`,
    en: ({ number }) => `Proposal ${number} was chosen twice. Each can be chosen once.`,
  },
  'id-number-missing': {
    status: 422,
    'zh-Hant-TW': () => '請填寫身分證字號。',
    en: () => 'Enter your national ID number.',
  },
  'id-number-malformed': {
    status: 422,
    'zh-Hant-TW': () =>
      '身分證字號應為 1 個英文字母加 9 個數字（統一證號為 10 碼），請再核對一次。',
    en: () =>
      'An ID number is one letter and nine digits (a UI number has ten characters). Please check it.',
  },
  'id-check-digit': {
    status: 422,
    'zh-Hant-TW': () =>
      '身分證字號的檢查碼不符，可能有一碼打錯，請再核對一次。這不計入查核失敗次數。',
    en: () =>
      'The check digit does not fit: one character is probably mistyped. This does not count as a failed check.',
  },
  'birth-date-malformed': {
    status: 422,
    'zh-Hant-TW': () => '出生日期無法辨識，請填民國年月日，例如 79/1/1 或 0790101。',
    en: () =>
      'The date of birth could not be read. Write it as 1990-01-01 (or 79/1/1 in years of the Republic).',
  },
  'birth-date-future': {
    status: 422,
    'zh-Hant-TW': () => '出生日期晚於今天，請再核對一次。',
    en: () => 'The date of birth lies in the future. Please check it.',
  },
  'under-age': {
    status: 403,
    'zh-Hant-TW': ({ minAge, on, bornBy }) =>
      `投票須於${zhDay(on)}年滿 ${minAge} 歲，也就是${zhDay(bornBy)}（含）以前出生。依您填寫的出生日期，這次還不能投票。`,
    en: ({ minAge, on, bornBy }) =>
      `Voters must be ${minAge} on ${writeDay(on, 'en')}, that is, born on or before ${writeDay(bornBy, 'en')}. By the date you entered you cannot vote this time.`,
  },
  'over-age': {
    status: 403,
    'zh-Hant-TW': ({ maxAge, on }) => `這次投票的對象為${zhDay(on)}未超過 ${maxAge} 歲者。`,
    en: ({ maxAge, on }) =>
      `This vote is for people aged ${maxAge} or younger on ${writeDay(on, 'en')}.`,
  },
  'identity-locked': {
    status: 423,
    'zh-Hant-TW': ({ until }) =>
      `這個身分證字號已查核失敗 5 次，暫停查核到${zhTime(until)}。您勾選的選票會保留。`,
    en: ({ until }) =>
      `Five checks of this number have failed. Try again after ${enTime(until)}. Your choices are kept.`,
  },
  'device-locked': {
    status: 423,
    'zh-Hant-TW': ({ until }) =>
      `這台裝置已查核失敗 5 次，暫停查核到${zhTime(until)}，或請改用其他裝置。您勾選的選票會保留。`,
    en: ({ until }) =>
      `Five checks on this device have failed. Try again after ${enTime(until)}, or use another device. Your choices are kept.`,
  },
  'check-in-progress': {
    status: 429,
    'zh-Hant-TW': () => '前一次查核還沒有結果，請等幾秒鐘再送出一次。',
    en: () => 'An earlier check has not been answered yet. Wait a few seconds and send again.',
  },
  'ui-number-on-site': {
    status: 403,
    'zh-Hant-TW': () =>
      '統一證號不在戶役政資料中，無法線上查核。請帶居留證件到現場認證櫃檯，領取認證碼後即可上網投票。',
    en: () =>
      'UI numbers are not in the household registry. Bring your residence document to the certification desk; with the pass you get there you can vote online.',
  },
  'on-site-only': {
    status: 403,
    'zh-Hant-TW': () => '這項票選採現場認證，請先到認證櫃檯領取認證碼，再填入「現場認證碼」。',
    en: () =>
      'This vote asks for certification at the desk. Get a pass there and enter it as “desk pass”.',
  },
  'identity-wrong': {
    status: 403,
    'zh-Hant-TW': ({ left }) =>
      `戶役政系統回覆：資料不正確，或不符合投票資格。請核對字號與出生日期${left > 0 ? `（再失敗 ${left} 次將暫停 15 分鐘）` : '，並於 15 分鐘後再試'}。沒有設籍而在本地就學、就業或居住的人，請到現場認證櫃檯。`,
    en: ({ left }) =>
      `The household registry answers: incorrect, or not eligible. Check number and date of birth${left > 0 ? ` (${left} more until a pause of 15 minutes)` : ' and try again in 15 minutes'}. If you study, work or live here without being registered, go to the certification desk.`,
  },
  'pass-wrong': {
    status: 403,
    'zh-Hant-TW': ({ left }) =>
      `字號、出生日期與現場認證碼三者不符，請核對認證單${left > 0 ? `（再失敗 ${left} 次將暫停 15 分鐘）` : '，並於 15 分鐘後再試'}。`,
    en: ({ left }) =>
      `Number, date of birth and desk pass do not belong together. Check the slip${left > 0 ? ` (${left} more until a pause of 15 minutes)` : ' and try again in 15 minutes'}.`,
  },
  'registry-unavailable': {
    status: 503,
    'zh-Hant-TW': () =>
      '戶役政系統現在沒有回應。這不計入失敗次數，您勾選的選票也會保留，請過幾分鐘再試。',
    en: () =>
      'The household registry is not answering. This does not count as a failure and your choices are kept. Please try again in a few minutes.',
  },
  'house-unreachable': {
    status: 503,
    'zh-Hant-TW': () => '系統暫時無法連線，還沒有進行查核。您勾選的選票會保留，請過一會兒再試。',
    en: () =>
      'The platform cannot reach its database; nothing has been checked. Your choices are kept. Please try again in a moment.',
  },
  'consent-missing': {
    status: 422,
    'zh-Hant-TW': () => '請先閱讀投票規則與隱私權說明，並勾選同意。',
    en: () => 'Read the rules and the privacy notice, then tick that you agree.',
  },
  'human-check-missing': {
    status: 422,
    'zh-Hant-TW': () => '請稍等自動檢查完成後再送出。',
    en: () => 'Wait for the automatic check to finish, then send.',
  },
  'human-check-failed': {
    status: 422,
    'zh-Hant-TW': () => '自動檢查已過期或已使用過，已為您更新，請再送出一次。',
    en: () =>
      'The automatic check had expired or been used. It has been renewed: please send again.',
  },
  'too-quick': {
    status: 429,
    'zh-Hant-TW': ({ seconds }) => `請再等 ${seconds} 秒後送出，這是為了防止自動程式大量嘗試。`,
    en: ({ seconds }) =>
      `Please wait ${seconds} more seconds and send again. This keeps automatic programs out.`,
  },
  'too-many-requests': {
    status: 429,
    'zh-Hant-TW': ({ seconds }) => `嘗試次數太多，請 ${seconds} 秒後再試。您勾選的選票會保留。`,
    en: ({ seconds }) =>
      `Too many attempts. Try again in ${seconds} seconds. Your choices are kept.`,
  },
  'permit-missing': {
    status: 401,
    'zh-Hant-TW': () => '請先完成身分查核，再投票。',
    en: () => 'Identify yourself first, then vote.',
  },
  'permit-expired': {
    status: 401,
    'zh-Hant-TW': () => '身分查核已超過 30 分鐘，請再查核一次。您勾選的選票會保留。',
    en: () =>
      'Your identification is more than 30 minutes old. Please identify yourself again. Your choices are kept.',
  },
  'ballot-code-malformed': {
    status: 422,
    'zh-Hant-TW': () => '收據編號應為 64 個 0–9、a–f 的字元，請再核對一次。',
    en: () => 'A tracking code has 64 characters, 0–9 and a–f. Please check it.',
  },
  'ballot-code-taken': {
    status: 409,
    'zh-Hant-TW': () => '這個收據編號已經有選票使用，請重新產生選票再投一次。',
    en: () => 'This tracking code belongs to another ballot. Start a new ballot and cast it again.',
  },
  'already-voted': {
    status: 409,
    'zh-Hant-TW': ({ at }) => `您已於${zhTime(at)}投票，每人限投一次。`,
    en: ({ at }) => `You voted on ${enTime(at)}. Each person votes once.`,
  },
  'box-unreachable': {
    status: 503,
    'zh-Hant-TW': () =>
      '票匭暫時無法連線，還不能確定這張票是否已投入。請再送出一次：同一張票只會計入一次，收據也相同。',
    en: () =>
      'The ballot box cannot be reached, so it is not certain whether this ballot is in it. Send it again: the same ballot counts once and has the same receipt.',
  },
  'no-options': {
    status: 422,
    'zh-Hant-TW': () => '沒有通過審查的提案可以放上選票，請先完成提案審查。',
    en: () => 'No accepted proposal can stand on the ballot. Finish the screening first.',
  },
  'option-numbers-clash': {
    status: 422,
    'zh-Hant-TW': ({ number }) => `選票上有兩個 ${number} 號，每案的號碼必須不同。`,
    en: ({ number }) => `Two proposals have number ${number}. Each needs its own.`,
  },
  'ballot-form-impossible': {
    status: 422,
    'zh-Hant-TW': ({ options, min, max }) =>
      `選票上有 ${options} 案，卻要選 ${min} 到 ${max} 案，無法成立。請調整圈選數或提案數。`,
    en: ({ options, min, max }) =>
      `The ballot has ${options} proposals but asks for ${min} to ${max}. Change the limits or the proposals.`,
  },
  'threshold-undetermined': {
    status: 422,
    'zh-Hant-TW': () =>
      '門檻是可投票人口的比率，但這一區還沒有填可投票人口。請在年度計畫補上人口數、基準日與來源。',
    en: () =>
      'The threshold is a share of the eligible voters, whose number is missing for this area. Enter it in the plan with its day and source.',
  },
  'case-code-missing': {
    status: 422,
    'zh-Hant-TW': () => '採戶役政查核的票選需要內政部核發的案別碼，請在年度計畫補上。',
    en: () =>
      'A vote checked by the household registry needs the registry’s case code. Enter it in the plan.',
  },
  'voting-time-missing': {
    status: 422,
    'zh-Hant-TW': () => '年度計畫沒有票選期程，請先排定投票起訖時間。',
    en: () => 'The plan has no voting phase. Set when voting opens and closes.',
  },
  'cycle-not-published': {
    status: 409,
    'zh-Hant-TW': () => '年度計畫尚未公告，公告後才能設定選票。',
    en: () => 'The cycle has not been published. Publish it before setting ballots.',
  },
  'rules-frozen': {
    status: 409,
    'zh-Hant-TW': ({ opened }) => `投票已於${zhTime(opened)}開始，規則與選項不得再變更。`,
    en: ({ opened }) =>
      `Voting opened on ${enTime(opened)}; rules and options can no longer change.`,
  },
  'voting-phase-over': {
    status: 409,
    'zh-Hant-TW': ({ closes }) =>
      `票選期程已於${zhTime(closes)}結束，這時設定的選票沒有人能投。還沒有投票的分區，請另訂年度計畫。`,
    en: ({ closes }) =>
      `The voting phase ended on ${enTime(closes)}; nobody could vote on a ballot set now. An area that has not voted needs another cycle.`,
  },
  'ballot-changed': {
    status: 409,
    'zh-Hant-TW': () => '這段時間內選票的內容有變動，還沒有設定。請核對下列新的內容後再確認。',
    en: () =>
      'The ballot would no longer be the one you saw, so nothing has been set. Look at it again below and confirm.',
  },
  'close-unreadable': {
    status: 422,
    'zh-Hant-TW': ({ field }) =>
      field === 'closes'
        ? '新的截止日期無法辨識，請填年月日，例如 115/11/25 或 2026-11-25。'
        : '新的截止時刻無法辨識，請填 24 小時制的時與分，例如 17:00。',
    en: ({ field }) =>
      field === 'closes'
        ? 'The new closing day could not be read. Write it as 2026-11-25 (or 115/11/25).'
        : 'The new closing time could not be read. Write hours and minutes as 17:00.',
  },
  'new-close-not-later': {
    status: 422,
    'zh-Hant-TW': ({ closes }) => `延長後的截止時間必須晚於目前的${zhTime(closes)}。`,
    en: ({ closes }) => `The new close must be later than the present one, ${enTime(closes)}.`,
  },
  'reason-missing': {
    status: 422,
    'zh-Hant-TW': () => '請寫明理由（至少 4 個字），理由會公開並留存紀錄。',
    en: () => 'Give a reason of at least four characters. It is published and kept.',
  },
  'vote-still-open': {
    status: 409,
    'zh-Hant-TW': ({ closes }) => `投票進行到${zhTime(closes)}，截止前票匭不得開啟。`,
    en: ({ closes }) => `Voting runs until ${enTime(closes)}. The box stays closed until then.`,
  },
  'list-not-ready': {
    status: 409,
    'zh-Hant-TW': ({ closes, minutes }) =>
      `投票已於${zhTime(closes)}截止，票匭還沒有封存。封存後清單就會在這裡公布：由機關辦理，機關沒有辦理時，由系統在截止約 ${minutes} 分鐘後自動封存。請稍後再看。`,
    en: ({ closes, minutes }) =>
      `Voting closed on ${enTime(closes)} and the box has not been sealed yet. The list appears here when it has: officers seal it, or the platform by itself about ${minutes} minutes after the close. Please come back a little later.`,
  },
  'box-settling': {
    status: 409,
    'zh-Hant-TW': () => '投票剛截止，截止前送達的選票還在收入票匭，請等 10 秒再試。',
    en: () =>
      'Voting has just closed and ballots received in time are still being put in. Try again in ten seconds.',
  },
  'box-not-sealed': {
    status: 409,
    'zh-Hant-TW': () => '這份名冊的票匭尚未全部封存，還不能銷毀金鑰。',
    en: () => 'Not every box of this roll has been sealed, so its key cannot be destroyed yet.',
  },
  'complaints-open': {
    status: 409,
    'zh-Hant-TW': ({ until }) => `申訴期到${zhTime(until)}為止，之後才能銷毀金鑰。`,
    en: ({ until }) =>
      `Complaints are taken until ${enTime(until)}. The key can be destroyed after that.`,
  },
  'key-destroyed': {
    status: 410,
    'zh-Hant-TW': ({ at }) => `這份名冊的金鑰已於${zhTime(at)}銷毀。`,
    en: ({ at }) => `The key of this roll was destroyed on ${enTime(at)}.`,
  },
  'on-site-not-offered': {
    status: 409,
    'zh-Hant-TW': () => '這項票選沒有開放現場認證。',
    en: () => 'This vote offers no certification at a desk.',
  },
  'residency-not-accepted': {
    status: 422,
    'zh-Hant-TW': () => '這項票選的投票資格不含這種身分，請確認公告的投票資格。',
    en: () =>
      'People of this kind may not take part in this vote. Check the published eligibility.',
  },
  'residency-missing': {
    status: 422,
    'zh-Hant-TW': () => '請選擇投票資格。',
    en: () => 'Choose what entitles the person to vote.',
  },
  'ui-number-not-registered': {
    status: 422,
    'zh-Hant-TW': () =>
      '持統一證號的人沒有戶籍，不能以設籍資格投票。請改選就學、就業或居住，並查驗相關證明。',
    en: () =>
      'Holders of a UI number are not in the household registry and cannot vote as registered residents. Choose study, work or residence and see a document of it.',
  },
  'ui-number-no-id-card': {
    status: 422,
    'zh-Hant-TW': () =>
      '持統一證號的人沒有國民身分證。請核對字號，或改選實際查驗的文件，例如居留證。',
    en: () =>
      'Holders of a UI number have no national ID card. Check the number, or choose the document that you have seen, such as a residence permit.',
  },
  'proof-missing': {
    status: 422,
    'zh-Hant-TW': () => '請選擇您查驗過的證明文件。',
    en: () => 'Choose the document that you have seen.',
  },
  'registration-day-unchecked': {
    status: 422,
    'zh-Hant-TW': ({ by }) =>
      `以設籍資格投票，須在${zhDay(by)}以前完成設籍。請查驗設籍日期並勾選；較晚設籍的人，若在本地就學、就業或居住，請改選該項資格。`,
    en: ({ by }) =>
      `Registered residents must have been so by ${writeDay(by, 'en')}. Check the day of registration and tick it; who registered later may be certified by study, work or residence.`,
  },
  'no-such-ballot': {
    status: 404,
    'zh-Hant-TW': () =>
      '票匭裡沒有這個編號的選票。請核對編號與投票區；若投票時沒有看到收據，請再送出一次。',
    en: () =>
      'No ballot with this code is in the box. Check the code and the area; if you saw no receipt, send the ballot again.',
  },
  'request-malformed': {
    status: 400,
    'zh-Hant-TW': ({ field }) => `送來的資料格式不對：${field}。`,
    en: ({ field }) => `The request is malformed: ${field}.`,
  },
};
