/**
 * 金鑰: the key of each roll, with which identity numbers become tags. Kept outside the database, so
 * that a copy of the database alone tells nobody who voted: the numbers are few enough to try all.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RollId } from '@gongsuan/core/vote';

export interface Keyring {
  /** Makes the key of a roll; leaves one that is there as it is. */
  readonly create: (roll: RollId) => void;
  /** HMAC-SHA256 of a text with the roll's key; `undefined` when the key is not there. */
  readonly tag: (roll: RollId, text: string) => Buffer | undefined;
  /** Destroys the key: from then on no number can be matched to the roll. */
  readonly destroy: (roll: RollId) => void;
}

const KEY_BYTES = 32;

/** Keys as files that only their owner can read, one per roll, in a directory of their own. */
export function fileKeyring(directory: string): Keyring {
  const known = new Map<RollId, Buffer>();
  const path = (roll: RollId): string => join(directory, `${roll}.key`);
  const read = (roll: RollId): Buffer | undefined => {
    const kept = known.get(roll);
    // A key that another process destroyed must not live on in this one.
    if (!existsSync(path(roll))) {
      known.delete(roll);
      return undefined;
    }
    if (kept) return kept;
    const key = Buffer.from(readFileSync(path(roll), 'utf8').trim(), 'hex');
    if (key.length !== KEY_BYTES) throw new Error(`the key of roll ${roll} is damaged`);
    known.set(roll, key);
    return key;
  };
  return {
    create: (roll) => {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      if (existsSync(path(roll))) return;
      const key = randomBytes(KEY_BYTES).toString('hex');
      writeFileSync(path(roll), `${key}\n`, { mode: 0o600, flag: 'wx', flush: true });
    },
    tag: (roll, text) => {
      const key = read(roll);
      return key && createHmac('sha256', key).update(text).digest();
    },
    destroy: (roll) => {
      known.delete(roll);
      if (!existsSync(path(roll))) return;
      writeFileSync(path(roll), `${'0'.repeat(KEY_BYTES * 2)}\n`, { flush: true });
      rmSync(path(roll));
    },
  };
}
