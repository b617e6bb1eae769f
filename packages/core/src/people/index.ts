export * from './organisation.ts';
export * from './policy.ts';
