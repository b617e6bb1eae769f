import type { RefusalWords } from '../words.ts';

export const planRefusals: RefusalWords<never> = {};
