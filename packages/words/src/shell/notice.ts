/**
 * 個人資料告知事項, item by item of 個人資料保護法第 8 條第 1 項: agency, purpose, categories,
 * period, area, recipients and manner, rights of article 3, consequences of not giving them.
 * What changes here changes PRIVACY_NOTICE_VERSION too.
 */
import type { Bilingual } from '../words.ts';

const zh = {
  title: '隱私權與個人資料告知事項',
  lead: '您在這裡看資料不必留下任何個人資料。提案、投票與機關人員作業才需要，項目如下（個人資料保護法第 8 條）。',
  version: (version: string) =>
    `告知事項版本：${version}。您同意的是哪一個版本，會和同意的時間一起記錄。`,
  agency: '一、蒐集的機關',
  agencyHere: (name: string) => `${name}。聯絡方式：`,
  agencyAll:
    '由辦理該次參與式預算的機關蒐集，名稱與聯絡方式列在該機關各頁的頁尾；各機關的告知事項：',
  purpose: '二、蒐集的目的',
  purposeText:
    '辦理參與式預算：受理提案並與提案人聯繫（行政程序與政策參與）、查驗投票資格並防止重複投票、管理機關人員的帳號與權限。不作其他用途，不用於行銷，不提供民意調查比對。',
  categories: '三、蒐集的類別',
  read: '瀏覽',
  readText: '不需要任何個人資料，也不使用追蹤工具。',
  propose: '提案',
  proposeText:
    '電子郵件地址（網路提案）或您留下的聯絡方式（臨櫃提案）、姓名；是否公開姓名由您決定。上傳的照片會移除拍攝地點等資訊；文件照您送出的原檔公開，包括檔案內記錄的作者姓名等資訊。',
  vote: '投票',
  voteText:
    '國民身分證統一編號或外來人口統一證號、出生日期。只在查驗當下使用；資料庫只留下以另存金鑰計算的代碼，不留號碼與出生日期。與代碼一起保存的有：投票資格、投票方式、是否由人協助圈選、投票的時間（到分鐘）、同意的版本與時間；現場認證另有證件種類、認證時間與承辦人員。投了什麼與誰投票分開存放，沒有共同的欄位或時間；票匭封存以前的一個例外，寫在投票頁的隱私權說明。',
  staff: '機關人員',
  staffText: '公務電子郵件、姓名、職務、登入紀錄；密碼只存雜湊值。',
  cookies: 'Cookie',
  cookiesText:
    '只有必要的：登入狀態與登入到一半的步驟、您選的明暗畫面、送出表單時的隨機裝置代碼（防止程式大量送件，不含您的資料）。投票時，每一場票選另有最多四種加密的 Cookie：勾選到一半的選票（2 小時）、身分查核通過的許可（30 分鐘）、投票收據（1 小時）、站點設備的櫃檯位置（30 分鐘）；收據頁的「清除」可以立即刪除。使用指令碼的瀏覽器，另在該分頁暫存選票的隨機碼，看到收據後刪除。',
  use: '四、利用的期間、地區、對象及方式',
  period: '期間',
  periodText:
    '投票：投票截止、異議期間屆滿後銷毀金鑰，此後任何人都無法再用號碼比對。提案人姓名與聯絡方式：到該年度計畫最後一個階段結束後一年為止，期滿刪除。提案人帳號的電子郵件地址：已無上述資料，且一年未登入時刪除；未送出的草稿一年未更動時刪除。登入紀錄與已結束的登入：一年。查驗紀錄：一天。以上由系統自動執行，並留下紀錄。',
  area: '地區',
  areaText: '中華民國境內。',
  recipients: '對象',
  recipientsText:
    '辦理機關與受其委託維運平臺的單位；查驗資格時，將案別碼、號碼與出生日期送戶役政系統，只取回「正確」或「不正確」。',
  manner: '方式',
  mannerText:
    '以加密連線傳輸的自動化處理；公務上的每一項決定與異動都寫入只能增加、不能刪改的紀錄（紀錄本身不含姓名與聯絡方式）。',
  rights: '五、您的權利（個人資料保護法第 3 條）',
  rightsText:
    '您可以向上列機關行使下列權利。機關依法在 15 日內（查詢、閱覽、複製本）或 30 日內（補充、更正、停止、刪除）決定；查詢、閱覽或製給複製本得酌收必要成本費用。',
  rightsList: [
    '查詢或請求閱覽。',
    '請求製給複製本。',
    '請求補充或更正。',
    '請求停止蒐集、處理或利用。',
    '請求刪除。',
  ],
  rightsLimit: '投出的選票不記名，因此無法依您的請求找出、更改或刪除。',
  consequence: '六、不提供的影響',
  consequenceText:
    '您可以自由決定是否提供。不提供聯絡方式就無法在網路上提案（可以臨櫃辦理）；不提供證號與出生日期就無法在線上投票（可以到現場出示證件投票）；瀏覽與下載資料不受影響。',
  other: '其他機關的告知事項',
};

