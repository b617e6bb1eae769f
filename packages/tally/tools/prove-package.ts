/**
 * Pack the library, install it into an empty folder, and run the examples of its README there: in
 * this Node, in every other Node named on the command line, and in a browser page. What an example
 * prints stands in its comments.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const ROOT = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'tally-package-'));
const run = (command: string, args: readonly string[], cwd: string) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

run('npm', ['pack', '--pack-destination', folder], ROOT);
const archive = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, archive)], folder);
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
for (const [, example = ''] of readme.matchAll(/```js\n([\s\S]*?)```/g)) {
  writeFileSync(join(folder, 'example.js'), example);
  const expected = [...example.matchAll(/\/\/ (.*)/g)].map(([, line]) => `${line}\n`).join('');
  console.log(expected);
  const say = (where: string, printed: string) => {
    if (printed !== expected) process.exitCode = 1;
    console.log(`${where}: ${printed === expected ? 'as printed' : `DIFFERENT\n${printed}`}`);
  };
  for (const node of [process.execPath, ...process.argv.slice(2)]) {
    say(`Node ${run(node, ['--version'], folder).trim()}`, run(node, ['example.js'], folder));
  }
  say('Browser', await inBrowser());
}
rmSync(folder, { recursive: true });

async function inBrowser(): Promise<string> {
  const map = '{ "imports": { "@gongsuan/tally": "/node_modules/@gongsuan/tally/dist/index.js" } }';
  const page = `<!doctype html><script type="importmap">${map}</script><script type="module" src="/example.js"></script>`;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/') response.setHeader('content-type', 'text/html').end(page);
    else if (extname(path) !== '.js') response.writeHead(404).end();
    else
      response.setHeader('content-type', 'text/javascript').end(readFileSync(join(folder, path)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const tab = await browser.newPage();
  const lines: string[] = [];
  tab.on('console', (message) => lines.push(`${message.text()}\n`));
  tab.on('pageerror', (error) => lines.push(`${error.message}\n`));
  await tab.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'networkidle' });
  await browser.close();
  server.close();
  return lines.filter((line) => !line.startsWith('Failed to load resource')).join('');
}
