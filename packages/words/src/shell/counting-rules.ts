/** The page that explains every counting rule on one small example. Numbers come from the count itself. */
import type { Bilingual } from '../words.ts';
import { countingShares } from './counting-shares.ts';

const zh = {
  title: '計票規則怎麼算',
  lead: '同一批選票，換一條規則，入選的提案就可能不同。這裡用十位居民、五個提案、十萬元的小例子，把每一條規則從頭算一遍。',
  computed: '這一頁的每個數字和每張圖，都由本平臺的計票程式算出，與正式開票用的是同一個程式。',
  contents: '本頁內容',
  residents: ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'].join(''),
  proposals: {
    A: '河濱步道照明',
    B: '里民廣場遮陽',
    C: '通學巷人行道',
    D: '社區共耕菜園',
    E: '公園飲水臺',
  },
  areas: { east: '溪東', west: '溪西' },
  list: '、',
  example: '例子',
  exampleText: (money: string, east: string, west: string) =>
    `一個里有 ${money}可以用。十位居民各自圈選想要的提案，圈幾案都可以。${east}六位住溪東，${west}四位住溪西。`,
  ballots: '誰圈了什麼（● 是圈選）',
  votes: '票數',
  cost: '經費',
  money: '錢用在哪裡',
  left: (money: string) => `剩 ${money}`,
  over: (money: string) => `共需 ${money}`,
  people: '誰得到了什麼',
  gets: (count: number) => `${count} 案`,
  getsNothing: '無',
  nobodyEmpty: '十位居民都至少有一案入選。',
  someEmpty: (names: string, count: number) =>
    count === 1 ? `${names}一案都沒有。` : `${names}共 ${count} 位一案都沒有。`,
  why: '每一案的理由',
  good: '長處',
  bad: '短處',
  summary: '放在一起看',
  summaryText: '沒有一條規則在每一方面都最好。選規則，就是決定什麼比較重要；而且要在投票之前公告。',
  winners: '各規則下入選的提案（✓ 是入選）',
  try: '自己改數字試試看',
  sources: '出處',
  thresholdLine: (votes: number) => `超過 ${votes} 票`,
  rules: {
    'threshold-and-cap': {
      what: '票數要超過門檻，而且名次在上限之內，才算入選。臺北市的錄案就是這條規則。',
      steps: (threshold: number, cap: number) =>
        `本例的門檻是超過 ${threshold} 票，上限是 ${cap} 案。經費不影響入選。`,
      good: '最容易懂，現場就能驗算。上限就是機關承辦得了的案數。',
      bad: '不看經費：八千元的案和四萬八千元的案佔同樣一個名額。人數較多的一群可以拿走所有名額。',
    },
    greedy: {
      what: '從票數最多的開始，錢夠就入選，不夠就跳過，換下一案。世界各地最常用這條規則。',
      steps: (order: string, skipped: string) => `依序輪到${order}。${skipped}輪到時錢已經不夠。`,
      good: '好懂，而且錢不會超支。每一案落選的理由都是「輪到時還差多少錢」。',
      bad: '最大的一群人先把錢用完。溪西的居民佔四成，四個人想要的兩案卻一案都沒有。',
    },
    'votes-per-cost': {
      what: '比的是每一元換到多少票：票數除以經費，高的先。',
      steps: (order: string, skipped: string) => `依序是${order}。${skipped}輪到時錢已經不夠。`,
      good: '同樣的錢，讓更多張票實現。便宜又受歡迎的小案不會被大案擠掉。',
      bad: '大案很吃虧：本例六個人要的案票數最高，反而落選。也會鼓勵把一個大案拆成許多小案。',
    },
    'top-per-group': {
      what: '先把提案分組，例如一里一組，各組取票數最多的前幾名。',
      steps: (groups: string) => `本例分溪東、溪西兩組，各取 1 名：${groups}。`,
      good: '每一組都有入選的案，不會全部集中在一處。',
      bad: '怎麼分組，幾乎就決定了結果。人少的組一票比較重，人多的組一票比較輕；經費也要另外控制。',
    },
    'max-welfare': {
      what: '在經費之內，找出總票數最多的那一組提案。',
      steps: (set: string, total: number) =>
        `試過所有買得起的組合，${set}合計 ${total} 票，是最多的一組。`,
      good: '沒有任何買得起的組合總票數比它高，一元都不浪費在次好的選擇上。',
      bad: '只看總數，不看分給誰：人數夠多的一邊可以全拿。提案一多，就無法用紙筆驗算。',
    },
    phragmen: {
      what: '沒有人一開始就有錢。每個人用同樣的速度存，某一案的支持者合起來存夠了，就買下它，這些人從零再存；下一個要買的案超出經費，就停止。',
      steps: (name: string, money: string) => `每人累計存到 ${money}時，買下${name}。`,
      stopped: (name: string, cost: string, left: string) =>
        `接著輪到${name}，需 ${cost}，但經費只剩 ${left}，計算到此為止。`,
      good: '不必先決定每人分多少，就能照顧人數較少的一群。源自瑞典數學家 Phragmén 1894 年提出的選舉方法。',
      bad: '第一個放不下的案就讓計算停止，可能剩下不少錢。支持者多而便宜的案佔先，大案要等很久。',
    },
  },
  shares: countingShares['zh-Hant-TW'],
};

