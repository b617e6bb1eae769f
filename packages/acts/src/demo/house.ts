/** What loading the demonstration needs, and who does it. */
import type { Machine } from '@gongsuan/core/people';
import type { Db } from '@gongsuan/store';
import type { Collector } from '@gongsuan/store/vote';
import type { Door } from '../people/index.ts';
import type { Keyring } from '../ports/index.ts';

export const DEMO: Machine = { kind: 'machine', name: 'demo' };

/** What loading needs of the house. */
export interface DemoHouse {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly collector: Collector;
  readonly door: Door;
  /** Says what is being loaded. */
  readonly report: (zh: string, en: string) => void;
}
