import type { Finding, Why } from '@gongsuan/core/admit';
import type { TieStep } from '@gongsuan/core/plan';
import { writeCount, writeMoney } from '@gongsuan/prelude';
import type { Bilingual } from '../words.ts';

const n = writeCount;

const zhSteps: Readonly<Record<TieStep, string>> = {
  'lower-cost': '經費較低者優先',
  'earlier-number': '編號在前者優先',
  'public-lot': '公開抽籤',
  'admit-all': '同票全數錄案',
};

const enSteps: Readonly<Record<TieStep, string>> = {
  'lower-cost': 'the lower cost first',
  'earlier-number': 'the earlier number first',
  'public-lot': 'a public lot',
  'admit-all': 'all tied proposals admitted',
};

const enVotes = (votes: number) => `${n(votes)} ${votes === 1 ? 'vote' : 'votes'}`;

function zhWhy(why: Why, votes: number): string {
  switch (why.reason) {
    case 'below-threshold':
      return `得 ${n(votes)} 票，至少要 ${n(why.needed)} 票才過門檻，還差 ${n(why.short)} 票，未錄案。`;
    case 'beyond-cap':
      return `得 ${n(votes)} 票，排名第 ${why.rank}，在可錄案的 ${n(why.cap)} 案之外；最後一個錄案的提案得 ${n(why.last)} 票，還差 ${n(why.short)} 票，未錄案。`;
    case 'lost-tie':
      return `得 ${n(votes)} 票，與編號 ${why.with.join('、')} 同票，依公告的同票處理方式（${zhSteps[why.method]}）排在其後，未錄案。`;
    case 'tied':
      return `與編號 ${why.with.join('、')} 同票，只剩 ${n(why.places)} 個名額，待依公告方式處理。`;
    case 'awaits-tie':
      return `排在同票的提案（${why.tied.join('、')}）之後，待同票處理後才能確定。`;
    case 'does-not-fit':
      return `輪到時經費只剩 ${writeMoney(why.left, 'zh-Hant-TW')}，本案需 ${writeMoney(why.cost, 'zh-Hant-TW')}，不足 ${writeMoney(why.missing, 'zh-Hant-TW')}，未錄案。`;
    case 'count-ended':
      return `經費分配到編號 ${why.at} 時已不足支應，依公告規則到此為止，未錄案。`;
    case 'dearer-than-budget':
      return `所需 ${writeMoney(why.cost, 'zh-Hant-TW')} 超過全部經費，未錄案。`;
    case 'limit-reached':
      return `所屬的「${why.name}」已達上限，未錄案。`;
    case 'no-supporters':
      return '沒有得票，未錄案。';
    case 'no-group':
      return '不屬於任何一個計票組別，未錄案。';
    case 'excluded':
      return `與編號 ${why.by} 為同一地點的提案，只能錄取一案，未錄案。`;
    case 'withdrawn':
      return '已自選票移除。';
    case 'supporters-lack-money':
    case 'less-welfare':
      return '其他提案依公告規則優先，未錄案。';
  }
}

function enWhy(why: Why, votes: number): string {
  switch (why.reason) {
    case 'below-threshold':
      return `${enVotes(votes)}; at least ${n(why.needed)} were needed, ${n(why.short)} short. Not registered.`;
    case 'beyond-cap':
      return `${enVotes(votes)}, rank ${why.rank}, beyond the ${n(why.cap)} that can be registered; the last one registered had ${enVotes(why.last)}, ${n(why.short)} more ${why.short === 1 ? 'was' : 'were'} needed. Not registered.`;
    case 'lost-tie':
      return `${enVotes(votes)}, equal with ${why.with.join(', ')}, settled in the announced way: ${enSteps[why.method]}. Not registered.`;
    case 'tied':
      return `Equal votes with ${why.with.join(', ')} and ${n(why.places)} place(s) left; to be settled as announced.`;
    case 'awaits-tie':
      return `Stands behind tied proposals (${why.tied.join(', ')}); decided once the tie is settled.`;
    case 'does-not-fit':
      return `${writeMoney(why.left, 'en')} was left at its turn; it costs ${writeMoney(why.cost, 'en')}, ${writeMoney(why.missing, 'en')} too much. Not registered.`;
    case 'count-ended':
      return `The money did not suffice for proposal ${why.at}, where the announced rule ends the count. Not registered.`;
    case 'dearer-than-budget':
      return `Its cost of ${writeMoney(why.cost, 'en')} is more than the whole budget. Not registered.`;
    case 'limit-reached':
      return `Its group "${why.name}" had reached its limit. Not registered.`;
    case 'no-supporters':
      return 'No votes. Not registered.';
    case 'no-group':
      return 'Belongs to none of the groups that are counted. Not registered.';
    case 'excluded':
      return `On the same site as proposal ${why.by}, of which only one can be registered. Not registered.`;
    case 'withdrawn':
      return 'Taken off the ballot.';
    case 'supporters-lack-money':
    case 'less-welfare':
      return 'Other proposals came first by the announced rule. Not registered.';
  }
}