const en: Bilingual<typeof zh>['en'] = {
  title: 'How the rules count',
  lead: 'The same ballots give different winners under different rules. Here each rule is counted from the beginning, on ten residents, five proposals and 100,000 dollars.',
  computed:
    'Every number and picture on this page comes from the counting program of this platform, the same that counts real results.',
  contents: 'On this page',
  residents: 'KLMNOPQRST',
  proposals: {
    A: 'Riverside lights',
    B: 'Shade for the square',
    C: 'Footpath to school',
    D: 'Shared garden',
    E: 'Drinking fountain',
  },
  areas: { east: 'East', west: 'West' },
  list: ', ',
  example: 'The example',
  exampleText: (money, east, west) =>
    `A village has ${money} to spend. Ten residents each mark the proposals they want, as many as they like. ${east} live east of the stream, ${west} west of it.`,
  ballots: 'Who marked what (● is a mark)',
  votes: 'Votes',
  cost: 'Cost',
  money: 'Where the money goes',
  left: (money) => `${money} left`,
  over: (money) => `${money} in all`,
  people: 'Who gets something',
  gets: (count) => String(count),
  getsNothing: '0',
  nobodyEmpty: 'Each of the ten residents gets at least one proposal.',
  someEmpty: (names, count) =>
    `${names}: ${count === 1 ? 'one resident gets' : `${count} residents get`} nothing.`,
  why: 'Why each one',
  good: 'Strength',
  bad: 'Weakness',
  summary: 'Side by side',
  summaryText:
    'No rule is the best in every respect. To choose a rule is to decide what matters more, and it has to be announced before the vote.',
  winners: 'Who wins under which rule (✓ wins)',
  try: 'Change the numbers yourself',
  sources: 'Sources',
  thresholdLine: (votes) => `more than ${votes} votes`,
  rules: {
    'threshold-and-cap': {
      what: 'A proposal needs more votes than the threshold and a rank within the cap. Taipei registers proposals by this rule.',
      steps: (threshold, cap) =>
        `Here the threshold is more than ${threshold} votes, and the cap is ${cap} proposals. Money plays no part.`,
      good: 'The easiest to understand; anybody can check it on the spot. The cap is as many as the agencies can take on.',
      bad: 'It does not look at money: a proposal of 8,000 takes the same place as one of 48,000. A larger group can take all the places.',
    },
    greedy: {
      what: 'Begin with the most votes. What fits is funded, what does not is passed over. Most cities in the world count this way.',
      steps: (order, skipped) =>
        `In turn: ${order}. There was not enough money left for ${skipped}.`,
      good: 'Easy to understand, and never over budget. Whoever loses is told how much money was missing at their turn.',
      bad: 'The largest group spends the money first. Four in ten residents live west of the stream; neither of the two proposals they want is funded.',
    },
    'votes-per-cost': {
      what: 'What counts is how many votes each dollar buys: votes divided by cost, the highest first.',
      steps: (order, skipped) =>
        `In turn: ${order}. There was not enough money left for ${skipped}.`,
      good: 'The same money makes more votes come true. Cheap and popular proposals are not pushed out by a large one.',
      bad: 'Large proposals suffer: here the one with the most votes loses. It also rewards cutting one project into many.',
    },
    'top-per-group': {
      what: 'Divide the proposals into groups, such as one for each village, and take the best of each.',
      steps: (groups) =>
        `Here there are two groups, east and west, with one place each: ${groups}.`,
      good: 'Every group has a winner; nothing is concentrated in one place.',
      bad: 'How the groups are drawn almost decides the result. A vote weighs more in a small group than in a large one, and money has to be watched separately.',
    },
    'max-welfare': {
      what: 'Of all sets of proposals that the money can pay for, take the one with the most votes in all.',
      steps: (set, total) => `Of all affordable sets, ${set} has the most votes: ${total}.`,
      good: 'No affordable set has more votes in all; no dollar goes to a second best.',
      bad: 'Only the sum counts, not who gets it: a large enough side can take everything. With many proposals nobody can check it by hand.',
    },
    phragmen: {
      what: 'Nobody has money at the start. Everybody saves at the same pace; as soon as the supporters of a proposal have its cost together it is bought, and they start again from zero. When the next one to be bought would exceed the budget, the count ends.',
      steps: (name, money) => `When everybody has saved ${money} in all, ${name} is bought.`,
      stopped: (name, cost, left) =>
        `Next would be ${name} at ${cost}, but only ${left} is left, and the count ends.`,
      good: 'It looks after smaller groups without deciding first how much each person has. It goes back to an election method of the Swedish mathematician Phragmén, 1894.',
      bad: 'The first proposal that does not fit ends the count, which may leave much money. Cheap proposals with many supporters come first; large ones wait long.',
    },
  },
  shares: countingShares.en,
};

export const countingRules: Bilingual<typeof zh> = { 'zh-Hant-TW': zh, en };
