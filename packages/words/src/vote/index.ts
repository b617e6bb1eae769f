export { voteRefusals } from './refusals.ts';
export { vote } from './words.ts';
