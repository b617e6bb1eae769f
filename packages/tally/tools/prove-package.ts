/**
 * Pack the library, install it into an empty folder, and run the example of its README there: in
 * this Node, in every other Node named on the command line, and in a browser page.
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
const example =
  /```js\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.[1] ?? '';
writeFileSync(join(folder, 'example.js'), example);

const expected = run(process.execPath, ['example.js'], folder);
console.log(expected);
for (const node of [process.execPath, ...process.argv.slice(2)]) {
  const version = run(node, ['--version'], folder).trim();
  const same = run(node, ['example.js'], folder) === expected;
  console.log(`Node ${version}: ${same ? 'the same' : 'DIFFERENT'}`);
}
console.log(`Browser: ${(await inBrowser()) === expected ? 'the same' : 'DIFFERENT'}`);
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
