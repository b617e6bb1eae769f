import type { Sentence } from '@gongsuan/store/server';

/** Why the platform did not start, already in words. */
export class Stopped extends Error {
  readonly sentence: Sentence;
  constructor(sentence: Sentence) {
    super(sentence.en);
    this.sentence = sentence;
  }
}
