export { choices } from './choices.ts';
export { fields } from './fields.ts';
export { planRefusals } from './refusals.ts';
export * from './sentences.ts';
export { plan } from './words.ts';
