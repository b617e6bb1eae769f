import { writeMoment } from '@gongsuan/prelude';
import type { Bilingual } from '../words.ts';

interface LetterFacts {
  readonly number: string;
  readonly title: string;
  readonly url: string;
  /** Until when something has to be done; null where no day is known. */
  readonly until: Date | null;
}

const zh = {
  title: '提案審核',
  lead: '您負責的分區送來的提案，等最久的排在前面。',
  tabs: {
    label: '審核進度',
    waiting: '待審',
    talking: '待回覆',
    changes: '待補正',
    done: '已審核',
    all: '全部',
  },
  none: '這裡沒有提案',
  noneText: {
    waiting: '目前沒有等待審核的提案。',
    talking: '提案人的留言都已回覆。',
    changes: '沒有等待補正的提案。',
    done: '還沒有審核過的提案。',
    all: '本機關還沒有收到提案。',
  },
  columns: {
    number: '編號',
    title: '提案名稱',
    area: '分區',
    status: '狀態',
    cost: '經費',
    since: '送件或修改',
    waits: '留言',
  },
  unanswered: '待回覆',
  enter: '臨櫃受理提案',
  channels: { online: '網路', counter: '臨櫃', import: '匯入' },
  channel: '送件方式',
  contact: '提案人',
  contactGone: '姓名與聯絡方式已依期限刪除',
  contactNone: '未登錄',
  contactKeep: (until: string) => `保存到${until}`,
  accountMail: '以帳號電子郵件通知',
  since: '上次決定之後的修改',
  earlierFiles: '先前版本的照片與文件',
  decide: '審核決定',
  decideLead: '決定會公開並通知提案人一次，不能刪除；選票設定前可以附理由更正。',
  correctLead: '這件提案已有決定。更正必須說明理由，兩次決定都會公開保留。',
  ballotSet: '選票已經設定，審核決定不能再更改。',
  withdrawn: '提案人已撤案，不需要審核。',
  kind: '決定',
  kinds: {
    accept: '受理',
    'request-changes': '請提案人補正',
    assess: '交權責機關評估處理',
    refuse: '不予受理',
    exclude: '提案排除',
  },
  kindDetails: {
    accept: '可行。須填機關估算經費，票選時公布。',
    'request-changes': '說明要補充或修改的內容，提案人送出新版本後再審。',
    assess: '交通管理、閒置空間、環境彩繪或美化等，須經提案人同意。',
    refuse: '不可行。須說明理由，可以提出替代作法。',
    exclude: '屬公告的排除項目。內容將不公開。',
  },
  reason: '理由或說明（公開）',
  reasonHint: '請用提案人看得懂的話寫，避免只引法條。',
  alternative: '建議的替代作法（公開）',
  cost: '機關估算經費',
  costHint: (estimate: string) => `受理時必填。提案人概算為 ${estimate}。`,
  exclusion: '排除項目',
  exclusionHint: '排除時必填。',
  consent: '提案人同意交由機關評估處理',
  consentHint: '選擇評估處理時必須勾選。',
  confirm: '作成決定並通知提案人',
  done: { decided: '已決定', checked: '已公開' },
  decidedNow: '決定已公開，並已通知提案人。',
  decidedUntold: '決定已公開。提案人沒有可用的電子郵件，請以電話或其他方式通知。',
  saidNow: '留言已送出，並已通知提案人。',
  saidUntold: '留言已記錄。提案人沒有可用的電子郵件，請以電話或其他方式聯絡。',
  factNow: '查證說明已公開。',
  write: '留言給提案人',
  writeHint: '提案人會收到電子郵件通知。留言不公開，送出後不能更改。',
  send: '送出留言',
  fact: '公開查證說明',
  factHint: '對提案內容的事實查證，會顯示在公開頁面。',
  sendFact: '公開',
  back: '回到提案審核',
  publicPage: '看公開頁面',
  gather: {
    title: '提案管理',
    lead: '各年度的提案數，以及臨櫃受理。',
    count: (count: number) => `${count} 件提案`,
    entered: (number: string) => `已受理，編號 ${number}。請把編號抄給提案人。`,
    none: '目前沒有公告的年度計畫',
    noneText: '年度計畫公告後，就可以在這裡受理提案。',
    withdraw: '代提案人撤案',
    withdrawWhat: '提案人到櫃檯表示撤案時使用；撤案後不能恢復。',
  },
  letters: {
    decided: {
      subject: (number: string) => `提案 ${number} 有審核結果`,
      text: ({ number, title, url }: LetterFacts) =>
        `您好：\n\n您的提案「${title}」（編號 ${number}）已有審核結果。請到以下網頁查看決定、理由與下一步：\n${url}\n\n本信由系統寄出，請勿直接回覆；如有疑問，請在該頁的溝通紀錄留言。`,
    },
    changes: {
      subject: (number: string) => `提案 ${number} 請您補正`,
      text: ({ number, title, url, until }: LetterFacts) =>
        `您好：\n\n承辦人員請您補充或修改提案「${title}」（編號 ${number}）。${until ? `請在${writeMoment(until, 'zh-Hant-TW')}前` : '請儘早'}送出修改後的版本；選票設定後就不能再修改，也不能列入選票。需要補正的內容與修改的方式在以下網頁：\n${url}\n\n臨櫃送件的提案，請洽承辦單位補正。\n\n本信由系統寄出，請勿直接回覆；如有疑問，請在該頁的溝通紀錄留言。`,
    },
    said: {
      subject: (number: string) => `提案 ${number} 有新的留言`,
      text: ({ number, title, url }: LetterFacts) =>
        `您好：\n\n承辦人員對您的提案「${title}」（編號 ${number}）留言。請到以下網頁閱讀並回覆：\n${url}\n\n本信由系統寄出，請勿直接回覆。`,
    },
  },
};

