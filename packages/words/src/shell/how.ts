/** How participatory budgeting works: the eleven steps, each in a few sentences. */
import type { Bilingual } from '../words.ts';

const zh = {
  title: '參與式預算怎麼進行',
  lead: '公共預算裡的一部分，由住在這裡、在這裡念書或工作的人提案、討論、投票決定。下面是完整的十一個步驟；每個地方採用哪幾步、什麼時候、門檻多少，各自公布。',
  intro: {
    plan: '機關公布今年的期程、地區、資格、門檻、錄案上限與法令依據。規則先說清楚，投票開放後不再更動。',
    learn:
      '開課。3 小時的初階、6 小時的進階、9 小時的審議員課程，上完領市民卡，就能擔任桌長或審議員。',
    gather:
      '提出想法。可以在住民大會上和鄰居一起提，也可以在網路上寫，或到區公所請同仁協助登錄。寫的時候就能看到往年相似的提案。',
    route:
      '機關逐案看過：可以收、請補充，或說明理由不收。有些案子內容單純、當年就有預算，機關和提案人同意後直接去做，不必再投票。',
    deliberate:
      '提案人、機關和專家面對面把計畫磨清楚；再由公民審議團就公共性、適法性、預算可行性各給一個燈號。',
    exhibit: '提案計畫書公開展覽，線上和實體都看得到；任何人都可以留下意見和理由。',
    vote: '驗證身分，選案，拿到收據。每人一票，不論在網路上或現場投；投了什麼，連系統管理員也連不回您。',
    admit:
      '依事先公告的門檻和錄案上限計算。每一案錄或不錄、為什麼，都用一句話說明；同票時依公告的順序處理，需要抽籤就公開抽。',
    fund: '錄案的提案由權責機關評估經費：當年有預算的先做，沒有的編進下一年度，送議會審議。',
    deliver: '機關訂里程碑、每季回報。要結案，必須提案人同意、工作小組與委員會都看過。',
    evaluate: '回頭看：誰參加了、錢花在哪裡、哪裡可以更好，公開出來，成為下一年的起點。',
  },
  you: '您可以做的事',
  does: {
    plan: '看清楚自己有沒有資格、哪一天投票',
    learn: '報名上課',
    gather: '提案，或幫鄰居把想法寫下來',
    route: '補充說明，查進度',
    deliberate: '抽籤加入審議團',
    exhibit: '看計畫、寫意見',
    vote: '投票，留好收據',
    admit: '查結果、下載資料自己重算',
    fund: '看預算編了多少',
    deliver: '看每季進度',
    evaluate: '讀報告、給意見',
  },
  promises: '平臺向您保證的事',
  promise: [
    '一人一票：同一個人從網路或現場都只能投一次，第二次會告訴您第一次是什麼時候。',
    '秘密投票：誰投了，和投了什麼，分開存放，沒有任何紀錄能把兩者連起來。',
    '可以重算：結果附上每一張匿名選票與計票規則，任何人都能自己算一遍。',
    '不會悄悄更改：公務上的每一項決定與異動都寫進只能增加、不能刪改的紀錄，前後相扣。',
    '不用手機 App：任何瀏覽器、不開 JavaScript 也能完成提案和投票。',
  ],
  built: '已可在本平臺辦理',
  notBuilt: '在本平臺先公布時間與數字',
  question: '還有疑問',
  questionText: '請找您所在地的承辦單位，聯絡方式在該地首頁的頁尾。',
};

const en: Bilingual<typeof zh>['en'] = {
  title: 'How participatory budgeting works',
  lead: 'Part of the public budget is decided by the people who live, study or work in a place: they propose, discuss and vote. These are all eleven steps; which of them a place uses, when, and with which threshold, it announces itself.',
  intro: {
    plan: 'The agency announces this year’s timetable, areas, eligibility, threshold, cap and legal basis. The rules are said first and do not change once voting is open.',
    learn:
      'Courses: three hours basic, six advanced, nine for deliberators. Each gives a card, with which you may host a table or sit on a panel.',
    gather:
      'People put forward ideas: at a residents’ assembly with neighbours, online, or at the counter of the district office with the help of its staff. Similar proposals of past years are shown while you write.',
    route:
      'The agency looks at each one: it accepts, asks for more, or refuses with its reason. What is simple and already has money this year is done at once if agency and proposer agree, without a ballot.',
    deliberate:
      'Proposers, agencies and experts work the plan through face to face; then a citizens’ panel gives it a light for publicness, legality and budget feasibility.',
    exhibit:
      'The plans are on show, online and on paper; anybody may leave an opinion and the reason for it.',
    vote: 'Show who you are, choose, take your receipt. One ballot per person, online or on site; what you chose cannot be traced to you, not even by whoever runs the system.',
    admit:
      'Votes are counted by the announced threshold and cap. Every proposal gets one sentence that says why it is in or out; ties are settled in the announced order, by a public lot if it comes to that.',
    fund: 'The agency in charge works out the money: what this year’s budget covers is done first, the rest goes into next year’s budget and to the council.',
    deliver:
      'Agencies set milestones and report every quarter. A case is closed only with the proposer’s consent and after the working group and the committee have seen it.',
    evaluate:
      'Looking back: who took part, where the money went, what could be better. It is published, and the next year starts from there.',
  },
  you: 'What you can do',
  does: {
    plan: 'See whether you may vote, and when',
    learn: 'Take a course',
    gather: 'Propose, or help a neighbour write an idea down',
    route: 'Add what is asked for, follow the case',
    deliberate: 'Join a panel by lot',
    exhibit: 'Read the plans, write an opinion',
    vote: 'Vote, and keep the receipt',
    admit: 'Read the result, download the data and count again',
    fund: 'See how much was budgeted',
    deliver: 'Follow the quarterly reports',
    evaluate: 'Read the report, say what you think',
  },
  promises: 'What the platform promises you',
  promise: [
    'One person, one ballot: online or on site you can vote once; a second attempt is told when the first was.',
    'Secret ballot: who voted and what was voted are kept apart, and nothing on record joins them.',
    'Countable again: results come with every anonymous ballot and the rule, so that anybody can do the sum.',
    'No silent change: every official decision and change goes into a record that can only grow, each line chained to the one before.',
    'No app: proposing and voting work in any browser, without JavaScript too.',
  ],
  built: 'Done on this platform',
  notBuilt: 'Dates and figures are published here',
  question: 'Still wondering?',
  questionText: 'Ask the office in charge where you live; it stands at the foot of its pages.',
};

export const how: Bilingual<typeof zh> = { 'zh-Hant-TW': zh, en };
