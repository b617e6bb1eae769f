/** The frame of every page: header, footer, navigation, errors. */
import type { Bilingual } from '../words.ts';

const zh = {
  skip: '跳到主要內容',
  skipToNav: '跳到主選單',
  anchors: { top: '上方功能區', content: '主要內容區', nav: '主選單', foot: '頁尾' },
  mainNav: '主選單',
  breadcrumbs: '所在位置',
  home: '首頁',
  languages: '語言',
  theme: '畫面明暗',
  themes: { light: '亮', dark: '暗', auto: '自動' },
  nav: {
    places: '各地進度',
    how: '怎麼進行',
    now: '現在與接下來',
    cycle: '本案總覽',
    proposals: '提案',
    vote: '票選',
    results: '錄案結果',
    openData: '開放資料',
  },
  account: '我的提案',
  office: '機關人員',
  officeHome: '工作區',
  signOut: '登出',
  signedInAs: (name: string) => `${name || '我的帳號'}（已登入）`,
  officeNav: {
    waiting: '待辦',
    people: '人員與權限',
    ledger: '異動紀錄',
  },
  footer: {
    help: '有問題時',
    site: '這個網站',
    open: '公開透明',
    sitemap: '網站導覽',
    accessibility: '無障礙聲明',
    privacy: '隱私權與個人資料',
    how: '參與式預算怎麼進行',
    license: '政府資料開放授權條款－第1版',
    licenseLine: '除另有註明外，本站公開的資料依',
    licenseLineEnd: '授權利用。',
    source: '原始碼（Apache-2.0）',
    sourceLine: '本平臺為自由軟體，依 Apache-2.0 授權。',
    operator: '找您所在地的承辦單位：請先選擇縣市或機關，頁尾會列出聯絡窗口。',
    contactMissing: '這個機關還沒有填寫聯絡窗口。',
    version: (date: string) => `本頁產生於${date}`,
  },
  demo: {
    word: '示範',
    short: '示範資料',
    banner: '這是示範。居民、帳號與正在進行的提案都是虛構的；標明來源的歷年數字除外。',
  },
  error: {
    said: {
      notFound: {
        title: '找不到這一頁',
        text: '網址可能打錯了，或這一頁已經移走。請從首頁或網站導覽重新找起。',
      },
      notAllowed: {
        title: '您不能開啟這一頁',
        text: '您的帳號沒有這裡的權限。如果您認為應該要有，請洽貴機關的平臺管理人員。',
      },
      signIn: { title: '請先登入', text: '登入之後，請再開一次這一頁。' },
      tooMany: {
        title: '送出得太頻繁了',
        text: '請等一分鐘，再按瀏覽器的「上一頁」重新送出；您填的內容還在。',
      },
      unavailable: {
        title: '系統暫時無法處理',
        text: '不是您的問題。請過幾分鐘再試一次；還在填的表單請按瀏覽器的「上一頁」，內容仍會保留。',
      },
      other: { title: '這個動作沒有完成', text: '請回上一頁檢查後再試一次。' },
      tooLarge: {
        title: '送出的內容太大了',
        text: '這一頁收不下這麼大的內容，所以沒有存入系統。請回上一頁，縮短文字，或改選較小的檔案（照片與文件每個不超過 10 MB），再送出一次。',
      },
      unreadable: {
        title: '看不懂送出的內容',
        text: '表單在半路中斷，或不是由本站的頁面送出的，所以沒有存入系統。請回到原來的頁面再送出一次。',
      },
      foreign: {
        title: '這份表單不是從本站送出的',
        text: '為了保護您，從別的網站（或別的網址）送來的表單一律不受理，沒有存入系統。請從下面的網址開啟同一頁，再填寫送出。',
      },
    },
    /** When what was typed stands on the error page itself. */
    again: {
      tooMany: '您填的內容都還在這一頁，沒有遺失。請等一分鐘，再按「再送出一次」。',
      unavailable:
        '不是您的問題，剛才送出的內容可能還沒有存入系統，但都保留在這一頁。請過幾分鐘按「再送出一次」；按之前請不要關閉或重新整理此頁。',
      send: '再送出一次',
      file: (name: string) => `檔案無法保留，請重新選擇：${name}`,
      show: (count: number) => `您填的內容（${count} 項）`,
      back: '回到原來的頁面',
    },
    code: (code: string) => `如果一再發生，請把這組代碼告訴承辦人員：${code}`,
    homeButton: '回首頁',
    sitemapButton: '看網站導覽',
    placeButton: (name: string) => `回${name}`,
    officeButton: '回工作區',
  },
};

