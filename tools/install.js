// Runs on Node 20 and without any dependency: it is what brings the dependencies.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const project = dirname(dirname(fileURLToPath(import.meta.url)));

/** The pinned Node (package `node`) that everything after the installation runs on. */
export const pinnedNode = join(project, 'node_modules', 'node', 'bin', 'node');

/** One line for people: Chinese, then English. */
export const say = (zh, en) => console.log(`共算 | ${zh}\n     | ${en}`);

/** The same for what went wrong. */
export const complain = (zh, en) => console.error(`共算 | ${zh}\n     | ${en}`);

const packagesOf = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch {
    return null;
  }
};

/** Whether node_modules holds every package of the lock file in its version. */
export function isInstalled() {
  const locked = packagesOf(join(project, 'package-lock.json'));
  const installed = packagesOf(join(project, 'node_modules', '.package-lock.json'));
  if (locked === null || installed === null || !existsSync(pinnedNode)) return false;
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.optional || entry.devOptional || entry.peer)
      return true;
    return entry.link === true ? path in installed : installed[path]?.version === entry.version;
  });
}

/** Installs what the lock file says when it is not there yet. Gives back the exit code of npm. */
export async function install() {
  if (isInstalled()) return 0;
  if (process.env.GONGSUAN_INSTALL === 'never') {
    say(
      'node_modules 與 package-lock.json 不符，依 GONGSUAN_INSTALL=never 不重新安裝。',
      'node_modules differs from package-lock.json; left as it is (GONGSUAN_INSTALL=never).',
    );
    return existsSync(pinnedNode) ? 0 : 1;
  }
  say(
    '安裝套件（npm ci），第一次約需半分鐘。',
    'Installing packages (npm ci); about half a minute the first time.',
  );
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) complain(`npm ci 失敗（代碼 ${code}）。`, `npm ci failed (code ${code}).`);
  else if (!existsSync(pinnedNode)) {
    complain(
      '套件 node 的安裝程序沒有執行：請允許它（npm install-scripts approve node）後再試。',
      'The install script of the package "node" did not run: allow it (npm install-scripts approve node) and try again.',
    );
    return 1;
  }
  return code;
}

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: project,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a program on the pinned Node, hands it every stop signal and ends with its exit code. The
 * channel between the two tells the program when this process is gone, however it ended.
 */
export function continueWith(program, args = []) {
  const bin = join(project, 'node_modules', '.bin');
  const child = spawn(pinnedNode, [join(project, program), ...args], {
    cwd: project,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}` },
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.once('close', (code) => process.exit(code ?? 1));
}
