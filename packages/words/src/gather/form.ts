import type { Shape } from '../words.ts';

/** The form in which proposals are written. */
export const zhForm = {
  title: '我要提案',
  counterTitle: '臨櫃受理提案',
  changeTitle: '修改提案',
  lead: '先寫構想就可以送出：想改善什麼、在哪裡、大約多少錢。計畫書可以之後再補，承辦人員會協助。',
  counterLead: '代民眾登錄紙本或口述的提案。送出後立即取得編號；姓名與聯絡方式另外保存，不會公開。',
  signInTitle: '先用電子郵件登入',
  signInText: '我們會寄一個連結給您，不需要密碼。登入後可以存草稿、看審核進度、和承辦人員對話。',
  signIn: '登入後開始提案',
  signInAgain: '在新分頁登入',
  signedOutText:
    '登入時間已過，但您填寫的內容都還在這一頁。請在新分頁登入，再回來按一次「儲存草稿」。選好的檔案要重新選。',
  optional: '選填',
  errorWord: '錯誤：',
  choose: '請選擇',
  sections: {
    idea: '想改善什麼',
    place: '在哪裡',
    money: '大約多少錢',
    plan: '提案計畫書',
    files: '照片與文件',
    person: '提案人',
  },
  planLead:
    '構想階段可以留白。填了經費明細，就成為計畫書：概算以明細合計為準，並須說明不利因素與維護管理。',
  planOpen: '填寫計畫書：經費明細、替代方案、不利因素、維護管理',
  hints: {
    title: '60 字以內，說出地點和要做的事，例如「天母公園夜間照明改善」。',
    purpose: '現在有什麼問題？為什麼要改善？',
    content: '具體要做什麼、多少數量、怎麼做。',
    beneficiaries: '哪些人會用到、受益？參與式預算支持公共的事；只有少數人受益時，請說明公共性。',
    category: '選最接近的一項。',
    place: '地址、路口或場所名稱。',
    village: '選了里，下方地圖會標示出來。',
    point: '在地圖服務上對地點按右鍵即可複製，例如 25.09310, 121.52460。',
    cost: '只要概算，承辦機關會再估價。',
    costLimit: (most: string) => `只要概算，承辦機關會再估價。每案上限 ${most}。`,
    drawbacks: '誠實寫出可能的缺點、反對意見或風險，審議時大家都會問。沒有請寫「無」。',
    maintenance: '完成後由誰管理、每年大約多少錢。',
    photos:
      '照片：JPEG、PNG、WebP，最多 6 張，每張 10 MB 以內，會自動縮圖並移除拍攝地點等資訊。文件：PDF，最多 3 份，照您送出的原檔公開，檔案內的作者姓名等資訊也會公開；不想公開的資訊，請先移除再上傳。',
    filesKept: '選好檔案後按「儲存草稿」就會上傳；之後表單有錯也不用重選。',
    caption: '這張照片是什麼？給看不見照片的人。',
    name: '只有承辦人員看得到。',
    namePublic: '同意公開姓名',
    namePublicDetail: '在提案頁顯示您的姓名。不勾選就只顯示「提案人未公開姓名」。',
    reach: '電話或電子郵件，通知審核結果用，不公開。',
    keep: '姓名與聯絡方式在本年度作業結束一年後刪除。',
  },
  pointElsewhere: (found: string | undefined, chosen: string) =>
    found
      ? `注意：座標在${found}，不在您選的${chosen}。請確認哪一項正確。`
      : `注意：座標不在您選的${chosen}，也不在這個分區裡。請確認哪一項正確。`,
  costLine: (n: number) => `項目 ${n}`,
  costAmount: (n: number) => `金額 ${n}`,
  alternative: (n: string) => `方案${n}名稱`,
  alternativeText: (n: string) => `方案${n}說明`,
  costLines: '經費明細',
  alternatives: '替代方案',
  alternativesLead: '還有別的作法嗎？例如比較省錢或分期的作法。',
  addFiles: '加入照片或文件',
  remove: (name: string) => `移除 ${name}`,
  caption: (name: string) => `${name} 的說明`,
  save: '儲存草稿',
  review: '檢查並送出',
  enter: '送出並取得編號',
  exclusions: '不受理的項目',
  exclusionsLead: '以下項目不列入提案，或由機關整體評估：',
  excluded: '排除',
  assessment: '交機關評估',
  example: '看一份寫好的構想書範例',
  exampleTitle: '小公園夜間照明改善（範例）',
  exampleText: [
    '目的：傍晚以後步道太暗，長輩不敢出門散步，過去一年有兩人跌倒。',
    '內容：更換 12 盞老舊路燈為低光害燈具，22 時後調暗；修補 3 處破損鋪面。',
    '受益對象：附近約 600 戶居民、夜間運動的民眾。',
    '概算：450,000 元（燈具 300,000 元、施工 120,000 元、鋪面 30,000 元）。',
    '不利因素：施工兩週須改道；燈具要由公園管理單位納入維護。',
  ],
};

