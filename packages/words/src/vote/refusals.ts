import type { RefusalWords } from '../words.ts';

export const voteRefusals: RefusalWords<never> = {};
