/** How words are kept: Chinese is written first and gives the shape; English must have the same. */
import type { Lang } from '@gongsuan/prelude';

/** The shape of a set of words, with the sentences themselves left open. */
export type Shape<W> = {
  readonly [K in keyof W]: W[K] extends (...facts: infer F) => string
    ? (...facts: F) => string
    : W[K] extends string
      ? string
      : Shape<W[K]>;
};

/** The words of one step in both languages. */
export type Bilingual<W> = Readonly<Record<Lang, Shape<W>>>;

/** The sentences for refusals: one entry for each code, or it does not compile. */
export type RefusalWords<R extends { readonly code: string }> = {
  readonly [C in R['code']]: {
    /** The HTTP status with which the refusal is answered. */
    readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 503;
    readonly 'zh-Hant-TW': (facts: Extract<R, { readonly code: C }>) => string;
    readonly en: (facts: Extract<R, { readonly code: C }>) => string;
  };
};
