import { spawn } from 'node:child_process';

/**
 * Stops the server of `cluster` and deletes `dataDir` when this process has ended without doing so:
 * interrupted, killed, crashed. A shell waits at a pipe that closes with this process.
 */
const script = `
cat >/dev/null
read -r pid <"$1/postmaster.pid" 2>/dev/null && kill -INT "$pid" 2>/dev/null
n=0
while [ -e "$1/postmaster.pid" ] && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
rm -rf "$2"`;

/** Begins to watch; the function given back ends the watch and touches nothing. */
export function takeCare(cluster: string, dataDir: string): () => void {
  const shell = spawn('sh', ['-c', script, 'caretaker', cluster, dataDir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  shell.on('error', () => undefined); // no shell: the test run cleans up after itself only when it ends well
  shell.stdin.on('error', () => undefined);
  shell.unref();
  if ('unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref();
  return () => {
    shell.kill('SIGKILL');
  };
}
