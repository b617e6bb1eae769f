export { routeRefusals } from './refusals.ts';
export { route } from './words.ts';
