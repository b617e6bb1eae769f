/** The two languages of the platform. Chinese comes first. */
export const LANGS = ['zh-Hant-TW', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** A text in Chinese, and in English where somebody wrote one. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string | null;
}

/** The text in the reader's language, or in Chinese where no English exists. */
export function inLang(text: Bilingual, lang: Lang): string {
  return lang === 'en' ? (text.en ?? text.zh) : text.zh;
}
