export { planRefusals } from './refusals.ts';
export { plan } from './words.ts';
