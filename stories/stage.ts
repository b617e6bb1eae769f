/**
 * The stage of a story: a database of its own, the registry stand-in, the built web server, and a
 * real browser. Nothing is mocked; the clock is the machine's.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { fileKeyring, type Keyring } from '@gongsuan/acts/ports';
import type { DemoHouse } from '@gongsuan/acts/demo';
import { openDb, type Db } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { freshDatabase, type FreshDatabase } from '@gongsuan/store/testing';
import { openCollector, type Collector } from '@gongsuan/store/vote';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const SECRET = 'story-secret-story-secret-story-secret';
const REGISTRY_SECRET = 'story-registry-secret';

export interface Stage {
  readonly db: Db;
  readonly database: FreshDatabase;
  readonly keyring: Keyring;
  readonly collector: Collector;
  readonly demo: DemoHouse;
  readonly browser: Browser;
  /** Address of the web server, without a slash at the end. */
  readonly origin: string;
  readonly dataDir: string;
  /** Tells the registry stand-in something: `/cases`, `/behaviour`. */
  readonly tellRegistry: (path: string, body: object) => Promise<void>;
  /** Asks the registry stand-in: `/residents`, `/asked`. */
  readonly askRegistry: (path: string) => Promise<unknown>;
  /** Everything that the web server has written. */
  readonly webLog: () => string;
  /** A fresh browser window; scripts are off unless asked for. */
  readonly visitor: (options?: VisitorOptions) => Promise<BrowserContext>;
  /** Kills the web server without warning and starts another at the same address. */
  readonly restartWeb: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface VisitorOptions {
  readonly scripts?: boolean;
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** What a story may have otherwise than usual. */
export interface StageWishes {
  /** The way on which the web server reaches its database: a story may cut it. */
  readonly way?: (databaseUrl: string) => Promise<string>;
  /** More of the web server's environment. */
  readonly web?: Readonly<Record<string, string>>;
}

/** Raises a stage. The site must have been built (`npm test` does). */
export async function raiseStage(wishes: StageWishes = {}): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongsuan-story-'));
  const database = await freshDatabase();
  const db = openDb(openPool(database.webUrl, { max: 4 }));
  const collector = openCollector(database.webUrl);
  const keys = join(dataDir, 'keys');
  const keyring = fileKeyring(keys);
  const registry = await start('apps/registry/src/main.ts', {
    REGISTRY_PORT: '0',
    REGISTRY_SECRET,
  });
  const webUrl = (await wishes.way?.(database.webUrl)) ?? database.webUrl;
  const registryUrl = `http://127.0.0.1:${registry.port}`;
  const webEnv = (port: number) => ({
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL_WEB: webUrl,
    GONGSUAN_SECRET: SECRET,
    GONGSUAN_DATA: dataDir,
    GONGSUAN_KEYS: keys,
    GONGSUAN_DEMO: 'yes',
    REGISTRY_URL: registryUrl,
    REGISTRY_SECRET,
    FORMS_PER_MINUTE_DEVICE: '100000',
    FORMS_PER_MINUTE_ADDRESS: '100000',
    // The clock would seal a finished year while a story still fills its boxes.
    GONGSUAN_CLOCK: '0',
    ...wishes.web,
  });
  let web = await start('apps/web/server.ts', webEnv(0));
  const { port } = web;
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });

  return {
    db,
    database,
    keyring,
    collector,
    browser,
    dataDir,
    origin: `http://127.0.0.1:${port}`,
    demo: {
      db,
      keyring,
      collector,
      door: { secret: SECRET, origin: `http://127.0.0.1:${port}`, mail: silent },
      report: () => undefined,
    },
    tellRegistry: async (path, body) => {
      const answer = await fetch(`${registryUrl}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-registry-secret': REGISTRY_SECRET },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`the registry answered ${answer.status} to ${path}`);
    },
    askRegistry: async (path) =>
      (
        await fetch(`${registryUrl}${path}`, { headers: { 'x-registry-secret': REGISTRY_SECRET } })
      ).json(),
    webLog: () => web.said.join(''),
    visitor: async ({ scripts = false, width = 1280, colorScheme = 'light' } = {}) => {
      const context = await browser.newContext({
        javaScriptEnabled: scripts,
        viewport: { width, height: 900 },
        colorScheme,
        reducedMotion: 'reduce',
        locale: 'zh-TW',
        baseURL: `http://127.0.0.1:${port}`,
      });
      context.setDefaultTimeout(15_000);
      return context;
    },
    restartWeb: async (signal) => {
      await stop(web.child, signal);
      web = await start('apps/web/server.ts', webEnv(port));
    },
    close: async () => {
      await browser.close();
      await stop(web.child, 'SIGTERM');
      await stop(registry.child, 'SIGTERM');
      await collector.close();
      await db.destroy();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const silent = { place: 'nowhere', send: () => Promise.resolve(true) };

interface Started {
  readonly child: ChildProcess;
  readonly said: readonly string[];
  readonly port: number;
}

/** Starts a program of the project and waits for its line `{"listening": port}`. */
async function start(script: string, env: Readonly<Record<string, string>>): Promise<Started> {
  const child = spawn(process.execPath, [join(PROJECT, script)], {
    env: { PATH: process.env['PATH'], TZ: 'UTC', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`${script} ended with ${code}: ${said.join('')}`)),
    );
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      said.push(line);
      const listening = /^\{"listening":(\d+)\}$/.exec(line);
      if (listening) resolve({ child, said, port: Number(listening[1]) });
    });
  });
}

function stop(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
