export { tend, type Grounds, type Tended } from './tend.ts';
