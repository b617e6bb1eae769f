export * as decisions from './decisions.ts';
export * as publications from './publications.ts';
export type { Publication } from './publications.ts';
export type { WrittenRuling, WrittenSettlement } from './decisions.ts';
