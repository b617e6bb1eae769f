export * as tenants from './tenants.ts';
