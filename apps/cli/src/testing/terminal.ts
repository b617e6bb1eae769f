/** For tests: `gongsuan` as an operator types it, with a database and a data directory of its own. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, type FreshDatabase } from '@gongsuan/store/testing';

const MAIN = new URL('../main.ts', import.meta.url).pathname;

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

export interface Terminal {
  readonly database: FreshDatabase;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly gongsuan: (...words: readonly string[]) => Promise<Ran>;
  readonly close: () => Promise<void>;
}

export async function openTerminal(): Promise<Terminal> {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'gongsuan-cli-'));
  const env = {
    PATH: process.env['PATH'],
    LANG: 'zh_TW.UTF-8',
    DATABASE_URL: database.ownerUrl,
    DATABASE_URL_WEB: database.webUrl,
    GONGSUAN_DATA: dataDir,
  };
  return {
    database,
    dataDir,
    env,
    gongsuan: (...words) => run(env, words),
    close: async () => {
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function run(env: Terminal['env'], words: readonly string[]): Promise<Ran> {
  return new Promise((done) => {
    const options = { env: { ...env }, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [MAIN, ...words], options, (cause, out, err) => {
      const exit = cause && typeof cause.code === 'number' ? cause.code : 0;
      done({ exit, out, err });
    });
  });
}
