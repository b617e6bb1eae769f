/** Whether it was the connection to PostgreSQL, not what was asked, that failed. */

/** The SQLSTATE of PostgreSQL or the code of the network, where an error has one. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** Lost, refused, shutting down, out of resources, read-only, cancelled, deadlocked: try again. */
const PASSING = /^(08|57|53|25006|40P01|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOST|ENET)/;

/** Given up because it took too long: the connection stands, and what else is asked is answered. */
export const tookTooLong = (error: unknown): boolean => codeOf(error) === '57014';

export function connectionLost(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined) return PASSING.test(code);
  return error instanceof Error && /terminated|timeout|closed|not queryable/i.test(error.message);
}
