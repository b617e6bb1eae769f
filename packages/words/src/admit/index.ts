export { admitRefusals } from './refusals.ts';
export { admit } from './words.ts';