const en: Bilingual<typeof zh>['en'] = {
  skip: 'Skip to the content',
  skipToNav: 'Skip to the main menu',
  anchors: { top: 'Top of the page', content: 'Main content', nav: 'Main menu', foot: 'Footer' },
  mainNav: 'Main menu',
  breadcrumbs: 'You are here',
  home: 'Home',
  languages: 'Language',
  theme: 'Light or dark',
  themes: { light: 'Light', dark: 'Dark', auto: 'Auto' },
  nav: {
    places: 'Places',
    how: 'How it works',
    now: 'Now and next',
    cycle: 'Overview',
    proposals: 'Proposals',
    vote: 'Ballot',
    results: 'Results',
    openData: 'Open data',
  },
  account: 'My proposals',
  office: 'For officers',
  officeHome: 'Office',
  signOut: 'Sign out',
  signedInAs: (name) => (name ? `Signed in: ${name}` : 'My account (signed in)'),
  officeNav: {
    waiting: 'To do',
    people: 'People and roles',
    ledger: 'Record of changes',
  },
  footer: {
    help: 'Questions?',
    site: 'This site',
    open: 'Open by default',
    sitemap: 'Site map',
    accessibility: 'Accessibility',
    privacy: 'Privacy',
    how: 'How participatory budgeting works',
    license: 'Open Government Data License, version 1.0',
    licenseLine: 'Unless stated otherwise, data published here may be reused under the ',
    licenseLineEnd: '.',
    source: 'Source code (Apache-2.0)',
    sourceLine: 'This platform is free software under Apache-2.0.',
    operator: 'Choose your city or agency first: its contact then stands at the foot of each page.',
    contactMissing: 'This agency has not yet said how to reach it.',
    version: (date) => `Page made on ${date}`,
  },
  demo: {
    word: 'Demonstration',
    short: 'Demonstration',
    banner:
      'This is a demonstration. Residents, accounts and running proposals are invented; figures of past years that name a source are real.',
  },
  error: {
    said: {
      notFound: {
        title: 'There is no such page',
        text: 'The address may be mistyped, or the page has moved. Start again from the home page or the site map.',
      },
      notAllowed: {
        title: 'You cannot open this page',
        text: 'Your account has no permission here. If it should, ask the platform administrator of your office.',
      },
      signIn: { title: 'Please sign in first', text: 'Sign in, then open this page again.' },
      tooMany: {
        title: 'Too many submissions',
        text: 'Wait a minute, go back in your browser and submit again; what you typed is still there.',
      },
      unavailable: {
        title: 'The system cannot answer just now',
        text: 'It is not your fault. Try again in a few minutes; if you were filling in a form, go back in your browser and it will still be there.',
      },
      other: {
        title: 'That did not go through',
        text: 'Go back, check what you entered, and try again.',
      },
      tooLarge: {
        title: 'That was too much to send',
        text: 'This page cannot take so much, so nothing was saved. Go back, shorten the text or choose smaller files (photos and documents up to 10 MB each), and submit again.',
      },
      unreadable: {
        title: 'The form could not be read',
        text: 'It broke off on its way, or was not sent by a page of this site, so nothing was saved. Go back to the page and submit again.',
      },
      foreign: {
        title: 'This form did not come from this site',
        text: 'For your protection, forms sent from another site (or another address) are never taken, so nothing was saved. Open the page at the address below, and fill in the form there.',
      },
    },
    again: {
      tooMany:
        'Everything you typed is still on this page. Wait a minute, then press “Send again”.',
      unavailable:
        'It is not your fault. What you sent may not have been saved yet, but all of it is on this page. Press “Send again” in a few minutes; until then do not close or reload this page.',
      send: 'Send again',
      file: (name) => `Files cannot be kept; choose it again: ${name}`,
      show: (count) => `What you typed (${count} ${count === 1 ? 'entry' : 'entries'})`,
      back: 'Back to the page',
    },
    code: (code) => `If it keeps happening, tell the officer in charge this code: ${code}`,
    homeButton: 'Home page',
    sitemapButton: 'Site map',
    placeButton: (name) => `Back to ${name}`,
    officeButton: 'Back to the workspace',
  },
};

export const frame: Bilingual<typeof zh> = { 'zh-Hant-TW': zh, en };
