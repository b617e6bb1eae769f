export { peopleRefusals } from './refusals.ts';
export { people } from './words.ts';
