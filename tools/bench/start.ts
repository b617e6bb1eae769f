// npm run bench:start: seconds from `npm start` to the first page, as a newcomer has it (an empty
// clone, an empty npm cache) and the second time. The last line is JSON.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { project } from '../install.js';

const bars = { coldSeconds: 120, warmSeconds: 5 };

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      probe.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : 0),
      );
    });
  });
}

/** Whether a process, or with a minus a group of them, is still there. */
function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Starts the checkout, waits for its first page, stops it; seconds until the page was read. */
async function secondsToFirstPage(checkout: string, cache: string, log: string): Promise<number> {
  const port = await freePort();
  // the PATH of whoever types the command: without the Node that npm run puts in front of it
  const path = (process.env.PATH ?? '')
    .split(':')
    .filter((folder) => !folder.includes('node_modules'));
  const began = performance.now();
  const child = spawn('sh', ['-c', `exec npm start >>"${log}" 2>&1`], {
    cwd: checkout,
    detached: true,
    stdio: 'ignore',
    env: {
      HOME: process.env.HOME,
      PATH: path.join(':'),
      PORT: String(port),
      npm_config_cache: cache,
    },
  });
  let ended = false;
  const over = new Promise<void>((resolve) =>
    child.once('close', () => ((ended = true), resolve())),
  );
  let seconds: number | null = null;
  while (!ended && seconds === null && performance.now() - began < 300_000) {
    try {
      const page = await fetch(`http://127.0.0.1:${port}/`);
      if (page.ok && (await page.text()).includes('<html'))
        seconds = (performance.now() - began) / 1000;
    } catch {
      await sleep(20);
    }
  }
  if (child.pid !== undefined && !ended) process.kill(-child.pid, 'SIGTERM');
  await over;
  // npm ends before what it has started: the next start needs the data directory to be free.
  while (child.pid !== undefined && isThere(-child.pid)) await sleep(20);
  if (seconds === null) throw new Error(`no page:\n${readFileSync(log, 'utf8')}`);
  return Math.round(seconds * 10) / 10;
}

const folder = mkdtempSync(join(tmpdir(), 'gongsuan-start-'));
chmodSync(folder, 0o755);
try {
  const checkout = join(folder, 'checkout');
  execFileSync('git', ['clone', '--quiet', project, checkout]);
  const cache = join(folder, 'npm-cache');
  const log = join(folder, 'start.log');
  const coldSeconds = await secondsToFirstPage(checkout, cache, log);
  console.log(`cold: ${coldSeconds} s (empty clone, empty npm cache)`);
  const warm: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    warm.push(await secondsToFirstPage(checkout, cache, log));
    console.log(`warm: ${warm.at(-1)} s`);
  }
  const warmSeconds = warm.sort((a, b) => a - b)[1] ?? NaN;
  const met = coldSeconds <= bars.coldSeconds && warmSeconds <= bars.warmSeconds;
  console.log(JSON.stringify({ coldSeconds, warmSeconds, bars, met }));
  process.exitCode = met ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
