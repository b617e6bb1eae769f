export * as decisions from './decisions.ts';
export * as messages from './messages.ts';