export const enForm: Shape<Omit<typeof zhForm, 'exampleText'>> & {
  readonly exampleText: readonly string[];
} = {
  title: 'Make a proposal',
  counterTitle: 'Enter a proposal at the counter',
  changeTitle: 'Change the proposal',
  lead: 'An idea is enough to submit: what should improve, where, and about how much it costs. The project plan can follow; the office helps.',
  counterLead:
    'Enter for a citizen what was written on paper or told at the counter. The number is given at once; name and contact are kept apart and never published.',
  signInTitle: 'First sign in with your e-mail address',
  signInText:
    'We send you a link; there is no password. Signed in you can keep drafts, see the progress and talk with the officer.',
  signIn: 'Sign in and begin',
  signInAgain: 'Sign in in a new tab',
  signedOutText:
    'Your session has ended, but everything you typed is still on this page. Sign in in a new tab, come back and press “Save draft” again. Files have to be chosen again.',
  optional: 'optional',
  errorWord: 'Error:',
  choose: 'Choose',
  sections: {
    idea: 'What should improve',
    place: 'Where',
    money: 'About how much',
    plan: 'Project plan',
    files: 'Photos and documents',
    person: 'Proposer',
  },
  planLead:
    'May stay empty while this is an idea. Once the costs are broken down it is a project plan: their sum is the estimate, and drawbacks and maintenance have to be described.',
  planOpen: 'Write the project plan: costs, alternatives, drawbacks, maintenance',
  hints: {
    title: 'At most 60 characters: the place and what is to be done.',
    purpose: 'What is the problem now, and why should it be solved?',
    content: 'What exactly is to be done, how much of it, and how.',
    beneficiaries:
      'Who will use it? Participatory budgeting is for public benefit; explain it where only a few profit.',
    category: 'Choose the nearest one.',
    place: 'An address, a crossing or the name of a place.',
    village: 'The map below shows the village that you choose.',
    point: 'Copy them from a map service, such as 25.09310, 121.52460.',
    cost: 'A rough estimate; the agency makes its own.',
    costLimit: (most) =>
      `A rough estimate; the agency makes its own. The limit for one proposal is ${most}.`,
    drawbacks:
      'Write down honestly what speaks against it, and the risks; people will ask. Write “none” if there are none.',
    maintenance: 'Who looks after it afterwards, and about how much that costs a year.',
    photos:
      'Photos: JPEG, PNG or WebP, up to 6 of 10 MB each; they are made smaller, and where they were taken is removed. Documents: PDF, up to 3; they are published as you send them, with the author’s name and whatever else the file tells. Remove what should not be public first.',
    filesKept:
      'Files are uploaded when you press “Save draft”; they need not be chosen again if something in the form is wrong.',
    caption: 'What does this photo show? For those who cannot see it.',
    name: 'Seen by officers only.',
    namePublic: 'Publish my name',
    namePublicDetail: 'Shows your name on the page of the proposal.',
    reach: 'Telephone or e-mail, to tell the result; not published.',
    keep: 'Name and contact are erased one year after the end of the cycle.',
  },
  pointElsewhere: (found, chosen) =>
    found
      ? `Note: the coordinates are in ${found}, not in ${chosen}, which you chose. Check which one is right.`
      : `Note: the coordinates are neither in ${chosen}, which you chose, nor in this area. Check which one is right.`,
  costLine: (n) => `Item ${n}`,
  costAmount: (n) => `Amount ${n}`,
  alternative: (n) => `Name of alternative ${n}`,
  alternativeText: (n) => `Description of alternative ${n}`,
  costLines: 'Cost breakdown',
  alternatives: 'Alternatives',
  alternativesLead: 'Is there another way, cheaper or in stages?',
  addFiles: 'Add photos or documents',
  remove: (name) => `Remove ${name}`,
  caption: (name) => `Description of ${name}`,
  save: 'Save draft',
  review: 'Check and submit',
  enter: 'Submit and get the number',
  exclusions: 'What is not taken',
  exclusionsLead: 'The following is excluded, or assessed by the agency as a whole:',
  excluded: 'excluded',
  assessment: 'agency assessment',
  example: 'See an example of a concept sheet',
  exampleTitle: 'Better light in the small park at night (example)',
  exampleText: [
    'Purpose: the path is too dark after sunset; older people no longer walk there and two fell last year.',
    'Content: replace 12 old lamps by ones that dim after 22:00, and repair three broken spots.',
    'Who benefits: about 600 households nearby and people who exercise at night.',
    'Estimate: NT$450,000 (lamps 300,000, works 120,000, paving 30,000).',
    'Drawbacks: a detour for two weeks; the park office has to maintain the lamps.',
  ],
};
