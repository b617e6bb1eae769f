export { gatherRefusals } from './refusals.ts';
export { gather } from './words.ts';
