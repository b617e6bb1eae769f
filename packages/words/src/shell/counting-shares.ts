/** 均等份額法 explained, round by round. */
import type { Bilingual } from '../words.ts';

const zh = {
  what: '先把錢平分給每一位投票的人，再由支持者一起出錢，買下共同想要的提案。',
  nameTitle: '為什麼叫「均等份額法」',
  name: '英文是 Method of Equal Shares，還沒有通行的中文名稱。相等的是每個人一開始分到的「份額」，不是每個人最後付的錢：份額快用完的人，付剩下的就好，其餘的由同案支持者分擔。所以我們不叫它「均攤」，而叫「均等份額法」。',
  start: '起點：錢平分給每個人',
  startText: (money: string, people: number, each: string) =>
    `${money}由 ${people} 位居民平分，每人的份額是 ${each}。份額帶不回家，只能付給自己圈選的提案。`,
  choose:
    '每一輪都問同一個問題：哪一案的支持者負擔最輕？做法是把該案經費由支持者平分，份額不夠的人付光剩下的，其餘的人再平分缺口；付最多的那個人付了經費的幾分之一，就等於這一案有幾個「有效票」。有效票最多的案先買。',
  round: (round: number, name: string) => `第 ${round} 輪：買下${name}`,
  roundEven: (name: string, cost: string, payers: number, each: string) =>
    `${name}需 ${cost}，${payers} 位支持者每人付 ${each}。`,
  roundUneven: (name: string, cost: string, poor: string, most: string) =>
    `${name}需 ${cost}。${poor}；其餘支持者每人付 ${most}。`,
  poor: (names: string, amount: string) => `${names}的份額只剩 ${amount}，全數付出`,
  offers: '各案此時的有效票',
  effective: (votes: string) => `${votes} 票`,
  cannot: (has: string) => `買不起：支持者合計只剩 ${has}`,
  bought: '已買下',
  chosen: '最多，買下',
  end: '沒有人再買得起',
  endText: '剩下的案，支持者的份額加起來都不夠：',
  lack: (name: string, names: string, has: string, cost: string, missing: string) =>
    `${name}需 ${cost}，支持者${names}合計只剩 ${has}，還差 ${missing}。`,
  leftTitle: '剩下的錢怎麼辦',
  left: (money: string) =>
    `到這裡還剩 ${money}。份額分散在不同的人手上，湊不成任何一案，所以要事先約定補足的方法，常用的有兩種：`,
  add1: (raises: string, amount: string, changes: string) =>
    `逐元加碼：假裝每人的份額多一元，從頭重算，一直加到再加就會超支為止。本例可以加 ${raises} 元，到每人 ${amount}；${changes}`,
  add1Same: '入選的案沒有改變。',
  add1More: (names: string) => `多買下${names}。`,
  greedy: (names: string) =>
    `依票數補足：剩下的案從票數最多的看起，放得下就入選。本例補上${names}。`,
  greedyNone: '依票數補足：剩下的案從票數最多的看起，放得下就入選。本例沒有放得下的。',
  usual: '本平臺比較時先逐元加碼，再依票數補足。',
  result: '最後的結果',
  resultText: (names: string, cost: string) => `入選${names}，共 ${cost}。`,
  good: '佔四成的居民，就能決定大約四成的錢，多數與少數都有份。每一案是誰出的錢、出了多少，全部看得到。',
  bad: '步驟多，要靠程式計算，不能現場心算。補足的方法會影響結果，所以要事先公告。總經費增加時，原本入選的案有可能落選，這是這類方法共有的現象。',
  has: '還有',
  pays: '這一輪付',
  spent: '之前付過',
  saved: '已存',
  drawing: (texts: string) => `每位居民的份額：${texts}`,
  person: (name: string, pays: string, has: string) => `${name}付 ${pays}、剩 ${has}`,
  personHas: (name: string, has: string) => `${name}有 ${has}`,
};

const en: Bilingual<typeof zh>['en'] = {
  what: 'Divide the money equally among everybody who votes; then supporters pay together for the proposals they want.',
  nameTitle: 'What is equal about it',
  name: 'Equal is the share with which everybody starts, not what everybody pays in the end: who has little left pays what is left, and the other supporters of the proposal divide the rest.',
  start: 'The start: equal shares for all',
  startText: (money, people, each) =>
    `${money} divided among ${people} residents gives ${each} to each. Nobody can take it home; it pays only for proposals that one has marked.`,
  choose:
    'Every round asks the same question: whose supporters bear the lightest burden? Divide the cost among the supporters; who has too little pays all they have, and the others divide the gap. If the one who pays the most pays a third of the cost, the proposal has 3 "effective votes". The most effective votes are bought first.',
  round: (round, name) => `Round ${round}: ${name} is bought`,
  roundEven: (name, cost, payers, each) =>
    `${name} costs ${cost}; ${payers} supporters pay ${each} each.`,
  roundUneven: (name, cost, poor, most) =>
    `${name} costs ${cost}. ${poor}; the other supporters pay ${most} each.`,
  poor: (names, amount) => `${names} had only ${amount} left and pay all of it`,
  offers: 'Effective votes at this moment',
  effective: (votes) => votes,
  cannot: (has) => `cannot pay: supporters have ${has}`,
  bought: 'bought',
  chosen: 'the most: bought',
  end: 'Nobody can pay any more',
  endText: 'The supporters of the others do not have enough together:',
  lack: (name, names, has, cost, missing) =>
    `${name} costs ${cost}; its supporters ${names} have ${has} left, ${missing} short.`,
  leftTitle: 'What about the rest?',
  left: (money) =>
    `${money} is left. It lies with people who do not want the same things, so a way to spend it has to be agreed beforehand. Two are common:`,
  add1: (raises, amount, changes) =>
    `Raise the shares: pretend that everybody had one dollar more and count again, until one more would exceed the budget. Here the shares can rise by ${raises} to ${amount}; ${changes}`,
  add1Same: 'the winners stay the same.',
  add1More: (names) => `that buys ${names}.`,
  greedy: (names) =>
    `Most votes first: of the others, whatever fits, by votes. Here that adds ${names}.`,
  greedyNone: 'Most votes first: of the others, whatever fits, by votes. Here nothing fits.',
  usual: 'The comparisons on this platform raise the shares first, then take the most votes.',
  result: 'The result',
  resultText: (names, cost) => `${names} win, for ${cost} in all.`,
  good: 'Four in ten residents decide about four tenths of the money; majority and minority both have their part. Who paid for what, and how much, can be seen.',
  bad: 'Many steps: it takes a program. How the rest is spent matters and has to be announced. With more money a winner may lose, as with all methods of this kind.',
  has: 'has',
  pays: 'pays now',
  spent: 'paid before',
  saved: 'saved',
  drawing: (texts) => `The share of each resident: ${texts}`,
  person: (name, pays, has) => `${name} pays ${pays}, has ${has} left`,
  personHas: (name, has) => `${name} has ${has}`,
};

export const countingShares: Bilingual<typeof zh> = { 'zh-Hant-TW': zh, en };
