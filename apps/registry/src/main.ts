/**
 * Starts the registry. REGISTRY_PORT (4600; 0 takes any), REGISTRY_SECRET (at least 16 characters),
 * REGISTRY_CASES (cases as a JSON array). Prints one line of JSON with the port when it listens.
 */
import { serve } from '@hono/node-server';
import { z } from 'zod';
import { registryApp } from './app.ts';
import { Case } from './cases.ts';

const secret = process.env['REGISTRY_SECRET'] ?? '';
if (secret.length < 16) {
  process.stderr.write('REGISTRY_SECRET must have at least 16 characters\n');
  process.exit(1);
}
const cases = z.array(Case).parse(JSON.parse(process.env['REGISTRY_CASES'] ?? '[]'));

const server = serve(
  {
    fetch: registryApp({ secret, cases }).fetch,
    port: Number(process.env['REGISTRY_PORT'] ?? 4600),
    hostname: process.env['REGISTRY_HOST'] ?? '127.0.0.1',
  },
  ({ port }) => process.stdout.write(`${JSON.stringify({ listening: port })}\n`),
);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => server.close(() => process.exit(0)));
}
