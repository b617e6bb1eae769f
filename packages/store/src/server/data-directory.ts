import { join } from 'node:path';

/**
 * The data directory: `GONGSUAN_DATA`, or `.data` in the project. Inside a bundle, whose files stand
 * elsewhere, the project is where the process was started.
 */
export function dataDirectory(env: Readonly<Record<string, string | undefined>>): string {
  const named = env.GONGSUAN_DATA;
  if (named !== undefined && named !== '') return named;
  const here = import.meta.dirname;
  const own = join('packages', 'store', 'src', 'server');
  return join(here.endsWith(own) ? here.slice(0, -own.length) : process.cwd(), '.data');
}
