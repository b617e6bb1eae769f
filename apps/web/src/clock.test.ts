import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Grounds } from '@gongsuan/acts/clock';
import { fileKeyring } from '@gongsuan/acts/ports';
import { inTurn, openDb } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { migrate } from '@gongsuan/store/migrate';
import { privateServer } from '@gongsuan/store/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { everyMsOf, startClock } from './clock.ts';

function groundsAt(url: string): Grounds {
  const folder = mkdtempSync(join(tmpdir(), 'gongsuan-clock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const keyring = fileKeyring(join(folder, 'keys'));
  return { db: openDb(openPool(url, { max: 2 })), keyring, letters: join(folder, 'mail') };
}

describe('the clock', () => {
  it('goes round every minute, at the interval that is set, or not at all', () => {
    expect(everyMsOf(undefined)).toBe(60_000);
    expect(everyMsOf('')).toBe(60_000);
    expect(everyMsOf('300')).toBe(300_000);
    expect(everyMsOf('0')).toBeNull();
    for (const text of ['often', '-1', '1.5', '86401'])
      expect(() => everyMsOf(text), text).toThrow('GONGSUAN_CLOCK');
  });

  it('says once that the database is away and once that it is back, and nothing ends', async () => {
    const server = await privateServer();
    const migrated = await migrate(server.ownerUrl);
    expect(migrated.ok).toBe(true);
    const grounds = groundsAt(server.webUrl);
    const lines: string[] = [];
    const clock = startClock(grounds, {
      everyMs: 20,
      firstMs: 0,
      report: (line) => lines.push(line),
    });
    await expect.poll(() => inTurn(grounds.db, 'probe', async () => 'here')).toBe('here');
    expect(lines).toEqual([]);

    await server.kill9();
    await expect.poll(() => lines.length, { timeout: 20_000 }).toBe(1);
    expect(lines[0]).toMatch(/^clock: no round, \w+; trying again every 0.02 s$/);
    await server.restart();
    await expect.poll(() => lines.length, { timeout: 20_000 }).toBe(2);
    expect(lines[1]).toBe('clock: the database is back');

    await clock.stop();
    await grounds.db.destroy();
    await server.remove();
  });

  it('goes on while the database is away, and stops without another round', async () => {
    let rounds = 0;
    const now = () => {
      rounds += 1;
      return new Date();
    };
    const grounds = groundsAt('postgresql://nobody@127.0.0.1:9/none');
    const clock = startClock(grounds, { everyMs: 1, firstMs: 0, now, report: () => undefined });
    await expect.poll(() => rounds).toBeGreaterThan(3);
    await clock.stop();
    const before = rounds;
    await new Promise((done) => setTimeout(done, 30));
    expect(rounds).toBe(before);
    await grounds.db.destroy();
  });
});