const zh = {
  title: '票選結果與錄案',
  lead: '依公告規則計票，每一案都說明錄案或未錄案的理由，任何人都可以重算。',
  notYet: '結果尚未公告',
  notYetText:
    '票選截止、同票處理完畢後，由主辦機關公告。公告後這裡會列出每一案的票數、名次與理由。',
  preview: '開票室',
  publishedOn: (when: string) => `${when}公告`,
  version: (version: number) => (version === 1 ? '第 1 版' : `第 ${version} 版（更正）`),
  versions: '公告版本',
  correction: (reason: string) => `更正理由：${reason}`,
  consultative: '本次票選結果供機關參考，不具拘束力。',
  ballots: '有效票',
  ballotsUnit: '張',
  picks: '圈選數',
  turnout: '投票率',
  eligible: '可投票人口',
  needed: '錄案最低票數',
  cap: '錄案上限',
  capUnit: '案',
  money: '經費',
  spent: '錄案經費合計',
  left: '剩餘',
  admittedCount: '錄案',
  votes: '得票',
  weighted: '加權後',
  weightedNote: (registered: number, other: number) =>
    `設籍者一票計 ${registered}，其他一票計 ${other}；名次依加權後票數。`,
  rank: '名次',
  number: '編號',
  proposal: '提案',
  cost: '經費',
  verdict: '結果',
  why: '理由',
  chart: '各案得票',
  threshold: (needed: string) => `錄案最低 ${needed} 票`,
  verdicts: {
    admitted: '錄案',
    'by-discretion': '錄案（簽准裁量）',
    'ruled-out': '不列入',
    'not-admitted': '未錄案',
    tied: '同票待處理',
  },
  reason: (finding: Finding): string => {
    const { verdict } = finding;
    switch (verdict.kind) {
      case 'admitted':
        return `得 ${n(finding.weighted)} 票，第 ${verdict.rank} 順位錄案。`;
      case 'by-discretion':
        return `${zhWhy(verdict.otherwise, finding.weighted)}經簽准裁量錄案：${verdict.reason}`;
      case 'ruled-out':
        return `${verdict.ruling === 'withdrawn' ? '已撤案' : '經裁定不可行'}，票數照列、不計入名次：${verdict.reason}`;
      case 'not-admitted':
        return zhWhy(verdict.why, finding.weighted);
    }
  },
  ties: '同票處理',
  steps: zhSteps,
  tieText: (numbers: string, places: number) => `編號 ${numbers} 同票，剩 ${places} 個名額。`,
  settled: (method: TieStep, order: string) => `${zhSteps[method]}：${order}`,
  seededBy: (seed: string) => `公開號碼 ${seed}`,
  seedCheck:
    '順序可由公開號碼重算：對每一個編號計算「公開號碼|編號」的 SHA-256（十六進位小寫），由小到大排列。',
  settle: '處理同票',
  settleBy: '處理方式',
  order: '抽出的順序（以頓號或逗號分開編號）',
  seed: '公開號碼',
  seedHint:
    '不用籤筒時填寫：事先公告採用哪一天、哪一項公開號碼（例如次一期大樂透的開獎號碼），開獎後填入，順序由號碼算出，任何人都能重算。',
  note: '抽籤紀錄（時間、地點、見證人）',
  rulings: '票選開始後的裁定',
  rulingKinds: {
    withdrawn: '撤案',
    infeasible: '裁定不可行',
    discretion: '簽准裁量錄案',
    undone: '撤銷裁定',
  },
  rule: '裁定',
  ruleButton: '登錄裁定',
  ruleReason: '理由（隨結果公告）',
  publish: '公告結果',
  publishWhat: '公告後不能修改；如有錯誤，只能以附理由的更正公告處理。',
  correct: '公告更正',
  correctReason: '更正理由（隨更正公告）',
  recount: '開票結果預覽',
  closesAt: (when: string) => `${when}截止後才能開票。`,
  box: '票匭',
  boxSealed: '票匭已封存',
  boxOpen: '票匭尚未封存：請先到「提案票選」封存票匭，再公告結果。',
  digest: '選票摘要（SHA-256）',
  rulesHash: '投票規則雜湊',
  hash: '公告內容雜湊',
  verify: '自己重算',
  verifyText: '下載選票清單與規則，用任何工具重算；選票摘要與雜湊應與此處相同。',
  data: '開放資料',
  dataLead: '每個年度計畫的規則、提案、選票與結果，固定網址，可供重算。',
  roomLead: '票匭封存後在這裡開票：預覽結果、處理同票、登錄裁定，最後公告。',
  roomNone: '目前沒有票選',
  closesOn: (when: string) => `${when}截止`,
  states: {
    open: '投票中',
    unsealed: '待封存票匭',
    tied: '同票待處理',
    ready: '待公告',
    published: '已公告',
  },
  missing: '還缺什麼',
  boxOf: (area: string) => `${area}的票匭尚未封存`,
  differs: '重新計算的結果與已公告的不同，可附理由公告更正。',
  rulingsLead:
    '票選開始後撤案、經認定不可行，或簽准裁量錄案時，在這裡登錄理由。票數一律保留並公告，名次依裁定重算。',
  orderHint: (numbers: string) => `抽籤時填寫，例如：${numbers}`,
  proposals: '提案',
  proposalsText:
    '所有已送件提案的名稱、分區、類別、目的、內容、地點、經費、狀態與審核理由；結果公告後另有得票、錄案與否和理由。排除的提案不含目的、內容、地點與經費；都不含提案人姓名。',
  dataNone: '票選設定完成後，這裡會有投票規則；票匭封存後，會有選票清單與選舉檔。',
  dataLater: '選票清單與選舉檔在投票截止、票匭封存後開放下載。',
  licence: '政府資料開放授權條款－第1版',
  licenceText: '本資料依「政府資料開放授權條款－第1版」開放，相容於 CC BY 4.0。',
  files: {
    json: '公告結果（JSON）',
    csv: '公告結果（CSV，UTF-8）',
    proposals: '提案清單（CSV，UTF-8）',
    proposalsJson: '提案清單（JSON）',
    ballots: '選票清單（CSV，UTF-8）',
    pb: '選舉檔（Pabulib .pb）',
    rules: '投票規則（JSON）',
  },
  selectivity: '這次票選沒有選擇作用',
  selectivityText: (share: string) =>
    `${share} 的提案都錄案。票選若幾乎全數通過，就沒有選擇作用；下次可檢討選項數、上限與門檻。`,
  allAreas: '各區結果',
  print: '列印這一頁即為公告附件格式。',
};

