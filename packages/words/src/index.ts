/** All words of the platform, and the sentence of every refusal, in the reader's language. */
import { LANGS, type Lang } from '@gongsuan/prelude';
import { admit, admitRefusals } from './admit/index.ts';
import { gather, gatherRefusals } from './gather/index.ts';
import { people, peopleRefusals } from './people/index.ts';
import { plan, planRefusals } from './plan/index.ts';
import { route, routeRefusals } from './route/index.ts';
import { shell } from './shell/index.ts';
import { vote, voteRefusals } from './vote/index.ts';

export type { Bilingual, RefusalWords, Shape } from './words.ts';

/** The words of every step in one language. */
export type Words = ReturnType<typeof inOne>;

const byLang = {
  'zh-Hant-TW': inOne('zh-Hant-TW'),
  en: inOne('en'),
} satisfies Record<Lang, unknown>;

export function wordsOf(lang: Lang): Words {
  return byLang[lang];
}

function inOne(lang: Lang) {
  return {
    shell: shell[lang],
    people: people[lang],
    plan: plan[lang],
    gather: gather[lang],
    route: route[lang],
    vote: vote[lang],
    admit: admit[lang],
  };
}

const refusals = {
  ...peopleRefusals,
  ...planRefusals,
  ...gatherRefusals,
  ...routeRefusals,
  ...voteRefusals,
  ...admitRefusals,
};

/** Every code that can be refused with. */
export type RefusalCode = keyof typeof refusals;

/** A refusal of any step: its code and its facts. */
export type AnyRefusal = {
  [C in RefusalCode]: Parameters<(typeof refusals)[C]['en']>[0];
}[RefusalCode];

/** The sentence that tells a reader why, and what to do. */
export function sentence(refusal: AnyRefusal, lang: Lang): string {
  // The record is exhaustive by its type; only the pairing of code and facts is lost here.
  const write = refusals[refusal.code][lang] as (facts: AnyRefusal) => string;
  return write(refusal);
}

/** The HTTP status with which a refusal is answered. */
export function statusOf(refusal: AnyRefusal): number {
  return refusals[refusal.code].status;
}

export { LANGS };
