import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeCare } from './caretaker.ts';
import { isAlive } from '../server/lock.ts';
import { serverSentence } from '../server/refusal.ts';
import type { Access } from '../server/credentials.ts';
import { startServer, type Server } from '../server/start.ts';

/** A server in a temporary directory, for tests that own it. */
export type PrivateServer = Access & {
  readonly dataDir: string;
  /** Process number of the server as it runs now. */
  readonly pid: () => number;
  /** Kills the server as a power cut would: no clean stop, backends die with it. */
  readonly kill9: () => Promise<void>;
  /** Starts it again on the same data and the same port. */
  readonly restart: () => Promise<void>;
  /** Stops it cleanly and keeps its directory. */
  readonly stop: () => Promise<void>;
  /** Stops it cleanly and deletes its directory. */
  readonly remove: () => Promise<void>;
};

/** Starts a throw-away server that the test may kill. Call `remove` at the end. */
export async function privateServer(): Promise<PrivateServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongsuan-test-'));
  const dismiss = takeCare(join(dataDir, 'postgres'), dataDir);
  let server = await begin(dataDir);
  return {
    ...{ ownerUrl: server.ownerUrl, webUrl: server.webUrl, auditUrl: server.auditUrl, dataDir },
    pid: () => server.pid(),
    kill9: async () => {
      process.kill(server.pid(), 'SIGKILL');
      while (isAlive(server.pid())) await sleep(10);
      await server.stop(); // nothing runs; releases the directory
    },
    restart: async () => {
      await server.stop();
      server = await begin(dataDir);
    },
    stop: () => server.stop(),
    remove: async () => {
      await server.stop();
      dismiss();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The server of a test run. */
export const temporaryServer = privateServer;

async function begin(dataDir: string): Promise<Server> {
  // port 0: any free one, so that test runs beside each other do not meet
  const started = await startServer({ dataDir, port: 0 });
  if (!started.ok) throw new Error(serverSentence(started.refusal).en);
  return started.value;
}
