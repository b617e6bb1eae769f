export { shell } from './words.ts';