const en: Bilingual<typeof zh>['en'] = {
  title: 'Result and registration',
  lead: 'Counted by the announced rule. Every proposal has its reason, and anyone can count again.',
  notYet: 'The result has not been published',
  notYetText:
    'The responsible agency publishes it once voting has closed and ties are settled. Votes, rank and reason of every proposal will stand here.',
  preview: 'Counting room',
  publishedOn: (when) => `Published ${when}`,
  version: (version) => (version === 1 ? 'Version 1' : `Version ${version} (correction)`),
  versions: 'Versions',
  correction: (reason) => `Reason for the correction: ${reason}`,
  consultative: 'This result advises the agency and does not bind it.',
  ballots: 'Valid ballots',
  ballotsUnit: '',
  picks: 'Picks',
  turnout: 'Turnout',
  eligible: 'Eligible voters',
  needed: 'Votes needed',
  cap: 'Cap',
  capUnit: 'proposals',
  money: 'Budget',
  spent: 'Cost of the registered',
  left: 'Left',
  admittedCount: 'Registered',
  votes: 'Votes',
  weighted: 'Weighted',
  weightedNote: (registered, other) =>
    `A registered resident's vote counts ${registered}, any other ${other}; ranks follow the weighted votes.`,
  rank: 'Rank',
  number: 'No.',
  proposal: 'Proposal',
  cost: 'Cost',
  verdict: 'Result',
  why: 'Reason',
  chart: 'Votes by proposal',
  threshold: (needed) => `${needed} votes needed`,
  verdicts: {
    admitted: 'Registered',
    'by-discretion': 'Registered (signed discretion)',
    'ruled-out': 'Ruled out',
    'not-admitted': 'Not registered',
    tied: 'Tied',
  },
  reason: (finding) => {
    const { verdict } = finding;
    switch (verdict.kind) {
      case 'admitted':
        return `${enVotes(finding.weighted)}; registered in place ${verdict.rank}.`;
      case 'by-discretion':
        return `${enWhy(verdict.otherwise, finding.weighted)} Registered by signed discretion: ${verdict.reason}`;
      case 'ruled-out':
        return `${verdict.ruling === 'withdrawn' ? 'Withdrawn' : 'Ruled infeasible'}; its votes are shown and not ranked: ${verdict.reason}`;
      case 'not-admitted':
        return enWhy(verdict.why, finding.weighted);
    }
  },
  ties: 'Ties',
  steps: enSteps,
  tieText: (numbers, places) => `Proposals ${numbers} have equal votes; ${places} place(s) left.`,
  settled: (method, order) => `By ${enSteps[method]}: ${order}`,
  seededBy: (seed) => `public number ${seed}`,
  seedCheck:
    'The order can be drawn again from the public number: take the SHA-256 (lower-case hexadecimal) of “number|proposal” for each proposal and sort.',
  settle: 'Settle the tie',
  settleBy: 'How',
  order: 'The order drawn (numbers separated by commas)',
  seed: 'Public number',
  seedHint:
    'Instead of drawing by hand: announce beforehand which public number of which day decides (such as the next national lottery), then enter it. The order follows from it, and anybody can draw it again.',
  note: 'Record of the lot (time, place, witnesses)',
  rulings: 'Rulings after voting opened',
  rulingKinds: {
    withdrawn: 'Withdrawn',
    infeasible: 'Ruled infeasible',
    discretion: 'Registered by signed discretion',
    undone: 'Ruling taken back',
  },
  rule: 'Ruling',
  ruleButton: 'Record the ruling',
  ruleReason: 'Reason (published with the result)',
  publish: 'Publish the result',
  publishWhat:
    'A published result is never changed; a mistake can only be corrected by a new, reasoned version.',
  correct: 'Publish the correction',
  correctReason: 'Reason for the correction (published)',
  recount: 'Preview of the count',
  closesAt: (when) => `Ballots are counted after ${when}.`,
  box: 'Ballot box',
  boxSealed: 'The box is sealed',
  boxOpen: 'The box is not sealed yet: seal it under “Ballot” first, then publish.',
  digest: 'Digest of the ballots (SHA-256)',
  rulesHash: 'Hash of the voting rules',
  hash: 'Hash of this publication',
  verify: 'Count it yourself',
  verifyText:
    'Download the list of ballots and the rules and count with any tool; digest and hash must be the same as here.',
  data: 'Open data',
  dataLead: 'Rules, proposals, ballots and results of every cycle, at stable addresses.',
  roomLead:
    'Once the boxes are sealed, ballots are counted here: preview, ties, rulings, publication.',
  roomNone: 'No ballot at present',
  closesOn: (when) => `Closes ${when}`,
  states: {
    open: 'Voting is open',
    unsealed: 'Box to be sealed',
    tied: 'Tie to be settled',
    ready: 'To be published',
    published: 'Published',
  },
  missing: 'Still missing',
  boxOf: (area) => `The box of ${area} is not sealed`,
  differs:
    'Counted again, the result differs from the published one; a correction with its reason can be published.',
  rulingsLead:
    'When a proposal is withdrawn, found infeasible, or registered by signed discretion after voting opened, its reason is recorded here. Votes are always kept and published; ranks follow the ruling.',
  orderHint: (numbers) => `For a lot, for example: ${numbers}`,
  proposals: 'Proposals',
  proposalsText:
    'Title, area, category, purpose, content, place, cost, status and reason of all submitted proposals, with votes, verdict and reason once the result is published. Excluded ones without purpose, content, place and cost; none with the name of its proposer.',
  dataNone:
    'Once voting is set up its rules stand here; once the box is sealed, the ballots and the election file.',
  dataLater:
    'The list of ballots and the election file can be downloaded once voting has closed and the box is sealed.',
  licence: 'Open Government Data License, version 1.0',
  licenceText: 'Open Government Data License, version 1.0 (Taiwan), compatible with CC BY 4.0.',
  files: {
    json: 'Published result (JSON)',
    csv: 'Published result (CSV, UTF-8)',
    proposals: 'Proposals (CSV, UTF-8)',
    proposalsJson: 'Proposals (JSON)',
    ballots: 'Ballots (CSV, UTF-8)',
    pb: 'Election file (Pabulib .pb)',
    rules: 'Voting rules (JSON)',
  },
  selectivity: 'This ballot did not select',
  selectivityText: (share) =>
    `${share} of the proposals were registered. A ballot that nearly everything passes selects nothing; consider the number of options, the cap and the threshold.`,
  allAreas: 'Results by area',
  print: 'Printed, this page is the annex of the announcement.',
};

export const admit: Bilingual<typeof zh> = { 'zh-Hant-TW': zh, en };
