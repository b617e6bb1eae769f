/**
 * 隱私權說明: the notice of article 8 of the Personal Data Protection Act (個資法第8條), which voters
 * agree to. When a sentence changes, PRIVACY_NOTICE_VERSION changes too.
 */
import type { Bilingual } from '../words.ts';

const zh = {
  title: '隱私權說明（個人資料保護法第8條告知事項）',
  items: {
    agency: { term: '蒐集機關', text: (agency: string) => `${agency}。` },
    purpose: {
      term: '目的',
      text: '確認投票資格與「一人一票」。不作其他用途。',
    },
    categories: {
      term: '個人資料類別',
      text: '身分證字號（或統一證號）與出生日期。',
    },
    use: {
      term: '利用方式與對象',
      text: '字號與出生日期只送往內政部戶役政系統查核，系統只回覆「正確」或「不正確」。字號不寫入資料庫、紀錄檔或網址，只換算成一組無法還原的代碼，用來確認您沒有投過票。',
    },
    period: {
      term: '期間',
      text: (days: number) =>
        `代碼的金鑰在投票截止後 ${days} 天（申訴期滿）銷毀，之後沒有人能以字號比對是否投過票。查核失敗的紀錄保存 1 天。`,
    },
    region: { term: '地區', text: '中華民國境內。' },
    rights: {
      term: '您的權利',
      text: '您可以依個資法第3條請求查詢、閱覽、複製、補充、更正、停止處理或刪除。由於平臺不保存您的字號，請攜帶證件向蒐集機關提出。',
    },
    refusal: {
      term: '不提供的影響',
      text: '不提供上述資料就無法線上查核；您仍可到現場認證櫃檯辦理。',
    },
    secrecy: {
      term: '秘密投票',
      text: '誰投過票與投了什麼分開存放，兩者沒有共同的欄位、時間或順序。只有您手上的收據能找到您的選票。',
    },
  },
};

const en: Bilingual<typeof zh>['en'] = {
  title: 'Privacy notice (article 8, Personal Data Protection Act)',
  items: {
    agency: { term: 'Collected by', text: (agency) => `${agency}.` },
    purpose: {
      term: 'Purpose',
      text: 'To check that you may vote, and that each person votes once. For nothing else.',
    },
    categories: {
      term: 'Categories',
      text: 'National ID number (or UI number) and date of birth.',
    },
    use: {
      term: 'Use and recipients',
      text: 'Number and date of birth go to the Ministry of the Interior’s household registry alone, which answers only “correct” or “incorrect”. The number is written into no database, log or address; it becomes a code that cannot be turned back, which tells whether you have voted.',
    },
    period: {
      term: 'Period',
      text: (days) =>
        `The key of that code is destroyed ${days} days after the close, when complaints end; from then on nobody can tell by a number who has voted. Failed checks are kept for one day.`,
    },
    region: { term: 'Region', text: 'Taiwan.' },
    rights: {
      term: 'Your rights',
      text: 'Under article 3 you may ask to see, copy, complete, correct, stop the processing of or delete your data. As the platform does not keep your number, please bring a document to the collecting agency.',
    },
    refusal: {
      term: 'If you do not give it',
      text: 'Without these data you cannot be checked online; you can still go to the certification desk.',
    },
    secrecy: {
      term: 'Secrecy',
      text: 'Who voted and what was voted are kept apart, with no common field, time or order. Only the receipt in your hands finds your ballot.',
    },
  },
};

export const notice: Bilingual<typeof zh> = { 'zh-Hant-TW': zh, en };
