/** States of phases and how long they last, in words. */
import type { Bilingual } from '../words.ts';

const zh = {
  state: { past: '已結束', open: '進行中', coming: '尚未開始' },
  daysLeft: (days: number) =>
    days === 0 ? '今天截止' : days === 1 ? '明天截止' : `還有 ${days} 天`,
  daysUntil: (days: number) =>
    days === 0 ? '今天開始' : days === 1 ? '明天開始' : `${days} 天後開始`,
  until: (moment: string) => `${moment}截止`,
  from: (moment: string) => `${moment}起`,
  span: (from: string, to: string) => `${from}至${to}`,
  joined: (one: string, other: string) => `${one}・${other}`,
};

const en: Bilingual<typeof zh>['en'] = {
  state: { past: 'Over', open: 'Open now', coming: 'Not yet open' },
  daysLeft: (days) =>
    days === 0 ? 'Closes today' : days === 1 ? 'Closes tomorrow' : `${days} days left`,
  daysUntil: (days) =>
    days === 0 ? 'Opens today' : days === 1 ? 'Opens tomorrow' : `Opens in ${days} days`,
  until: (moment) => `until ${moment}`,
  from: (moment) => `from ${moment}`,
  span: (from, to) => `${from} to ${to}`,
  joined: (one, other) => `${one} · ${other}`,
};

export const time: Bilingual<typeof zh> = { 'zh-Hant-TW': zh, en };
