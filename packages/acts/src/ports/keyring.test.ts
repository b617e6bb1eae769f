import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RollId } from '@gongsuan/core/vote';
import { fileKeyring } from './keyring.ts';

const directory = mkdtempSync(join(tmpdir(), 'gongsuan-keyring-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const roll = '6f1c0d0e-7b44-4c5e-9a53-0a8d9a3f1b52' as RollId;
const other = '7f1c0d0e-7b44-4c5e-9a53-0a8d9a3f1b52' as RollId;

describe('金鑰 the keyring', () => {
  const keys = join(directory, 'keys');
  const ring = fileKeyring(keys);

  it('makes the same tag of the same number on one roll, another on another', () => {
    ring.create(roll);
    ring.create(other);
    const tag = ring.tag(roll, 'A123456789');
    expect(tag?.length).toBe(32);
    expect(fileKeyring(keys).tag(roll, 'A123456789')).toEqual(tag);
    expect(ring.tag(other, 'A123456789')).not.toEqual(tag);
    expect(ring.tag(roll, 'A200000003')).not.toEqual(tag);
  });
  it('keeps a key that is there when it is made again', () => {
    const tag = ring.tag(roll, 'A123456789');
    ring.create(roll);
    expect(ring.tag(roll, 'A123456789')).toEqual(tag);
  });
  it('lets only the owner read the keys', () => {
    expect(statSync(keys).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(keys))
      expect(statSync(join(keys, file)).mode & 0o777).toBe(0o600);
  });
  it('makes no tag after the key was destroyed, in this process or another', () => {
    const second = fileKeyring(keys);
    expect(second.tag(roll, 'A123456789')).toBeDefined();
    ring.destroy(roll);
    expect(ring.tag(roll, 'A123456789')).toBeUndefined();
    expect(second.tag(roll, 'A123456789')).toBeUndefined();
  });
});
