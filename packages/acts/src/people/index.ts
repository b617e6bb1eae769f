export * from './read-tenants.ts';
