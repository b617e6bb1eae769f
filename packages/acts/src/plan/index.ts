export * from './change-areas.ts';
export * from './clone-cycle.ts';
export * from './create-cycle.ts';
export * from './publish-cycle.ts';
export * from './read-office.ts';
export * from './read-public.ts';
export { saveCycle } from './save-cycle.ts';