const en: Bilingual<typeof zh>['en'] = {
  title: 'Privacy and personal data',
  lead: 'Reading this site takes no personal data. Proposing, voting and working in an office do; this is what, and why (Personal Data Protection Act, article 8).',
  version: (version) =>
    `Version of this notice: ${version}. The version that you agree to is recorded with the time.`,
  agency: '1. Who collects the data',
  agencyHere: (name) => `${name}. How to reach it:`,
  agencyAll:
    'The agency that runs the participatory budget; its name and contact stand at the foot of its pages. The notices of the agencies:',
  purpose: '2. What for',
  purposeText:
    'To run participatory budgeting: to receive proposals and stay in touch with their proposers, to check who may vote and that nobody votes twice, to manage the accounts and roles of officers. For nothing else: no advertising, no matching with surveys.',
  categories: '3. Which data',
  read: 'Reading',
  readText: 'None, and no tracking.',
  propose: 'Proposing',
  proposeText:
    'Your e-mail address (online) or whatever contact you leave (at the counter), and your name; whether the name is published is up to you. Photos lose the place where they were taken and the like; a document is published as you send it, with the author’s name and whatever else the file tells.',
  vote: 'Voting',
  voteText:
    'Your national ID or UI number and your date of birth. They are used at the moment of the check; the database keeps only a code computed with a key held elsewhere, neither the number nor the date. Kept with that code: by what you may vote, the way of voting, whether you were helped, when you voted (to the minute), the version you agreed to and when; from the desk also the kind of document, the time and the officer. What was voted and who voted are kept apart, with no common field and no common time; the one exception, before the box is sealed, is told in the notice on the voting page.',
  staff: 'Officers',
  staffText: 'Office e-mail, name, role, record of sign-ins; of passwords only a hash.',
  cookies: 'Cookies',
  cookiesText:
    'Necessary ones only: that you are signed in, or half way through signing in; whether you chose light or dark; and a random code of the browser when a form is sent (against machines; it says nothing about you). Voting adds up to four encrypted ones for each vote: the ballot as far as it is filled in (2 hours), the permit after the check (30 minutes), the receipt (1 hour), and on a station where its desk is (30 minutes); “clear” on the receipt’s page deletes them at once. Where scripts run, the tab also keeps the ballot’s random secret until the receipt is shown.',
  use: '4. How long, where, by whom and how',
  period: 'Period',
  periodText:
    'Voting: after the ballot and its complaint period the key is destroyed, and nobody can match a number any more. Names and contacts of proposers: until a year after the last phase of their cycle, then they are erased. The e-mail address of a proposer’s account: until none of that is kept and nobody has signed in for a year; a draft, until it has not been touched for a year. Sign-ins and ended sessions: one year. Records of checks: one day. The platform does all this by itself and keeps a record of having done it.',
  area: 'Area',
  areaText: 'The territory of the Republic of China.',
  recipients: 'By whom',
  recipientsText:
    'The agency, and whoever runs the platform for it. For the check, the case code, number and date of birth are sent to the household registry, which answers “correct” or “not correct” and nothing else.',
  manner: 'How',
  mannerText:
    'Automated processing over encrypted connections. Every official decision and change is written into a record that cannot be altered; the record itself holds no names and no contacts.',
  rights: '5. Your rights (article 3 of the Act)',
  rightsText:
    'You may ask the agency above for the following. By law it decides within 15 days (inquiry, inspection, copies) or 30 days (completion, correction, cessation, deletion), and may charge the cost of inspection and copies.',
  rightsList: [
    'to tell you about your data and let you inspect them',
    'to give you a copy',
    'to complete or correct them',
    'to stop collecting, processing or using them',
    'to delete them',
  ],
  rightsLimit:
    'A ballot that has been cast bears no name and can therefore not be found, changed or deleted on request.',
  consequence: '6. If you would rather not',
  consequenceText:
    'It is up to you. Without a contact you cannot propose online (you can at the counter); without number and date of birth you cannot vote online (you can on site, with your papers); reading and downloading are not affected.',
  other: 'Notices of other agencies',
};

export const notice: Bilingual<typeof zh> = { 'zh-Hant-TW': zh, en };
