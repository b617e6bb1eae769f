import type { RefusalWords } from '../words.ts';

export const routeRefusals: RefusalWords<never> = {};
