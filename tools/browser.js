// What the stories need besides npm's packages: a browser and Chinese type. Plain JavaScript.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { complain, say } from './install.js';

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Path of the browser: CHROMIUM, or the first found on the PATH; `null` when there is none. */
export function findBrowser() {
  if (process.env.CHROMIUM) return existsSync(process.env.CHROMIUM) ? process.env.CHROMIUM : null;
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of commands) if (existsSync(join(folder, name))) return join(folder, name);
  return null;
}

const contains = (folder, wanted) => {
  try {
    return readdirSync(folder, { recursive: true }).some((path) => wanted.test(String(path)));
  } catch {
    return false;
  }
};

/** Whether pages in Chinese show characters and not boxes. */
export function hasChineseType() {
  const listed = spawnSync('fc-list', [':lang=zh-tw', 'family'], { encoding: 'utf8' });
  if (listed.status === 0) return listed.stdout.trim() !== '';
  const cjk = /CJK|wqy|uming|PingFang|msjh/i;
  return ['/usr/share/fonts', '/usr/local/share/fonts'].some((folder) => contains(folder, cjk));
}

/** Installs what is missing when we may (Debian and Ubuntu, as root); otherwise says the command. */
export function ensureBrowser() {
  const missing = [];
  if (findBrowser() === null) missing.push('chromium');
  if (!hasChineseType()) missing.push('fonts-noto-cjk');
  if (missing.length === 0) return true;
  const list = missing.join(' ');
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say(`安裝測試所需的 ${list}。`, `Installing ${list} for the tests.`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet);
    if (findBrowser() !== null && hasChineseType()) return true;
  }
  complain(
    `測試需要 ${list}。請執行：sudo apt-get update && sudo apt-get install -y --no-install-recommends ${list}`,
    `The tests need ${list}. Run: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${list}`,
  );
  return false;
}
