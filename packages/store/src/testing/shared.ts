import pg from 'pg';
import { clientConfig } from '../connect.ts';

/** Environment variables by which the test run's server is known to its workers. */
export const testVariables = { owner: 'GONGSUAN_TEST_URL', web: 'GONGSUAN_TEST_WEB_URL' } as const;

/** Runs one statement on its own connection. */
export async function once(url: string, statement: string): Promise<void> {
  const client = new pg.Client(
    clientConfig(url, { applicationName: 'gongsuan-test', statementTimeout: 0 }),
  );
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
