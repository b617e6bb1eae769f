export { ballotOptions, ballotSince } from './ballot.ts';
export * as files from './files.ts';
export * as proposals from './proposals.ts';
export * as standing from './standing.ts';
export { contents, summaries } from './summaries.ts';
export * as versions from './versions.ts';
export type { Standing } from './standing.ts';
