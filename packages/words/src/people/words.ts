import type { Bilingual } from '../words.ts';
import { enLedger, enOffice, zhLedger, zhOffice } from './office.ts';
import { enLetters, zhLetters } from './letters.ts';
import { enNames, zhNames } from './names.ts';
import { enSignIn, zhSignIn } from './sign-in.ts';

const zh = {
  ...zhNames,
  letters: zhLetters,
  signIn: zhSignIn,
  office: zhOffice,
  ledger: zhLedger,
};

const en: Bilingual<typeof zh>['en'] = {
  ...enNames,
  letters: enLetters,
  signIn: enSignIn,
  office: enOffice,
  ledger: enLedger,
};

export const people: Bilingual<typeof zh> = { 'zh-Hant-TW': zh, en };
