import type { RefusalWords } from '../words.ts';

export const admitRefusals: RefusalWords<never> = {};
