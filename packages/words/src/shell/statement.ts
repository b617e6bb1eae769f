/** The accessibility statement and the site map. */
import type { Bilingual } from '../words.ts';

const zh = {
  accessibility: {
    title: '無障礙聲明',
    lead: '任何人都應該能提案、投票、查結果，不論用什麼裝置、看不看得見螢幕、用不用滑鼠。',
    standard: '遵循的規範',
    standardText:
      '本站依數位發展部「網站無障礙規範」115.11 版（對應 WCAG 2.2）AA 等級建置，並以自動檢測工具對每一種頁面測試。尚未取得無障礙標章。',
    does: '我們做到的事',
    doesList: [
      '不開 JavaScript 也能完成提案、投票與查詢。',
      '所有功能都能只用鍵盤操作；焦點位置看得見，不會被遮住。',
      '按鈕與連結至少 24 像素見方，不需要拖曳。',
      '不用圖形驗證碼；防止機器人改用您感覺不到的方式。',
      '狀態除了顏色，一定有文字與形狀；圖表旁有同樣內容的表格。',
      '放大到 400% 或螢幕寬 320 像素時，內容不會被切掉。',
      '深色、淺色畫面可以選，也跟著您的系統設定。',
      '同一項資料不會請您輸入兩次；表單被退回時，填過的內容都還在。',
    ],
    keys: '導盲磚（:::）與快速鍵',
    keysText:
      '每個區塊前的「:::」是導盲磚。Windows 的 Chrome、Edge 按 Alt 加字母，Firefox 按 Shift＋Alt 加字母；Mac 按 Control＋Option 加字母。',
    key: '快速鍵',
    keyArea: '移到',
    keyList: { U: '上方功能區（識別、語言、登入）', N: '主選單', C: '主要內容區', Z: '頁尾' },
    known: '已知的限制',
    knownText:
      '提案人上傳的照片與文件由提案人提供，不一定有替代文字；機關會盡量補上。地圖另有文字的地點說明。',
    report: '遇到障礙時',
    reportText: '請告訴承辦單位是哪一頁、遇到什麼困難，也可以請同仁直接協助您辦理。',
    reportAll: '請找您所在地的承辦單位，聯絡方式在該地各頁的頁尾。',
    date: (day: string) => `本聲明最後更新：${day}`,
  },
  sitemap: {
    title: '網站導覽',
    lead: '本站的頁面，以及導盲磚與快速鍵的用法。',
    general: '全站',
    places: '各地',
    cycles: '各年度',
    home: '首頁：各地進度',
    search: '找地方',
    tenantHome: '現在與接下來',
    contact: '聯絡窗口與現場辦理',
  },
};

const en: Bilingual<typeof zh>['en'] = {
  accessibility: {
    title: 'Accessibility',
    lead: 'Everybody should be able to propose, vote and read the results, on whatever device, with or without seeing the screen, with or without a mouse.',
    standard: 'The standard',
    standardText:
      'This site is built to level AA of the Web Accessibility Guidelines 115.11 of the Ministry of Digital Affairs (WCAG 2.2); every kind of page is tested by an automatic tool. It does not hold the accessibility mark yet.',
    does: 'What that means here',
    doesList: [
      'Proposing, voting and reading work without JavaScript.',
      'Everything can be done by keyboard; the focus is visible and never covered.',
      'Buttons and links are at least 24 pixels each way; nothing needs dragging.',
      'There is no picture captcha; machines are kept off in ways you do not notice.',
      'No state is told by colour alone; charts come with the same content as a table.',
      'Nothing is cut off at 400 % or at a width of 320 pixels.',
      'Light and dark can be chosen, or follow your system.',
      'You are never asked the same thing twice; a form that comes back keeps what you typed.',
    ],
    keys: 'Markers (:::) and access keys',
    keysText:
      'The marker “:::” stands before each region. Chrome and Edge on Windows: Alt and the letter; Firefox: Shift+Alt and the letter; Mac: Control+Option and the letter.',
    key: 'Key',
    keyArea: 'Goes to',
    keyList: {
      U: 'Top of the page (name, language, sign-in)',
      N: 'Main menu',
      C: 'Main content',
      Z: 'Footer',
    },
    known: 'Known limits',
    knownText:
      'Photos and documents come from proposers and do not always carry a text alternative; offices add it where they can. Maps come with the place in words.',
    report: 'If something is in your way',
    reportText:
      'Tell the office in charge which page it was and what went wrong; its staff can also do it with you.',
    reportAll: 'Ask the office in charge where you live; it stands at the foot of its pages.',
    date: (day) => `Last updated: ${day}`,
  },
  sitemap: {
    title: 'Site map',
    lead: 'The pages of this site, and how markers and access keys work.',
    general: 'The whole site',
    places: 'Places',
    cycles: 'Cycles',
    home: 'Home: where each place stands',
    search: 'Find a place',
    tenantHome: 'Now and next',
    contact: 'Contact and in person',
  },
};

export const statement: Bilingual<typeof zh> = { 'zh-Hant-TW': zh, en };
