export * from './cycle.ts';
export * from './phase.ts';
