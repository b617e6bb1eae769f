import type { Bilingual } from '../words.ts';

const zh = {};

const en: Bilingual<typeof zh>['en'] = {};

export const route: Bilingual<typeof zh> = { 'zh-Hant-TW': zh, en };