const en: Bilingual<typeof zh>['en'] = {
  title: 'Screening',
  lead: 'Proposals of the areas you are responsible for; those that wait longest come first.',
  tabs: {
    label: 'Progress of the screening',
    waiting: 'Waiting',
    talking: 'To answer',
    changes: 'Changes requested',
    done: 'Decided',
    all: 'All',
  },
  none: 'Nothing here',
  noneText: {
    waiting: 'No proposal is waiting for a decision.',
    talking: 'Every message of a proposer has been answered.',
    changes: 'No proposal is waiting for changes.',
    done: 'No proposal has been decided yet.',
    all: 'Your office has received no proposals yet.',
  },
  columns: {
    number: 'Number',
    title: 'Title',
    area: 'Area',
    status: 'Status',
    cost: 'Cost',
    since: 'Submitted or changed',
    waits: 'Message',
  },
  unanswered: 'To answer',
  enter: 'Enter a proposal at the counter',
  channels: { online: 'Online', counter: 'Counter', import: 'Import' },
  channel: 'Came in',
  contact: 'Proposer',
  contactGone: 'Name and contact have been erased when due',
  contactNone: 'Not recorded',
  contactKeep: (until) => `Kept until ${until}`,
  accountMail: 'Told by the account’s e-mail',
  since: 'Changed since the last decision',
  earlierFiles: 'Photos and documents of earlier versions',
  decide: 'Decision',
  decideLead:
    'The decision is published and the proposer is told once. It cannot be deleted; until the ballot is set it can be corrected with a reason.',
  correctLead:
    'There is a decision already. A correction needs a reason, and both decisions stay public.',
  ballotSet: 'The ballot has been set; decisions can no longer be changed.',
  withdrawn: 'The proposer has withdrawn this proposal; nothing is to be decided.',
  kind: 'Decision',
  kinds: {
    accept: 'Accept',
    'request-changes': 'Ask for changes',
    assess: 'Hand to the agency for assessment',
    refuse: 'Do not accept',
    exclude: 'Exclude',
  },
  kindDetails: {
    accept: 'Feasible. Needs the agency’s cost, which the ballot shows.',
    'request-changes':
      'Say what has to be added or changed; decide again when the proposer submits a new version.',
    assess: 'Traffic, vacant space, murals and the like; needs the proposer’s consent.',
    refuse: 'Not feasible. Needs the reason; you can suggest another way.',
    exclude: 'On the published exclusion list. Its content will not be shown.',
  },
  reason: 'Reason or explanation (published)',
  reasonHint: 'Write so that the proposer understands; do not only quote regulations.',
  alternative: 'Suggested alternative (published)',
  cost: 'Cost by the agency',
  costHint: (estimate) => `Needed to accept. The proposer’s estimate is ${estimate}.`,
  exclusion: 'Excluded subject',
  exclusionHint: 'Needed to exclude.',
  consent: 'The proposer agrees to the agency’s assessment',
  consentHint: 'Needed for the assessment.',
  confirm: 'Decide and tell the proposer',
  done: { decided: 'Decided', checked: 'Published' },
  decidedNow: 'The decision is published and the proposer has been told.',
  decidedUntold:
    'The decision is published. There is no e-mail address of the proposer: tell them by telephone or otherwise.',
  saidUntold:
    'The message is kept. There is no e-mail address of the proposer: reach them by telephone or otherwise.',
  saidNow: 'The message has been sent and the proposer has been told.',
  factNow: 'The check of fact is published.',
  write: 'Write to the proposer',
  writeHint:
    'The proposer is told by e-mail. Messages are not public and cannot be changed once sent.',
  send: 'Send the message',
  fact: 'Publish a check of fact',
  factHint: 'What you found about the facts of this proposal; shown on its public page.',
  sendFact: 'Publish',
  back: 'Back to the screening',
  publicPage: 'See the public page',
  gather: {
    title: 'Proposals',
    lead: 'Proposals of each cycle, and entry at the counter.',
    count: (count) => `${count} proposals`,
    entered: (number) => `Taken; the number is ${number}. Write it down for the proposer.`,
    none: 'No published cycle',
    noneText: 'Proposals can be entered here once a cycle is published.',
    withdraw: 'Withdraw for the proposer',
    withdrawWhat: 'When the proposer comes to the counter to withdraw; it cannot be undone.',
  },
  letters: {
    decided: {
      subject: (number) => `Decision on proposal ${number}`,
      text: ({ number, title, url }) =>
        `There is a decision on your proposal “${title}” (number ${number}). See the decision, its reason and what happens next:\n${url}\n\nThis letter was sent by the platform; please do not reply to it. Write a message on that page if you have a question.`,
    },
    changes: {
      subject: (number) => `Changes to proposal ${number} are needed`,
      text: ({ number, title, url, until }) =>
        `An officer asks you to add to or change your proposal “${title}” (number ${number}). Submit the changed version ${until ? `before ${writeMoment(until, 'en')}` : 'as soon as you can'}; once the ballot is set it can no longer be changed or put on it. What is needed, and how to change it:\n${url}\n\nIf you proposed at the counter, contact the office.\n\nThis letter was sent by the platform; please do not reply to it. Write a message on that page if you have a question.`,
    },
    said: {
      subject: (number) => `New message about proposal ${number}`,
      text: ({ number, title, url }) =>
        `An officer has written to you about your proposal “${title}” (number ${number}). Read and answer it here:\n${url}\n\nThis letter was sent by the platform; please do not reply to it.`,
    },
  },
};

export const route: Bilingual<typeof zh> = { 'zh-Hant-TW': zh, en };
