export * as cycles from './cycles.ts';
