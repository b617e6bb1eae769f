export * from './decide-proposal.ts';
export * from './inbox.ts';
export type { Post } from './notice.ts';
export * from './read-case.ts';
export * from './write-message.ts';
