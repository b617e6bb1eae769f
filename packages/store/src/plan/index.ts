export * as cycles from './cycles.ts';
export * as figures from './figures.ts';
export * as plans from './plans.ts';
export * as publicCycles from './public.ts';
export type { Figure, PublicCycle, PublicPhase } from './public.ts';
