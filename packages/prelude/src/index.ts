export * from './result.ts';
export * from './id.ts';
export * from './lang.ts';
export * from './money.ts';
export * from './number.ts';
export * from './date.ts';
export * from './canonical.ts';
