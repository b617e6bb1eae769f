import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from './connect.ts';
import { migrate, migrationSentence } from './migrate.ts';
import { freshDatabase, type FreshDatabase } from './testing/index.ts';
import { once } from './testing/shared.ts';

describe('bringing the database up to date', () => {
  let database: FreshDatabase;
  let folder: string;
  const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql);
  const run = () => migrate(database.ownerUrl, folder);
  const refusalOf = async () => {
    const result = await run();
    if (result.ok) throw new Error('it was not refused');
    expect(migrationSentence(result.refusal).zh).not.toBe('');
    return result.refusal;
  };

  beforeAll(async () => {
    database = await freshDatabase();
    // these tests bring migrations of their own: the platform's are forgotten in this copy
    await once(database.ownerUrl, 'truncate house.migration');
    folder = mkdtempSync(join(tmpdir(), 'gongsuan-migrations-'));
    write('0001-first.sql', 'create table public.one (n int);');
    write('0002-second.sql', 'create table public.two (n int); insert into public.two values (1);');
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database.drop();
  });

  it('applies the files in order and, the second time, none', async () => {
    expect(await run()).toEqual({
      ok: true,
      value: { applied: ['0001-first.sql', '0002-second.sql'], newest: '0002-second.sql' },
    });
    expect(await run()).toEqual({ ok: true, value: { applied: [], newest: '0002-second.sql' } });
  });

  it('leaves nothing of a file that fails half way', async () => {
    write('0003-broken.sql', 'create table public.three (n int);\nselect * from nowhere;');
    expect(await refusalOf()).toMatchObject({
      code: 'migration-failed',
      name: '0003-broken.sql',
      line: 2,
    });
    const pool = openPool(database.ownerUrl);
    const { rows } = await pool.query(`select to_regclass('public.three') as found`);
    await pool.end();
    expect(rows).toEqual([{ found: null }]);
    rmSync(join(folder, '0003-broken.sql'));
  });

  it('applies a file once when two processes start at the same moment', async () => {
    write('0003-third.sql', 'create table public.three (n int); select pg_sleep(0.2);');
    const both = await Promise.all([run(), run()]);
    const applied = both.map((result) => (result.ok ? result.value.applied : result.refusal));
    expect(applied).toContainEqual(['0003-third.sql']);
    expect(applied).toContainEqual([]);
  });

  it('reads a file with Windows line ends as the same file', async () => {
    write('0004-lines.sql', 'select 1;\nselect 2;\n');
    await run();
    write('0004-lines.sql', 'select 1;\r\nselect 2;\r\n');
    expect((await run()).ok).toBe(true);
  });

  it('refuses when a file was changed after it was applied', async () => {
    write('0002-second.sql', 'create table public.two (n bigint);');
    expect(await refusalOf()).toEqual({ code: 'migration-changed', name: '0002-second.sql' });
    write('0002-second.sql', 'create table public.two (n int); insert into public.two values (1);');
    expect((await run()).ok).toBe(true);
  });

  it('refuses when a file that was applied is gone', async () => {
    rmSync(join(folder, '0002-second.sql'));
    expect(await refusalOf()).toEqual({ code: 'migration-missing', name: '0002-second.sql' });
    write('0002-second.sql', 'create table public.two (n int); insert into public.two values (1);');
  });

  it('refuses when the database is newer than the program', async () => {
    rmSync(join(folder, '0004-lines.sql'));
    expect(await refusalOf()).toEqual({
      code: 'database-newer',
      name: '0004-lines.sql',
      newest: '0003-third.sql',
    });
    write('0004-lines.sql', 'select 1;\nselect 2;\n');
  });

  it('refuses a new file that stands before one already applied', async () => {
    await once(database.ownerUrl, 'delete from house.migration where number = 3');
    expect(await refusalOf()).toEqual({
      code: 'migration-late',
      name: '0003-third.sql',
      newest: '0004-lines.sql',
    });
  });

  it('refuses two files with one number, and a file without a number', async () => {
    write('0004-again.sql', 'select 1;');
    expect(await refusalOf()).toMatchObject({ code: 'migration-number-twice' });
    rmSync(join(folder, '0004-again.sql'));
    write('five.sql', 'select 1;');
    expect(await refusalOf()).toEqual({ code: 'migration-misnamed', name: 'five.sql' });
  });
});
