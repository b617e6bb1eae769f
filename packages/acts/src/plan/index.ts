export * from './read-public.ts';
