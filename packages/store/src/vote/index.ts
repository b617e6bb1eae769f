export * as attempts from './attempts.ts';
export * as box from './box.ts';
export type { Turnout } from './box.ts';
export * as certifications from './certifications.ts';
export {
  openCollector,
  type Cast,
  type CastOutcome,
  type Collector,
  type CollectorOptions,
} from './collector.ts';
export { connectionLost, tookTooLong } from './lost.ts';
export { ballotOptions } from './options.ts';
export * as polls from './polls.ts';
