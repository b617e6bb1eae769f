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
      text: '身分證字號（或統一證號）與出生日期，只在查核當下使用。與換算後的代碼一起保存的有：投票資格（設籍、就學、就業、居住或曾設籍）、投票方式（線上、現場認證後上網、站點設備）、是否由人協助圈選、投票的時間（到分鐘），以及您同意的版本與時間。現場認證另保存查驗的證件種類、認證時間與承辦人員。查核時，另以裝置代碼的雜湊值計算失敗次數。',
    },
    use: {
      term: '利用方式與對象',
      text: '字號與出生日期只送往內政部戶役政系統查核，系統只回覆「正確」或「不正確」。字號不寫入資料庫、紀錄檔或網址，只換算成一組無法還原的代碼，用來確認您沒有投過票。',
      onSite:
        '字號與出生日期只與現場認證時留下的代碼核對，不送往其他機關。字號不寫入資料庫、紀錄檔或網址，只換算成一組無法還原的代碼，用來確認您沒有投過票。',
    },
    period: {
      term: '期間',
      text: (days: number) =>
        `代碼的金鑰在投票截止後 ${days} 天（申訴期滿）銷毀，之後沒有人能以字號比對是否投過票。查核的紀錄保存 1 天。`,
    },
    region: { term: '地區', text: '中華民國境內。' },
    rights: {
      term: '您的權利',
      text: '您可以依個資法第3條請求查詢、閱覽、複製、補充、更正、停止處理或刪除。由於平臺不保存您的字號，請攜帶證件向蒐集機關提出。',
    },
    refusal: {
      term: '不提供的影響',
      text: '不提供上述資料就無法線上查核；您仍可到現場認證櫃檯辦理。',
      onSite: '不提供上述資料就無法投票。',
    },
    secrecy: {
      term: '秘密投票',
      text: '誰投過票與投了什麼分開存放，兩者沒有共同的欄位或時間。票匭封存時，選票依編號重新排列，此後排列的順序也無從對照。有一個例外：在封存以前，以及投票期間的資料庫寫入紀錄還留存時，掌有資料庫最高權限並讀得到寫入紀錄的人，可能由先後推知；平臺的程式與承辦人員沒有這項權限。除此之外，只有您手上的收據能找到您的選票。',
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
      text: 'National ID number (or UI number) and date of birth, used at the moment of the check alone. Kept with the code that the number becomes: by what you may vote (registration, study, work, residence, former registration), the way of voting (online, online with a desk pass, at a station), whether you were helped, when you voted (to the minute), and which version you agreed to and when. The desk also keeps the kind of document that was seen, the time and the officer. For the check, a hash of the browser’s random code counts failures.',
    },
    use: {
      term: 'Use and recipients',
      text: 'Number and date of birth go to the Ministry of the Interior’s household registry alone, which answers only “correct” or “incorrect”. The number is written into no database, log or address; it becomes a code that cannot be turned back, which tells whether you have voted.',
      onSite:
        'Number and date of birth are compared with the code that was left at the desk and go to nobody else. The number is written into no database, log or address; it becomes a code that cannot be turned back and tells whether you have voted.',
    },
    period: {
      term: 'Period',
      text: (days) =>
        `The key of that code is destroyed ${days} days after the close, when complaints end; from then on nobody can tell by a number who has voted. Records of checks are kept for one day.`,
    },
    region: { term: 'Region', text: 'Taiwan.' },
    rights: {
      term: 'Your rights',
      text: 'Under article 3 you may ask to see, copy, complete, correct, stop the processing of or delete your data. As the platform does not keep your number, please bring a document to the collecting agency.',
    },
    refusal: {
      term: 'If you do not give it',
      text: 'Without these data you cannot be checked online; you can still go to the certification desk.',
      onSite: 'Without these data you cannot vote.',
    },
    secrecy: {
      term: 'Secrecy',
      text: 'Who voted and what was voted are kept apart, with no common field and no common time. When the box is sealed the ballots are put in the order of their codes; from then on their order tells nothing either. One exception: before the sealing, and while the database’s log of the voting days is kept, somebody with the highest rights on the database and that log could work it out from the order of writing. The platform’s programs and officers have no such rights. Apart from that, only the receipt in your hands finds your ballot.',
    },
  },
};

export const notice: Bilingual<typeof zh> = { 'zh-Hant-TW': zh, en };
