import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTerminal, type Terminal } from '../testing/terminal.ts';

let terminal: Terminal;
beforeAll(async () => {
  terminal = await openTerminal();
  await terminal.gongsuan('demo', 'load');
});
afterAll(() => terminal.close());

const keys = () => readdir(join(terminal.dataDir, 'keys'));

it('gongsuan tend destroys the key of the finished demonstration, and then finds nothing to do', async () => {
  const before = await keys();
  const first = await terminal.gongsuan('tend');
  expect(first).toEqual({ exit: 0, out: '銷毀名冊金鑰 1\n', err: '' });
  expect(await keys()).toHaveLength(before.length - 1);
  const second = await terminal.gongsuan('--lang', 'en', 'tend');
  expect(second).toEqual({ exit: 0, out: 'Nothing is due.\n', err: '' });
});
