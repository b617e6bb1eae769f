/** 溝通紀錄: what officer and proposer say to each other; nothing in it is changed afterwards (K40, L9). */
import { ok, refuse, type Id, type Result } from '@gongsuan/prelude';
import { cleanText, lengthOf, saysSomething } from '../gather/text.ts';

export type MessageId = Id<'message'>;

export interface Message {
  readonly id: MessageId;
  /** talk: between the two; fact: a check of fact that everybody may read (K25). */
  readonly kind: 'talk' | 'fact';
  readonly side: 'officer' | 'proposer';
  readonly at: Date;
  readonly text: string;
}

export const MOST_MESSAGE = 2000;

export type MessageRefusal =
  | { readonly code: 'message-empty'; readonly field: 'text' }
  | {
      readonly code: 'message-too-long';
      readonly field: 'text';
      readonly length: number;
      readonly most: number;
    };

/** Reads a message as it was typed. */
export function parseMessage(typed: string): Result<string, MessageRefusal> {
  const text = cleanText(typed);
  const length = lengthOf(text);
  if (!saysSomething(text)) return refuse({ code: 'message-empty', field: 'text' });
  return length > MOST_MESSAGE
    ? refuse({ code: 'message-too-long', field: 'text', length, most: MOST_MESSAGE })
    : ok(text);
}
