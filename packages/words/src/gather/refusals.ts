import type { RefusalWords } from '../words.ts';

export const gatherRefusals: RefusalWords<never> = {};
